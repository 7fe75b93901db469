"""One live story proofed, proposed to, settled and unsigned in any order by anybody.

test_any_order does this too, among all that a newsroom does; here it is done densely.
"""

import os
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from articles import layout, workflow
from articles.models import Article, Proposal
from articles.models.content import content_of, hash_of
from articles.refusals import Refused
from articles.vocabulary import ArticleState, Outcome, ProofRound, Role
from tests.cast import NOW, hire, released_issue, signed_article
from tests.proofing import all_accepted, all_refused, unchanged

POSTS = {
    "reporter": Role.REPORTER,
    "proofreader": Role.PROOFREADER,
    "page_editor": Role.PAGE_EDITOR,
    "desk_head": Role.DESK_HEAD,
    "chief": Role.CHIEF,
    "chief2": Role.CHIEF,
}
people = st.sampled_from(sorted(POSTS))
chiefs = st.sampled_from(["chief", "chief2", "page_editor"])


class ProofRoom(RuleBasedStateMachine):
    """One transaction a run, undone at its end."""

    def __init__(self) -> None:
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.staff = {name: hire(name, role) for name, role in POSTS.items()}
        reporter, chief = self.staff["reporter"], self.staff["chief"]
        story = signed_article(by=reporter, chief=chief)
        self.pk = story.pk
        self.page = released_issue([story], chief=chief).pages.get(number=1)

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    def attempt(self, verb: Callable[[Article, User], object], who: str) -> None:
        try:
            with transaction.atomic():
                verb(self.story, self.staff[who])
        except Refused as refusal:
            assert str(refusal)

    @property
    def story(self) -> Article:
        return Article.objects.get(pk=self.pk)

    @rule(who=people, text=st.sampled_from(["", "甲。", "乙。", "丙。"]))
    def proofread(self, who: str, text: str) -> None:
        asked = unchanged(self.story, by=self.staff[who])
        if text and asked["words"]:
            asked["words"]["body"] += f"<p>{text}</p>"
        self.attempt(
            lambda row, by: workflow.proofread(row, by=by, now=NOW, **asked), who
        )

    @rule(who=people)
    def take_back(self, who: str) -> None:
        self.attempt(
            lambda row, by: workflow.take_back_proposal(row, by=by, now=NOW), who
        )

    @rule(who=chiefs, accept=st.booleans(), whole_page=st.booleans())
    def settle(self, who: str, accept: bool, whole_page: bool) -> None:
        asked = all_accepted(self.story) if accept else all_refused(self.story)
        if whole_page:
            self.attempt(
                lambda row, by: layout.confirm_page(self.page, by=by, now=NOW, **asked),
                who,
            )
        else:
            self.attempt(
                lambda row, by: workflow.confirm(row, by=by, now=NOW, **asked), who
            )

    @rule(who=chiefs, verb=st.sampled_from([workflow.unsign, workflow.sign]))
    def unsign_or_sign(self, who: str, verb: Callable[..., object]) -> None:
        self.attempt(lambda row, by: verb(row, by=by, now=NOW), who)

    @invariant()
    def readers_have_what_was_signed(self) -> None:
        row = self.story
        assert row.live_revision is not None
        if row.state == ArticleState.SIGNED:
            signed = row.sign_offs.releasing().get().revision
            assert row.live_revision == signed
            assert hash_of(content_of(row)) == signed.hash
            assert row.revisions.working().first() == signed
        assert row.live_revision.sign_offs.final().exists()

    @invariant()
    def unconfirmed_proposal_is_nobodys_text(self) -> None:
        row = self.story
        others = Proposal.objects.exclude(outcome=Outcome.ACCEPTED)
        texts = {proposal.revision_id for proposal in others}
        assert row.live_revision_id not in texts
        assert not texts & set(row.revisions.working().values_list("pk", flat=True))
        assert row.proposals.waiting().count() <= 1

    @invariant()
    def rounds_follow_in_order_by_different_people(self) -> None:
        laps: dict[int, list[tuple[str, int]]] = {}
        for proof in self.story.proofs.all():
            laps.setdefault(proof.lap, []).append((proof.round, proof.person_id))
        for read in laps.values():
            rounds = [kind for kind, _person in read]
            assert rounds == ProofRound.values[: len(rounds)]
            assert len({person for _kind, person in read}) == len(read)


@pytest.mark.django_db
def test_signed_copy_changes_only_by_the_chiefs_word() -> None:
    run_state_machine_as_test(
        ProofRoom,
        settings=settings(
            max_examples=int(os.environ.get("EXAMPLES", 5)),
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
