"""The other things that wait on the desk's first page: each for whom it concerns."""

import datetime as dt
import uuid

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import User
from django.urls import reverse

from articles import drafts, layout, workflow
from articles.models import Article, Issue
from tests.admin.conftest import Login
from tests.admin.first_page import shown
from tests.admin.posting import queries_of
from tests.cast import (
    NOW,
    TODAY,
    make_article,
    make_issue,
    make_reporter,
    place_all,
    released_issue,
    signed_article,
    submitted_article,
)
from tests.correcting import filed_correction
from tests.proofing import propose

pytestmark = pytest.mark.usefixtures("clock")


def titles(user: User, login: Login) -> dict[str, list[str]]:
    queues = shown(user, login)["queues"]
    return {queue.name: [item.title for item in queue.items] for queue in queues}


def test_emergency_signature_waits_for_somebody_elses_review(
    reporter: User, desk_head: User, page_editor: User, chief: User, login: Login
) -> None:
    story = submitted_article(by=reporter, headline="险情通报")
    workflow.emergency_sign(story, reason="险情", by=chief, now=NOW)
    named = {
        person: [queue.name for queue in shown(person, login)["queues"]]
        for person in (desk_head, page_editor, chief)
    }
    assert named == {desk_head: ["after-reviews"], page_editor: [], chief: []}
    workflow.after_review(story, comment="核过", by=desk_head, now=NOW)
    assert shown(desk_head, login)["queues"] == []


def test_text_that_was_never_saved_is_shown_to_its_writer_alone(
    reporter: User, chief: User, login: Login
) -> None:
    story = make_article(by=reporter, headline="存过的")
    drafts.keep({"headline": "改了没存"}, article=story, by=reporter, now=NOW)
    new = {"headline": "还没建稿", "form_key": str(uuid.uuid4())}
    drafts.keep(new, article=None, by=reporter, now=NOW)
    (queue,) = shown(reporter, login)["queues"]
    assert [item.title for item in queue.items] == ["还没建稿", "存过的"]
    assert shown(chief, login)["queues"] == []
    Article.objects.filter(pk=story.pk).update(created_by=chief)
    (queue,) = shown(reporter, login)["queues"]
    assert [item.title for item in queue.items] == ["还没建稿"]


def test_administrator_is_shown_locked_accounts(
    administrator: User, reporter: User, chief: User, login: Login
) -> None:
    tried = {"failures_since_start": 5, "attempt_time": NOW, "user_agent": ""}
    AccessAttempt.objects.create(
        username=reporter.username, ip_address="10.0.0.9", **tried
    )
    AccessAttempt.objects.create(username="nobody", ip_address="10.0.0.9", **tried)
    (queue,) = shown(administrator, login)["queues"]
    assert [item.title for item in queue.items] == ["reporter"]
    assert shown(chief, login)["queues"] == []


def tomorrow(*articles: Article, by: User) -> Issue:
    issue = make_issue(by=by, date=TODAY + dt.timedelta(days=1))
    place_all(issue, articles, by=by)
    return issue


def test_changes_to_signed_copy_wait_for_the_chief_a_line_a_page(
    reporter: User, proofreader: User, chief: User, other_chief: User, login: Login
) -> None:
    placed = [signed_article(by=reporter, chief=chief) for _ in range(2)]
    loose = signed_article(by=reporter, chief=chief)
    own = signed_article(by=other_chief, chief=chief)
    issue = tomorrow(*placed, by=chief)
    for story in (*placed, loose, own):
        propose(story, by=proofreader, headline="改样的主题")
    page = str(issue.pages.get(number=1))
    waiting = titles(chief, login)["proposals"]
    assert waiting == [page, loose.title, own.title]
    assert titles(other_chief, login)["proposals"] == [page, loose.title]
    assert "2 篇有改样" in shown(chief, login)["text"]
    assert "proposals" not in titles(proofreader, login)


def test_correction_waits_for_a_chief_who_neither_filed_nor_wrote_it(
    reporter: User, desk_head: User, chief: User, other_chief: User, login: Login
) -> None:
    story = signed_article(
        by=reporter, chief=chief, bylines=[make_reporter(user=other_chief)]
    )
    other = signed_article(by=reporter, chief=chief)
    released_issue([story, other], chief=chief)
    filed_correction(story, by=desk_head)
    filed_correction(other, by=chief)
    assert titles(chief, login)["corrections"] == [story.title]
    assert titles(other_chief, login)["corrections"] == [other.title]
    assert "corrections" not in titles(desk_head, login)
    assert "corrections" not in titles(reporter, login)


def test_page_of_signed_copy_waits_for_its_proof(
    reporter: User,
    proofreader: User,
    page_editor: User,
    chief: User,
    login: Login,
) -> None:
    story = signed_article(by=reporter, chief=chief)
    issue = tomorrow(story, by=chief)
    page = issue.pages.get(number=1)
    assert titles(proofreader, login) == {"readings": [str(page)]}
    assert titles(page_editor, login) == titles(chief, login) == {}
    page.editor = page_editor
    page.save()
    assert titles(page_editor, login) == {"readings": [str(page)]}
    token = layout.proofs.page_reading_of(page, person=proofreader).token
    layout.proof_page(page, token=token, by=proofreader, now=NOW)
    assert titles(proofreader, login) == {}
    assert "二校" in shown(page_editor, login)["text"]
    layout.place(submitted_article(by=reporter), page=page, by=chief, now=NOW)
    assert titles(page_editor, login).get("readings") is None


def test_page_waits_for_no_proof_of_who_reads_none(
    reporter: User, photo_editor: User, auditor: User, chief: User, login: Login
) -> None:
    """Not even of who sees the issue and edited the page in an earlier post."""
    issue = tomorrow(signed_article(by=reporter, chief=chief), by=chief)
    for person in (photo_editor, auditor):
        issue.pages.update(editor=person)
        assert "readings" not in titles(person, login)
    assert shown(auditor, login)["outlook"][0].pages[0].mine


def test_nobody_is_asked_to_proof_a_page_with_their_own_story(
    reporter: User, proofreader: User, chief: User, login: Login
) -> None:
    name = make_reporter(user=proofreader)
    tomorrow(signed_article(by=reporter, chief=chief, bylines=[name]), by=chief)
    assert titles(proofreader, login) == {}


def test_many_of_each_cost_what_few_do(
    reporter: User, proofreader: User, chief: User, desk_head: User, login: Login
) -> None:
    def fill(count: int, day: int) -> None:
        stories = [signed_article(by=reporter, chief=chief) for _ in range(count)]
        released_issue(stories, chief=chief, date=TODAY - dt.timedelta(days=day))
        for story in stories:
            filed_correction(story, by=desk_head)
        for _ in range(count):
            story = signed_article(by=reporter, chief=chief)
            propose(story, by=proofreader, headline="改样的主题")

    client, index = login(chief), reverse("admin:index")
    fill(3, 1)
    few = queries_of(client, index)
    fill(12, 2)
    assert queries_of(client, index) == few
