"""Verbs by anybody in any order: what readers see was signed by somebody else."""

import datetime as dt
import os

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    consumes,
    multiple,
    rule,
    run_state_machine_as_test,
)

from articles import layout, workflow
from articles.models import Article
from articles.vocabulary import Role
from tests.approving import DAYS, HOURS
from tests.cast import BODY, HOUR, NOW, TODAY, hire, make_article, make_issue
from tests.proofing_rules import Proofing
from tests.unbroken import Laws

POSTS: dict[str, tuple[Role, ...]] = {
    "reporter": (Role.REPORTER,),
    "page_editor": (Role.PAGE_EDITOR,),
    "desk_head": (Role.DESK_HEAD,),
    "proofreader": (Role.PROOFREADER,),
    "chief": (Role.CHIEF,),
    "writing_chief": (Role.CHIEF, Role.REPORTER),
    "auditor": (Role.AUDITOR,),
}
# The chief more often: else no run comes as far as a reader.
people = st.sampled_from(["chief"] * 5 + sorted(POSTS))


class Newsroom(Proofing, Laws):
    """One transaction a run, undone at its end."""

    stories = Proofing.stories

    def __init__(self) -> None:
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.now = NOW
        self.staff = {name: hire(name, *roles) for name, roles in POSTS.items()}
        self.staff["root"] = hire("root", Role.CHIEF, is_superuser=True)
        chief = self.staff["chief"]
        days = (TODAY, TODAY + dt.timedelta(days=1))
        self.issues = [make_issue(by=chief, date=day, pages=1) for day in days]
        self.seen: dict[int, dt.datetime] = {}
        self.instants, self.found = {}, {}

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    @rule(target=stories, who=st.sampled_from(["reporter", "chief", "writing_chief"]))
    def write(self, who: str) -> int:
        return make_article(by=self.staff[who], now=self.now).pk

    @rule(target=stories, who=st.sampled_from(["reporter", "chief"]), day=DAYS)
    def file_and_place(self, who: str, day: int) -> int:
        pk = make_article(by=self.staff[who], now=self.now).pk
        self.ask(pk, who, "submit")
        self.ask(pk, "page_editor", "approve")
        self.ask(pk, "desk_head", "approve")
        self.ask(pk, "writing_chief", "sign")
        self.move(pk, "page_editor", day, off=False)
        return pk

    @rule(hours=HOURS)
    def wait(self, hours: int) -> None:
        self.now += abs(hours) * HOUR

    @rule(
        pk=stories,
        who=people | st.just("root"),
        verb=st.sampled_from(
            [
                *("submit", "approve", "approve", "sign", "sign", "unsign"),
                *("after_review", "take_back", "restore"),
            ]
        ),
    )
    def ask(self, pk: int, who: str, verb: str) -> None:
        row = Article.objects.get(pk=pk)
        call = getattr(workflow, verb)
        self.attempt(lambda by: call(row, by=by, now=self.now), who)

    @rule(
        pk=stories,
        who=people,
        verb=st.sampled_from(["send_back", "withdraw", "emergency_sign"]),
        one_step=st.booleans(),
    )
    def ask_with_reason(self, pk: int, who: str, verb: str, one_step: bool) -> None:
        row = Article.objects.get(pk=pk)
        words: dict[str, object] = {"reason": "有误"}
        if verb == "withdraw":
            words["ordered_by"] = "总编"
        elif verb == "send_back":
            words["one_step"] = one_step
        call = getattr(workflow, verb)
        self.attempt(lambda by: call(row, by=by, now=self.now, **words), who)

    @rule(pk=stories, who=people, kind=st.sampled_from(["news", "brief"]))
    def file_as(self, pk: int, who: str, kind: str) -> None:
        """The number of reviews hangs on the kind, which a reviewer may change."""
        row = Article.objects.get(pk=pk)
        row.kind = kind
        self.attempt(
            lambda by: workflow.save_copy(
                row, version=row.version, by=by, now=self.now
            ),
            who,
        )

    @rule(pk=consumes(stories), who=people, target=stories)
    def throw_away(self, pk: int, who: str) -> object:
        row = Article.objects.get(pk=pk)
        self.attempt(lambda by: workflow.discard(row, by=by, now=self.now), who)
        return pk if Article.objects.filter(pk=pk).exists() else multiple()

    @rule(pk=stories, who=people, text=st.sampled_from(["甲。", "乙。", "丙。"]))
    def edit(self, pk: int, who: str, text: str) -> None:
        row = Article.objects.get(pk=pk)
        row.body = f"{BODY}<p>{text}</p>"

        def save(by: User) -> None:
            workflow.save_copy(row, version=row.version, by=by, now=self.now)
            workflow.record_edit(row, by=by, now=self.now)

        self.attempt(save, who)

    @rule(pk=stories, who=people, day=DAYS, off=st.booleans())
    def move(self, pk: int, who: str, day: int, off: bool) -> None:
        row, page = Article.objects.get(pk=pk), self.issues[day].pages.get()
        if off:
            self.attempt(lambda by: layout.unplace(row, by=by, now=self.now), who)
        else:
            self.attempt(
                lambda by: layout.place(row, page=page, by=by, now=self.now), who
            )

    @rule(who=people, day=DAYS, hours=HOURS)
    def delay(self, who: str, day: int, hours: int) -> None:
        until, issue = self.now + hours * HOUR, self.issues[day]
        self.attempt(
            lambda by: layout.delay(issue, until=until, by=by, now=self.now), who
        )

    @rule(pk=stories, who=people, day=DAYS)
    def pull(self, pk: int, who: str, day: int) -> None:
        row, issue = Article.objects.get(pk=pk), self.issues[day]
        self.attempt(
            lambda by: layout.pull(issue, article=row, by=by, now=self.now), who
        )


@pytest.mark.django_db
def test_readers_see_only_what_others_signed_whatever_happens() -> None:
    run_state_machine_as_test(
        Newsroom,
        settings=settings(
            max_examples=int(os.environ.get("EXAMPLES", 8)),
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
