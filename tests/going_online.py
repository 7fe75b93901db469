"""A story's own instant for the machine of test_any_order. No test stands here."""

import datetime as dt

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, invariant, rule

from articles import layout
from articles.models import Article, Page
from articles.vocabulary import ArticleState
from tests.approving import HOURS, Approving, people
from tests.cast import HOUR


class GoingOnline(Approving):
    """Puts stories online ahead of their paper, and calls it off."""

    stories = Bundle("stories")
    instants: dict[int, dt.datetime]
    found: dict[int, Page]

    @rule(pk=stories, who=people, hours=HOURS)
    def publish_web(self, pk: int, who: str, hours: int) -> None:
        row, at = Article.objects.get(pk=pk), self.now + hours * HOUR
        self.attempt(
            lambda by: layout.publish_web(row, at=at, by=by, now=self.now), who
        )
        row.refresh_from_db()
        if row.web_first and row.live_from == at:
            self.instants[pk] = at

    @rule(pk=stories, who=people)
    def call_off(self, pk: int, who: str) -> None:
        row = Article.objects.get(pk=pk)
        self.attempt(lambda by: layout.call_off(row, by=by, now=self.now), who)

    @rule(pk=stories, day=st.integers(min_value=0, max_value=1))
    def chief_puts_it_into_a_paper(self, pk: int, day: int) -> None:
        """Released or not; else few runs hold a story with an instant in a paper."""
        row, page = Article.objects.get(pk=pk), self.issues[day].pages.get()
        self.attempt(
            lambda by: layout.place(row, page=page, by=by, now=self.now), "chief"
        )

    @invariant()
    def own_instant_is_moved_by_its_own_verbs_alone(self) -> None:
        for row in Article.objects.filter(web_first=True):
            if row.state != ArticleState.WITHDRAWN:
                assert row.live_from in (self.instants[row.pk], row.first_live_at)

    @invariant()
    def what_readers_find_in_a_paper_stays_in_it(self) -> None:
        live = Article.objects.live(self.now).select_related("page__issue")
        pages = {row.pk: row.page for row in live}
        assert all(pages[pk] == page for pk, page in self.found.items() if pk in pages)
        self.found = {
            pk: page
            for pk, page in pages.items()
            if page is not None and page.issue.is_live(self.now)
        }
