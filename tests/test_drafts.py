"""What is typed and not saved: for its writer alone, one row a person and story."""

import datetime as dt
import uuid

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from articles import drafts
from articles.models import Article, DeskLog, DraftCopy, Revision
from articles.permissions import Action, may_start
from articles.refusals import NotAllowed, NotReady, Refused, WrongState
from tests.access import CELLS, TABLE, allowed, employ, put_into
from tests.cast import HOUR, NOW, make_article, submitted_article

DAY = dt.timedelta(days=1)


def typed(**fields: str) -> dict[str, str]:
    return {
        "headline": "写到一半",
        "version": "1",
        "sitting": str(uuid.uuid4()),
    } | fields


@pytest.mark.long_table
@pytest.mark.parametrize("person", TABLE)
def test_only_who_may_edit_the_story_keeps_a_copy(person: str, reporter: User) -> None:
    user = employ(person)
    kept = set()
    for owned, state in CELLS:
        story = put_into(state, owner=user if owned else reporter, writer=reporter)
        try:
            drafts.keep(typed(), article=story, by=user, now=NOW)
            kept.add((owned, state))
        except Refused as refusal:
            assert str(refusal)
            assert not DraftCopy.objects.filter(article=story).exists()
    assert kept == allowed(person, Action.EDIT)


@pytest.mark.parametrize("person", TABLE)
def test_only_who_may_begin_a_story_keeps_a_copy_of_a_new_one(
    person: str, db: None
) -> None:
    user = employ(person)
    fields = typed(form_key=str(uuid.uuid4()))
    if may_start(user):
        drafts.keep(fields, article=None, by=user, now=NOW)
    else:
        with pytest.raises(NotAllowed):
            drafts.keep(fields, article=None, by=user, now=NOW)
    assert DraftCopy.objects.exists() is may_start(user)


def test_keeping_touches_neither_story_nor_revisions_nor_log(reporter: User) -> None:
    story = make_article(by=reporter)
    before = Article.objects.values().get(pk=story.pk)
    counts = Revision.objects.count(), DeskLog.objects.count()
    drafts.keep(typed(), article=story, by=reporter, now=NOW + HOUR)
    assert Article.objects.values().get(pk=story.pk) == before
    assert (Revision.objects.count(), DeskLog.objects.count()) == counts


def test_one_sitting_writes_one_row_over_and_over(reporter: User) -> None:
    story = make_article(by=reporter)
    fields = typed()
    drafts.keep(fields, article=story, by=reporter, now=NOW)
    drafts.keep(
        fields | {"headline": "写完"}, article=story, by=reporter, now=NOW + HOUR
    )
    row = DraftCopy.objects.get()
    assert (row.data["headline"], row.version, row.at) == ("写完", 1, NOW + HOUR)


def test_copy_of_another_window_is_not_written_over(reporter: User) -> None:
    story = make_article(by=reporter)
    drafts.keep(typed(headline="早上写的"), article=story, by=reporter, now=NOW)
    with pytest.raises(WrongState):
        drafts.keep(typed(headline="别处写的"), article=story, by=reporter, now=NOW)
    assert DraftCopy.objects.get().data["headline"] == "早上写的"


def test_each_of_two_editors_has_a_copy_of_their_own(
    reporter: User, page_editor: User, desk_head: User
) -> None:
    story = submitted_article(by=reporter)
    for user in (page_editor, desk_head):
        drafts.keep(typed(headline=user.username), article=story, by=user, now=NOW)
    for user in (page_editor, desk_head):
        mine = drafts.offered(article=story, by=user)
        assert mine is not None and mine.data["headline"] == user.username
    assert drafts.offered(article=story, by=reporter) is None


def test_forgetting_leaves_the_copies_of_others(
    reporter: User, page_editor: User, desk_head: User
) -> None:
    story = submitted_article(by=reporter)
    for user in (page_editor, desk_head):
        drafts.keep(typed(), article=story, by=user, now=NOW)
    drafts.forget(article=story, by=page_editor)
    assert DraftCopy.objects.get().user == desk_head


def test_saved_form_leaves_no_text_and_takes_none_that_comes_late(
    reporter: User,
) -> None:
    story = make_article(by=reporter)
    fields = typed()
    drafts.keep(fields, article=story, by=reporter, now=NOW)
    drafts.saved(fields, article=story, by=reporter, now=NOW)
    assert drafts.offered(article=story, by=reporter) is None
    assert DraftCopy.objects.get().data == {}
    assert drafts.saved_before(fields, article=story, by=reporter)
    assert not drafts.saved_before(
        fields | {"headline": "又改"}, article=story, by=reporter
    )
    with pytest.raises(WrongState):
        drafts.keep(fields, article=story, by=reporter, now=NOW)
    drafts.keep(typed(headline="再打开写的"), article=story, by=reporter, now=NOW)
    assert DraftCopy.objects.get().data["headline"] == "再打开写的"


