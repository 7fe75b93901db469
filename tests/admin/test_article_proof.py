"""The proof of a story at its door: who opens it, what saving does, nothing lost."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.forms.models import model_to_dict
from django.test import Client

from articles import workflow
from articles.models import Article, DeskLog, Proposal
from articles.vocabulary import Verb
from tests.access import TABLE, employ
from tests.admin.conftest import Login
from tests.admin.posting import Fields, change_address, shown
from tests.cast import NOW, make_photo, make_reporter, signed_article, submitted_article
from tests.proofing import propose

PROOFERS = {"proofreader", "page_editor", "desk_head", "chief"}


def proof_address(row: Article) -> str:
    return f"/admin/articles/article/{row.pk}/proof/"


def opened(client: Client, row: Article, **changed: Any) -> Fields:
    return shown(client, proof_address(row), form="proof_form") | changed


def copy_of(row: Article) -> dict[str, Any]:
    return model_to_dict(Article.objects.get(pk=row.pk))


@pytest.fixture
def story(reporter: User, chief: User) -> Article:
    photo = make_photo(by=reporter, caption="泵站。")
    return signed_article(by=reporter, chief=chief, photos=[photo], summary="一\n二")


@pytest.mark.parametrize("person", TABLE)
def test_proof_opens_to_exactly_these_posts(
    person: str, story: Article, login: Login
) -> None:
    client = login(employ(person))
    may = person in PROOFERS
    answer = client.get(proof_address(story))
    assert answer.status_code == (200 if may else 403)
    assert (story.headline in answer.content.decode()) == may
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("person", sorted(set(TABLE) - PROOFERS))
def test_raw_post_of_others_changes_nothing(
    person: str, story: Article, proofreader: User, login: Login
) -> None:
    fields = opened(login(proofreader), story, headline="越权改的主题")
    before, user = copy_of(story), employ(person)
    assert login(user).post(proof_address(story), fields).status_code == 403
    assert copy_of(story) == before
    assert not Proposal.objects.exists()
    assert DeskLog.objects.get(verb=Verb.REFUSED).person == user


def test_own_story_is_proofed_by_others(
    reporter: User, chief: User, page_editor: User, login: Login
) -> None:
    name = make_reporter(user=page_editor)
    story = signed_article(by=reporter, chief=chief, bylines=[name])
    answer = login(page_editor).get(proof_address(story))
    assert answer.status_code == 403
    assert "须由别人校对" in answer.content.decode()


def test_proof_needs_a_login_and_a_token(
    story: Article, proofreader: User, client: Client
) -> None:
    assert "/admin/login/" in client.get(proof_address(story))["Location"]
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(proofreader)
    assert strict.post(proof_address(story), {}).status_code == 403
    assert not story.proofs.exists()


def test_unread_story_saved_as_it_came_is_passed(
    story: Article, proofreader: User, login: Login
) -> None:
    """Line breaks, spaces and the picture's caption survive the form."""
    client = login(proofreader)
    answer = client.post(proof_address(story), opened(client, story), follow=True)
    assert answer.redirect_chain[-1][0] == change_address(story)
    assert "一校已记，没有改动" in answer.content.decode()
    assert story.proofs.get().errors == 0
    assert not Proposal.objects.exists()


def test_browsers_line_breaks_are_no_change(
    story: Article, proofreader: User, login: Login
) -> None:
    client = login(proofreader)
    fields = opened(client, story, summary="一\r\n二")
    client.post(proof_address(story), fields)
    assert story.proofs.exists() and not Proposal.objects.exists()


def test_changed_words_are_proposed_and_shown_as_a_difference(
    story: Article, proofreader: User, login: Login
) -> None:
    client, before = login(proofreader), copy_of(story)
    fields = opened(client, story, errors_found="2", comment="两处")
    fields |= {"headline": "改过的主题", "caption-0": "新泵站。"}
    answer = client.post(proof_address(story), fields, follow=True)
    page = answer.content.decode()
    assert "/compare/?old=1&new=2" in answer.redirect_chain[-1][0]
    assert "<ins>新</ins>泵站。" in page
    assert "改样待确认" in page
    assert copy_of(story) == before
    proof, proposal = story.proofs.get(), story.proposals.get()
    assert (proof.errors, proof.comment, proposal.proof) == (2, "两处", proof)
    assert proposal.revision.content["photos"][0]["caption"] == "新泵站。"


def test_second_reader_starts_from_the_waiting_proposal(
    story: Article, proofreader: User, page_editor: User, login: Login
) -> None:
    propose(story, by=proofreader, headline="一校改的主题")
    client = login(page_editor)
    page = client.get(proof_address(story)).content.decode()
    assert "您读的是二校" in page
    assert "<ins>一校改的主题</ins>" in page or "<ins>" in page
    assert opened(client, story)["headline"] == "一校改的主题"


