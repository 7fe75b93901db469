"""Brings the sample paper into the newsroom by the verbs that its staff would use."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from articles import layout, workflow
from articles.models import Article, ArticlePhoto, Byline, Issue, Page
from articles.models.bounds import SHANGHAI
from articles.sample.content import (
    PLANNING,
    RELEASED,
    SamplePage,
    SampleStory,
    body_html,
    issue_pages,
    paper,
)
from articles.sample.corrections import make_corrections
from articles.sample.house import make_house
from articles.sample.masthead import make_masthead
from articles.sample.nouns import Nouns, make_nouns
from articles.sample.photos import make_photos
from articles.sample.proofs import make_proofs
from articles.vocabulary import ArticleState, CreditRole, SourceKind

DAYS_AGO = dict(zip(RELEASED, (5, 4, 2, 1, 0), strict=True))  # none three days ago
EVERY_ISSUE = (*RELEASED, PLANNING)
REVIEWED = (ArticleState.SECOND, ArticleState.FINAL, ArticleState.SIGNED)
RELEASE_HOUR = dt.time(6, 0, tzinfo=SHANGHAI)

Say = Callable[[str], None]


@transaction.atomic
def load_paper(*, now: dt.datetime, say: Say) -> int:
    """The whole paper or nothing, so that a killed first start is simply repeated."""
    pages = {name: issue_pages(name) for name in EVERY_ISSUE}
    make_masthead(now=now)
    say("names, sections and series")
    nouns = make_nouns()
    wanted = [
        story for name in EVERY_ISSUE for page in pages[name] for story in page.stories
    ]
    shots = [photo for story in wanted for photo in story.photos]
    say(f"{len(shots)} pictures")
    desk = Desk(nouns=nouns, now=now)
    desk.photos = make_photos(shots, nouns=nouns, by=desk.page_editor, now=now)
    for name in RELEASED:
        issue = desk.released(pages[name], days_ago=DAYS_AGO[name])
        say(f"issue of {issue.date}")
    count = make_corrections(filer=desk.page_editor, chief=desk.chief, now=now)
    say(f"{count} corrections")
    issue = desk.planned(pages[PLANNING])
    say(f"issue of {issue.date}, in planning")
    say(f"{make_proofs(now=now)} proofs")
    say(f"{make_house(by=desk.chief, now=now)} house words and leaders")
    return len(wanted)


class Desk:
    """The demo's people at work, on the days when each thing would have happened."""

    def __init__(self, *, nouns: Nouns, now: dt.datetime) -> None:
        self.nouns = nouns
        self.now = now
        self.today = now.astimezone(SHANGHAI).date()
        self.photos: dict[Any, Any] = {}
        self.chief = User.objects.get(username="chief")
        self.desk_head = User.objects.get(username="desk_head")
        self.page_editor = User.objects.get(username="page_editor")
        # Files what comes without a name of the house, so that three others review it.
        self.night_reporter = User.objects.get(username="reporter2")

    def released(self, pages: Sequence[SamplePage], *, days_ago: int) -> Issue:
        date = self.today - dt.timedelta(days=days_ago)
        instant = min(self.now, dt.datetime.combine(date, RELEASE_HOUR))
        evening = instant - dt.timedelta(hours=9)
        issue = self._plan(date, pages, at=evening)
        for page, sample in self._rows(issue, pages):
            for number, story in enumerate(sample.stories):
                filed = evening + dt.timedelta(minutes=5 * number + 2 * page.number)
                article = self._filed(story, at=filed)
                later = filed + dt.timedelta(minutes=70)
                self._review(article, at=later - dt.timedelta(minutes=40))
                workflow.sign(article, by=self.chief, now=later)
                layout.place(article, page=page, by=self.page_editor, now=later)
        ready = instant - dt.timedelta(hours=4)
        self._approve(issue, at=ready - dt.timedelta(minutes=50))
        layout.release(issue, at=instant, by=self.chief, now=ready)
        return issue

    def _approve(self, issue: Issue, *, at: dt.datetime) -> None:
        """大样 page by page, and 付印 half an hour after the last."""
        for sheet in layout.printed_issue(issue).pages:
            at += dt.timedelta(minutes=3)
            layout.approve_page(
                sheet.page, digest=sheet.digest, by=self.desk_head, now=at
            )
        at += dt.timedelta(minutes=30)
        digest = layout.printed_issue(issue).digest
        layout.approve_issue(issue, digest=digest, by=self.chief, now=at)

    def planned(self, pages: Sequence[SamplePage]) -> Issue:
        """Tomorrow's issue, as far as it has come by now."""
        issue = self._plan(self.today + dt.timedelta(days=1), pages, at=self.now)
        for page, sample in self._rows(issue, pages):
            for story in sample.stories:
                self._half_made(story, page=page)
        return issue

    def _half_made(self, story: SampleStory, *, page: Page) -> None:
        at = self.now - dt.timedelta(minutes=30)
        if story.state == ArticleState.DRAFT:
            self._typed(story, at=at)
            return
        article = self._filed(story, at=at)
        if story.state == ArticleState.RETURNED:
            reason, by = story.reason, self.desk_head
            workflow.send_back(article, reason=reason, by=by, now=self.now)
        if story.state in REVIEWED:
            self._review(article, at=at, until=ArticleState(story.state))
        if story.state == ArticleState.SIGNED:
            signed_at = at + dt.timedelta(minutes=25)
            workflow.sign(article, by=self.chief, now=signed_at)
        if story.placed:
            layout.place(article, page=page, by=self.page_editor, now=self.now)
        if story.web_first:
            layout.publish_web(article, at=self.now, by=self.chief, now=self.now)

    def _review(
        self,
        article: Article,
        *,
        at: dt.datetime,
        until: ArticleState = ArticleState.FINAL,
    ) -> None:
        """By page editor and desk head, ten minutes each."""
        readers = {
            ArticleState.SUBMITTED: self.page_editor,
            ArticleState.SECOND: self.desk_head,
        }
        while article.state != until and article.state in readers:
            at += dt.timedelta(minutes=10)
            reader = readers[ArticleState(article.state)]
            workflow.approve(article, by=reader, now=at)

    def _plan(
        self, date: dt.date, pages: Sequence[SamplePage], *, at: dt.datetime
    ) -> Issue:
        rows = [
            layout.PlannedPage(
                page.label, page.name, self.page_editor, page.space, page.credits
            )
            for page in pages
        ]
        due = layout.usual_deadline(date)
        issue = layout.plan_issue(
            date, pages=rows, by=self.page_editor, now=at, deadline=due
        )
        if issue.total_number is None:
            issue.number = max(1, date.timetuple().tm_yday - 9)
            issue.total_number = paper()["total_number"]
            issue.save(update_fields=["number", "total_number"])
        return issue

    def _rows(
        self, issue: Issue, pages: Sequence[SamplePage]
    ) -> list[tuple[Page, SamplePage]]:
        rows = issue.pages.order_by("number")
        return list(zip(rows, pages, strict=True))

    def _filed(self, story: SampleStory, *, at: dt.datetime) -> Article:
        article = self._typed(story, at=at)
        workflow.submit(article, by=article.created_by, now=at)
        return article

    def _typed(self, story: SampleStory, *, at: dt.datetime) -> Article:
        """A draft, typed by whoever of its bylines has a login, else by the desk."""
        writer = self._writer(story)
        article = workflow.start(self._copy(story), by=writer, now=at)
        article.tags.add(*story.tags)
        for order, credit in enumerate(story.credits):
            reporter = self.nouns.reporters.get(credit.name)
            Byline.objects.create(
                article=article,
                order=order,
                role=credit.role,
                reporter=reporter,
                printed_name="" if reporter else credit.name,
                organisation=credit.organisation,
            )
        for order, photo in enumerate(story.photos):
            ArticlePhoto.objects.create(
                article=article,
                photo=self.photos[photo],
                order=order,
                after=photo.after,
                lead=photo.lead,
            )
        workflow.record_edit(article, by=writer, now=at)
        return article

    def _writer(self, story: SampleStory) -> User:
        for credit in story.credits:
            reporter = self.nouns.reporters.get(credit.name)
            if reporter is not None and reporter.user is not None:
                return reporter.user
        return self.night_reporter

    def _copy(self, story: SampleStory) -> Article:
        printed = dict(story.printed)
        agency = printed.pop("source")
        roles = {credit.role for credit in story.credits}
        source = SourceKind.OWN
        if agency:
            source = SourceKind.AGENCY
        elif roles and roles <= {CreditRole.AUTHOR, CreditRole.CORRESPONDENT}:
            source = SourceKind.CONTRIBUTED
        return Article(
            kind=story.kind,
            weight=story.weight,
            headline=story.headline,
            body=body_html(story.body),
            section=self.nouns.sections[story.section],
            series=self.nouns.series.get(story.series),
            source=source,
            source_name=agency,
            **printed,
        )