def test_saving_keeps_the_unanswered_copy_of_another_window(reporter: User) -> None:
    story = make_article(by=reporter)
    drafts.keep(typed(headline="早上写的"), article=story, by=reporter, now=NOW)
    drafts.saved(typed(), article=story, by=reporter, now=NOW)
    kept = drafts.offered(article=story, by=reporter)
    assert kept is not None and kept.data["headline"] == "早上写的"


def test_filed_form_keeps_no_more_copies(reporter: User) -> None:
    key = uuid.uuid4()
    story = make_article(by=reporter, form_key=key)
    fields = typed(form_key=str(key))
    with pytest.raises(WrongState):
        drafts.keep(fields, article=None, by=reporter, now=NOW)
    drafts.saved(fields, article=story, by=reporter, now=NOW)
    assert not DraftCopy.objects.unsaved().exists()


def test_copy_that_slipped_in_while_its_form_was_filed_is_not_offered(
    reporter: User,
) -> None:
    key = uuid.uuid4()
    drafts.keep(typed(form_key=str(key)), article=None, by=reporter, now=NOW)
    assert drafts.offered(article=None, by=reporter) is not None
    make_article(by=reporter, form_key=key)
    assert drafts.offered(article=None, by=reporter) is None


def test_newest_new_story_is_offered_first(reporter: User) -> None:
    keys = [str(uuid.uuid4()) for _ in range(3)]
    for hours, key in enumerate(keys):
        fields = typed(form_key=key, headline=key)
        drafts.keep(fields, article=None, by=reporter, now=NOW + hours * HOUR)
    newest = drafts.offered(article=None, by=reporter)
    chosen = drafts.offered(article=None, form_key=keys[0], by=reporter)
    assert newest is not None and newest.data["headline"] == keys[2]
    assert chosen is not None and chosen.data["headline"] == keys[0]
    drafts.forget(article=None, form_key=keys[2], by=reporter)
    assert DraftCopy.objects.count() == 2


@pytest.mark.parametrize("key", ["", "no key", "\0", "1" * 500])
def test_new_story_without_its_key_is_refused(key: str, reporter: User) -> None:
    with pytest.raises(NotReady):
        drafts.keep(typed(form_key=key), article=None, by=reporter, now=NOW)
    assert not DraftCopy.objects.exists()


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 40, "１", "1.5"])
def test_garbage_for_a_version_matches_no_story(version: str, reporter: User) -> None:
    story = make_article(by=reporter)
    row = drafts.keep(typed(version=version), article=story, by=reporter, now=NOW)
    row.refresh_from_db()
    assert row.version != story.version


def test_what_the_database_cannot_carry_is_left_out(reporter: User) -> None:
    story = make_article(by=reporter)
    fields = typed(headline="字\0\ud800尾")
    drafts.keep(fields, article=story, by=reporter, now=NOW)
    assert DraftCopy.objects.get().data["headline"] == "字尾"


def test_three_megabytes_are_kept(reporter: User) -> None:
    story = make_article(by=reporter)
    body = "防汛" * 500_000
    drafts.keep(typed(body=body), article=story, by=reporter, now=NOW)
    assert DraftCopy.objects.get().data["body"] == body


def test_copies_older_than_thirty_days_go_when_a_new_one_comes(
    reporter: User, other_reporter: User
) -> None:
    old, recent = make_article(by=reporter), make_article(by=reporter)
    drafts.keep(typed(), article=old, by=reporter, now=NOW - 31 * DAY)
    drafts.keep(typed(), article=recent, by=reporter, now=NOW - 29 * DAY)
    new = make_article(by=other_reporter)
    drafts.keep(typed(), article=new, by=other_reporter, now=NOW)
    assert {row.article for row in DraftCopy.objects.all()} == {recent, new}


def test_database_holds_one_row_a_person_and_story(reporter: User) -> None:
    story, key = make_article(by=reporter), uuid.uuid4()
    for whose in ({"article": story}, {"form_key": key}):
        DraftCopy.objects.create(user=reporter, at=NOW, **whose)
        with pytest.raises(IntegrityError), transaction.atomic():
            DraftCopy.objects.create(user=reporter, at=NOW, **whose)


def test_database_wants_a_story_or_a_form_and_not_both(reporter: User) -> None:
    story = make_article(by=reporter)
    for whose in ({}, {"article": story, "form_key": uuid.uuid4()}):
        with pytest.raises(IntegrityError), transaction.atomic():
            DraftCopy.objects.create(user=reporter, at=NOW, **whose)