def test_stale_proof_comes_back_with_both_texts(
    story: Article, proofreader: User, page_editor: User, login: Login
) -> None:
    client = login(page_editor)
    fields = opened(client, story, headline="二校改的主题")
    propose(story, by=proofreader, headline="一校改的主题")
    answer = client.post(proof_address(story), fields)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "一校改的主题" in page
    assert 'value="二校改的主题"' in page
    assert story.proposals.get().person == proofreader
    again = fields | {"token": token_in(page)}
    assert client.post(proof_address(story), again).status_code == 302
    newest = story.proposals.waiting().get()
    assert newest.revision.content["headline"] == "二校改的主题"
    assert newest.builds_on is not None


def token_in(page: str) -> str:
    return page.split('name="token" value="')[1].split('"')[0]


def test_words_typed_before_the_signature_fell_are_kept(
    story: Article, proofreader: User, chief: User, login: Login
) -> None:
    client = login(proofreader)
    words = {"headline": "来不及的主题", "caption-0": "来不及的说明"}
    fields = opened(client, story, **words)
    workflow.unsign(story, by=chief, now=NOW)
    answer = client.post(proof_address(story), fields)
    assert answer.status_code == 409
    for word in words.values():
        assert word in answer.content.decode()


@pytest.mark.long_table
@pytest.mark.parametrize(
    "broken",
    [
        {"errors_found": "-1"},
        {"errors_found": "abc"},
        {"errors_found": ""},
        {"errors_found": "9" * 40},
        {"headline": "长" * 201},
        {"headline": "\x00主题"},
        {"comment": "字" * 501},
        {"caption-0": ""},
        {"token": ""},
        {"token": "\x00"},
        {"token": "9" * 200},
    ],
)
def test_mistakes_and_garbage_come_back_with_a_sentence(
    broken: Fields, story: Article, proofreader: User, login: Login
) -> None:
    client = login(proofreader)
    fields = opened(client, story, deck="留住的副题") | broken
    answer = client.post(proof_address(story), fields)
    assert answer.status_code in (200, 409)
    page = answer.content.decode()
    assert "errornote" in page
    assert "留住的副题" in page
    assert not story.proofs.exists() and not Proposal.objects.exists()


@pytest.mark.parametrize("words", [{"headline": ""}, {"body": ""}])
def test_copy_that_could_not_be_signed_comes_back(
    words: Fields, reporter: User, chief: User, proofreader: User, login: Login
) -> None:
    story = signed_article(by=reporter, chief=chief)
    client = login(proofreader)
    answer = client.post(proof_address(story), opened(client, story, **words))
    assert answer.status_code == 403
    assert "errornote" in answer.content.decode()
    assert not story.proofs.exists()


def test_fields_of_other_forms_are_ignored(
    story: Article, proofreader: User, login: Login
) -> None:
    client, before = login(proofreader), Article.objects.values().get(pk=story.pk)
    fields = opened(client, story, deck="新副题")
    fields |= {"state": "draft", "live_from": "2026-11-24", "source": "reprint"}
    fields |= {"label": "广告", "caption-7": "不是这篇的图", "version": "99"}
    assert client.post(proof_address(story), fields).status_code == 302
    assert Article.objects.values().get(pk=story.pk) == before
    signed, proposed = story.revisions.order_by("number")
    assert proposed.content == signed.content | {"deck": "新副题"}


def test_hostile_body_is_sanitised_as_in_the_storys_form(
    story: Article, proofreader: User, login: Login
) -> None:
    client = login(proofreader)
    body = '<p onclick="x()">一<script>alert(1)</script><img src=x onerror=y></p>'
    fields = opened(client, story, body=body, headline="<script>alert(2)</script>")
    answer = client.post(proof_address(story), fields, follow=True)
    page = answer.content.decode()
    assert "<script>alert" not in page
    kept = story.proposals.get().revision.content["body"]
    assert not any(part in kept for part in ("script", "onclick", "img"))


def test_unsigned_story_has_no_proof(
    reporter: User, proofreader: User, login: Login
) -> None:
    row = submitted_article(by=reporter)
    assert login(proofreader).get(proof_address(row)).status_code == 409


def test_unknown_story_is_not_found(proofreader: User, login: Login) -> None:
    for pk in ("999999999", "9" * 60):
        address = f"/admin/articles/article/{pk}/proof/"
        assert login(proofreader).get(address).status_code == 404
