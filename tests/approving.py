"""The acts before the press for the machine of test_any_order. No test stands here."""

import datetime as dt
from collections.abc import Callable

from django.contrib.auth.models import User
from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from articles import layout
from articles.models import Approval, Article, Issue
from articles.refusals import Refused
from articles.vocabulary import ArticleState
from tests.cast import HOUR

# The chief more often: else no run comes as far as a reader.
people = st.sampled_from(["chief"] * 5 + ["page_editor", "writing_chief", "auditor"])
DAYS = st.integers(min_value=0, max_value=1)
HOURS = st.integers(min_value=-1, max_value=3)


class Approving(RuleBasedStateMachine):
    """Signs pages and issues as they stand or as somebody once saw them."""

    now: dt.datetime
    staff: dict[str, User]
    issues: list[Issue]

    def attempt(self, verb: Callable[[User], object], who: str) -> None:
        try:
            with transaction.atomic():
                verb(self.staff[who])
        except Refused as refusal:
            assert str(refusal)

    @rule(who=people, day=DAYS, leave_out=st.booleans(), seen=st.booleans())
    def approve_page(self, who: str, day: int, leave_out: bool, seen: bool) -> None:
        page = self.issues[day].pages.get()
        digest = layout.printed_page(page).digest if seen else "0"
        self.attempt(
            lambda by: layout.approve_page(
                page, digest=digest, by=by, now=self.now, leave_out=leave_out
            ),
            who,
        )

    @rule(who=people, day=DAYS)
    def approve_issue(self, who: str, day: int) -> None:
        issue = self.issues[day]
        digest = layout.printed_issue(issue).digest
        self.attempt(
            lambda by: layout.approve_issue(issue, digest=digest, by=by, now=self.now),
            who,
        )

    @rule(who=people, day=DAYS, hours=HOURS, leave_out=st.booleans())
    def release(self, who: str, day: int, hours: int, leave_out: bool) -> None:
        at, issue = self.now + hours * HOUR, self.issues[day]
        self.attempt(
            lambda by: layout.release(
                issue, at=at, by=by, now=self.now, leave_out=leave_out
            ),
            who,
        )

    @rule(day=DAYS, hours=HOURS)
    def print_whole(self, day: int, hours: int) -> None:
        """Else few runs come as far as a reader."""
        self.approve_page("chief", day, leave_out=True, seen=True)
        self.approve_issue("chief", day)
        self.release("chief", day, hours, leave_out=True)

    @invariant()
    def released_issue_went_to_press_as_its_pages_were_approved(self) -> None:
        approvals = list(Approval.objects.select_related("page"))
        pages = {(row.page.issue_id, row.digest) for row in approvals if row.page}
        pressed = [row for row in approvals if row.issue_id]
        for row in pressed:
            assert row.person_id in (
                self.staff["chief"].pk,
                self.staff["writing_chief"].pk,
            )
            ((_number, _label, digest),) = row.content
            assert (row.issue_id, digest) in pages
        released = Issue.objects.filter(release_at__isnull=False)
        assert {row.pk for row in released} <= {row.issue_id for row in pressed}

    @invariant()
    def page_approval_stands_exactly_while_its_list_is_there(self) -> None:
        for approval in Approval.objects.filter(page__isnull=False)[:3]:
            assert approval.page is not None
            rows = approval.page.articles.exclude(state=ArticleState.WITHDRAWN)
            there = [[row.pk, _signed_hash(row)] for row in rows.order_by("position")]
            signed = [[story, hash_] for story, _title, hash_ in approval.content]
            standing = layout.printed_page(approval.page).standing
            assert (standing == approval) is (there == signed)


def _signed_hash(article: Article) -> str | None:
    signature = article.sign_offs.releasing().select_related("revision").first()
    return signature.revision.hash if signature else None
