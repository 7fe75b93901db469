"""Proofs and proposals as rules of a state machine, and what holds whatever they do.

The newsroom that they belong to is in test_any_order.
"""

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from articles import layout, workflow
from articles.models import Article, Proposal
from articles.models.content import content_of, hash_of
from articles.vocabulary import ArticleState, Outcome
from tests.approving import DAYS
from tests.going_online import GoingOnline
from tests.proofing import all_accepted, all_refused, unchanged

READERS = st.sampled_from(["proofreader", "proofreader", "page_editor", "reporter"])
# More often who can: else no run comes as far as a proposal that was accepted.
CHIEFS = st.sampled_from(["writing_chief", "writing_chief", "chief", "page_editor"])


class Proofing(GoingOnline):
    """Reads proofs and settles what was proposed, as the posts may or may not."""

    stories = GoingOnline.stories

    @rule(pk=stories, who=READERS, text=st.sampled_from(["", "丁。", "戊。"]))
    def proofread(self, pk: int, who: str, text: str) -> None:
        row = Article.objects.get(pk=pk)
        asked = unchanged(row, by=self.staff[who])
        if text and asked["words"]:
            asked["words"]["body"] += f"<p>{text}</p>"
        self.attempt(
            lambda by: workflow.proofread(row, by=by, now=self.now, **asked), who
        )

    @rule(pk=stories, who=READERS)
    def take_back_proposal(self, pk: int, who: str) -> None:
        row = Article.objects.get(pk=pk)
        self.attempt(
            lambda by: workflow.take_back_proposal(row, by=by, now=self.now), who
        )

    @rule(pk=stories, who=CHIEFS, accept=st.booleans())
    def confirm(self, pk: int, who: str, accept: bool) -> None:
        row = Article.objects.get(pk=pk)
        asked = all_accepted(row) if accept else all_refused(row)
        self.attempt(
            lambda by: workflow.confirm(row, by=by, now=self.now, **asked), who
        )

    @rule(which=st.integers(0, 3), who=READERS, boss=CHIEFS, accept=st.booleans())
    def proof_signed_copy(self, which: int, who: str, boss: str, accept: bool) -> None:
        """From proof to decision; else few runs hold a proposal that was settled."""
        signed = Article.objects.filter(state=ArticleState.SIGNED).order_by("-pk")
        keys = list(signed.values_list("pk", flat=True))
        if keys:
            pk = keys[which % len(keys)]
            self.proofread(pk, who, text=f"己{pk + which}。")
            self.confirm(pk, boss, accept)

    @rule(who=CHIEFS, day=DAYS)
    def confirm_page(self, who: str, day: int) -> None:
        page = self.issues[day].pages.get()
        asked = all_accepted(*Article.objects.on_page(page))
        self.attempt(
            lambda by: layout.confirm_page(page, by=by, now=self.now, **asked), who
        )

    @invariant()
    def unconfirmed_proposal_is_read_by_nobody(self) -> None:
        shown = Article.objects.filter(live_from__isnull=False)
        texts = set(shown.values_list("live_revision", flat=True))
        confirmed = Proposal.objects.filter(outcome=Outcome.ACCEPTED)
        others = Proposal.objects.difference(confirmed)
        assert not texts & {proposal.revision_id for proposal in others}
        for row in confirmed:
            assert row.revision.sign_offs.exists()

    @invariant()
    def signed_copy_is_the_text_that_was_signed(self) -> None:
        for row in Article.objects.filter(state=ArticleState.SIGNED):
            signed = row.sign_offs.releasing().get().revision
            assert hash_of(content_of(row)) == signed.hash
            assert row.revisions.working().first() == signed
