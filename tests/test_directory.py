"""Reporters merged and new names made known: links move, printed words never do."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles import directory, workflow
from articles.copytext import parse_page
from articles.intake import is_new_name
from articles.models import (
    Byline,
    DeskLog,
    FormerSlug,
    PassedName,
    PhotoCredit,
    Reporter,
    RevisionCredit,
)
from articles.refusals import NotAllowed, NotReady, WrongState
from articles.vocabulary import Verb
from tests.cast import (
    NOW,
    make_article,
    make_photo,
    make_reporter,
    released_issue,
    signed_article,
)


@pytest.fixture
def kept(db: None) -> Reporter:
    return make_reporter("徐芊卉")


@pytest.fixture
def gone(db: None) -> Reporter:
    return make_reporter("芊卉")


def test_merged_bylines_keep_their_printed_words(
    kept: Reporter, gone: Reporter, chief: User
) -> None:
    article = make_article(by=chief)
    byline = Byline.objects.create(article=article, reporter=gone)
    directory.merge(gone, into=kept, by=chief, now=NOW)
    byline.refresh_from_db()
    assert (byline.reporter, byline.name) == (kept, "芊卉")
    assert not Reporter.objects.filter(pk=gone.pk).exists()


def test_signed_text_stays_the_same_to_the_byte(
    kept: Reporter, gone: Reporter, reporter: User, chief: User
) -> None:
    article = signed_article(by=reporter, chief=chief, bylines=[gone])
    signed = article.revisions.order_by("pk").last()
    assert signed is not None
    before = (signed.hash, signed.content)
    directory.merge(gone, into=kept, by=chief, now=NOW)
    signed.refresh_from_db()
    assert (signed.hash, signed.content) == before
    assert {row.reporter for row in signed.revision_credits.all()} >= {kept}


def test_story_that_names_both_keeps_both_bylines(
    kept: Reporter, gone: Reporter, chief: User
) -> None:
    article = make_article(by=chief)
    Byline.objects.create(article=article, reporter=kept, order=0)
    Byline.objects.create(article=article, reporter=gone, order=1)
    directory.merge(gone, into=kept, by=chief, now=NOW)
    rows = article.bylines.filter(reporter=kept)
    assert [row.name for row in rows] == ["徐芊卉", "芊卉"]


def test_photo_of_both_is_credited_once(
    kept: Reporter, gone: Reporter, chief: User
) -> None:
    both, alone = make_photo(by=chief), make_photo(by=chief)
    for photo, person in ((both, kept), (both, gone), (alone, gone)):
        PhotoCredit.objects.create(photo=photo, reporter=person)
    directory.merge(gone, into=kept, by=chief, now=NOW)
    assert list(both.photographers.all()) == [kept]
    assert list(alone.photographers.all()) == [kept]


def test_merge_is_logged_and_the_old_address_is_never_given_again(
    kept: Reporter, gone: Reporter, chief: User
) -> None:
    slug = gone.slug
    directory.merge(gone, into=kept, by=chief, now=NOW)
    (entry,) = DeskLog.objects.filter(verb=Verb.MERGE)
    assert entry.target_id == kept.pk and entry.detail["merged"] == "芊卉"
    assert FormerSlug.objects.get(slug=slug).reporter == kept
    assert make_reporter("芊卉").slug != slug


def test_addresses_of_two_merges_lead_to_the_last_in_one_step(
    kept: Reporter, gone: Reporter, chief: User
) -> None:
    last = make_reporter("徐千卉")
    directory.merge(gone, into=kept, by=chief, now=NOW)
    directory.merge(kept, into=last, by=chief, now=NOW)
    assert {row.reporter for row in FormerSlug.objects.all()} == {last}
    assert FormerSlug.objects.count() == 2


def test_nobody_is_merged_into_oneself(kept: Reporter, chief: User) -> None:
    with pytest.raises(NotReady, match="自己"):
        directory.merge(kept, into=kept, by=chief, now=NOW)


def test_second_of_two_merges_is_refused(
    kept: Reporter, gone: Reporter, chief: User
) -> None:
    directory.merge(gone, into=kept, by=chief, now=NOW)
    stale = Reporter(pk=gone.pk or 10**9, name="芊卉", slug="x")
    with pytest.raises(WrongState):
        directory.merge(stale, into=kept, by=chief, now=NOW)


def test_two_accounts_are_not_merged_and_a_single_one_moves(
    kept: Reporter, gone: Reporter, reporter: User, other_reporter: User, chief: User
) -> None:
    gone.user = reporter
    gone.save()
    kept.user = other_reporter
    kept.save()
    with pytest.raises(NotReady, match="登录账号"):
        directory.merge(gone, into=kept, by=chief, now=NOW)
    kept.user = None
    kept.save()
    assert directory.merge(gone, into=kept, by=chief, now=NOW).user == reporter


def test_who_does_not_keep_reporters_does_none_of_it(
    kept: Reporter, gone: Reporter, page_editor: User
) -> None:
    article = make_article(by=page_editor)
    Byline.objects.create(article=article, printed_name="岑晚")
    with pytest.raises(NotAllowed):
        directory.merge(gone, into=kept, by=page_editor, now=NOW)
    with pytest.raises(NotAllowed):
        directory.make_known("岑晚", kind="staff", by=page_editor, now=NOW)
    with pytest.raises(NotAllowed):
        directory.know_as("岑晚", kept, by=page_editor, now=NOW)
    with pytest.raises(NotAllowed):
        directory.pass_over("岑晚", by=page_editor, now=NOW)
    assert [row.name for row in directory.new_names()] == ["岑晚"]


@pytest.fixture
def unknown(chief: User) -> Byline:
    article = make_article(by=chief)
    return Byline.objects.create(article=article, printed_name="徐千卉")


def test_new_name_shows_who_sounds_like_it(kept: Reporter, unknown: Byline) -> None:
    (found,) = directory.new_names()
    assert (found.name, found.count, found.like) == ("徐千卉", 1, (kept,))


def test_name_made_known_links_its_bylines(unknown: Byline, chief: User) -> None:
    row = directory.make_known("徐千卉", kind="correspondent", by=chief, now=NOW)
    unknown.refresh_from_db()
    assert (unknown.reporter, unknown.name) == (row, "徐千卉")
    assert directory.new_names() == []
    with pytest.raises(WrongState):
        directory.make_known("徐千卉", kind="correspondent", by=chief, now=NOW)


def test_name_known_as_another_stays_as_printed(
    kept: Reporter, unknown: Byline, chief: User
) -> None:
    directory.know_as("徐千卉", kept, by=chief, now=NOW)
    unknown.refresh_from_db()
    assert (unknown.reporter, unknown.name) == (kept, "徐千卉")


def test_known_name_stands_on_the_reporters_page(
    kept: Reporter, reporter: User, chief: User
) -> None:
    article = make_article(by=reporter)
    Byline.objects.create(article=article, printed_name="徐千卉")
    workflow.record_edit(article, by=reporter, now=NOW)
    directory.know_as("徐千卉", kept, by=chief, now=NOW)
    assert RevisionCredit.objects.filter(
        reporter=kept, revision__article=article
    ).exists()


def test_passed_name_is_not_asked_again(unknown: Byline, chief: User) -> None:
    directory.pass_over("徐千卉", by=chief, now=NOW)
    assert directory.new_names() == []
    assert PassedName.objects.get().passed_by == chief
    unknown.refresh_from_db()
    assert unknown.name == "徐千卉" and unknown.reporter is None


def test_old_address_of_a_merged_reporter_leads_on(
    kept: Reporter,
    gone: Reporter,
    reporter: User,
    chief: User,
    client: Client,
    clock: None,
) -> None:
    story = signed_article(by=reporter, chief=chief, bylines=[gone])
    released_issue([story], chief=chief)
    slug = gone.slug
    assert client.get(f"/reporters/{slug}/").status_code == 200
    directory.merge(gone, into=kept, by=chief, now=NOW)
    answer = client.get(f"/reporters/{slug}/")
    assert answer.status_code == 301
    assert answer.headers["Location"] == kept.get_absolute_url()
    assert "芊卉" in client.get(answer.headers["Location"]).content.decode()


def test_old_address_of_somebody_without_live_stories_leads_nowhere(
    kept: Reporter, gone: Reporter, chief: User, client: Client
) -> None:
    slug = gone.slug
    directory.merge(gone, into=kept, by=chief, now=NOW)
    assert client.get(f"/reporters/{slug}/").status_code == 404


def test_page_proposes_the_writers_that_the_directory_lacks() -> None:
    copy = parse_page(
        "湖边来客\n\n本报讯（记者 罗堃 通讯员 岑晚）昨天，候鸟来了。\n\n"
        "湿地公园的候鸟。岑晚 摄\n\n受访者供图"
    )
    story = copy.items[0]
    signed = [*story.credits, *(who for photo in story.photos for who in photo.credits)]
    found = [row.name for row in signed if is_new_name(row, {"罗堃"})]
    assert found and set(found) == {"岑晚"}
