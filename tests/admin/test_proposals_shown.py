"""Proposals on the story's page, in its history and beside its revisions."""

import pytest
from django.contrib.auth.models import User

from articles import workflow
from articles.models import Article
from tests.admin.conftest import Login
from tests.admin.posting import change_address, queries_of, verb_address
from tests.admin.test_article_proof import proof_address
from tests.cast import NOW, make_photo, signed_article
from tests.proofing import propose


@pytest.fixture
def story(reporter: User, chief: User) -> Article:
    photo = make_photo(by=reporter, caption="泵站。")
    return signed_article(by=reporter, chief=chief, photos=[photo], summary="一\n二")


def test_storys_page_tells_who_read_it_and_what_waits(
    story: Article, proofreader: User, page_editor: User, chief: User, login: Login
) -> None:
    propose(story, by=proofreader, headline="一校改的主题")
    page = login(page_editor).get(change_address(story)).content.decode()
    assert "改样待确认" in page
    assert proof_address(story) in page
    assert verb_address(story, "take-back-proposal") not in page
    page = login(proofreader).get(change_address(story)).content.decode()
    assert verb_address(story, "take-back-proposal") in page
    page = login(chief).get(change_address(story)).content.decode()
    assert "确认改样" in page


def test_proposal_is_named_in_the_history_and_never_newest(
    story: Article, proofreader: User, page_editor: User, chief: User, login: Login
) -> None:
    propose(story, by=proofreader, headline="一校改的主题")
    client = login(page_editor)
    history = client.get(f"/admin/articles/article/{story.pk}/history/")
    page = history.content.decode()
    assert "一校改样" in page and "改样待确认" in page
    assert "compare/?old=1&amp;new=2" in page
    compare = client.get(f"/admin/articles/article/{story.pk}/compare/")
    assert compare.context["new"].number == 1
    assert client.get(change_address(story)).context["revision_number"] == 1


def test_refused_proposal_is_restored_by_hand_alone(
    story: Article, proofreader: User, page_editor: User, chief: User, login: Login
) -> None:
    """Out of date, its words are still there for whoever edits the story."""
    propose(story, by=proofreader, headline="一校改的主题")
    workflow.unsign(story, by=chief, now=NOW)
    story.refresh_from_db()
    client = login(chief)
    compare = client.get(f"/admin/articles/article/{story.pk}/compare/?new=2")
    assert verb_address(story, "use-revision") in compare.content.decode()
    asked = {"number": 2, "version": story.version}
    assert client.post(verb_address(story, "use-revision"), asked).status_code == 302
    assert Article.objects.get(pk=story.pk).headline == "一校改的主题"


def test_cost_does_not_grow_with_pictures_or_rounds(
    reporter: User, chief: User, proofreader: User, page_editor: User, login: Login
) -> None:
    few = signed_article(by=reporter, chief=chief, photos=[make_photo()])
    many = signed_article(
        by=reporter, chief=chief, photos=[make_photo() for _ in range(12)]
    )
    for row in (few, many):
        propose(row, by=page_editor, headline="改样的主题")
    client = login(proofreader)
    cost = queries_of(client, proof_address(few))
    assert queries_of(client, proof_address(many)) == cost


def test_changes_that_only_wait_are_no_change_since(
    story: Article, proofreader: User, page_editor: User, desk_head: User, login: Login
) -> None:
    propose(story, by=proofreader, headline="一校改的主题")
    propose(story, by=page_editor, deck="二校加的副题")
    client = login(desk_head)
    for address in (change_address(story), proof_address(story)):
        assert "其后有改动" not in client.get(address).content.decode()
