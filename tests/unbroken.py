"""What no verb in any order may ever break. No test stands here: test_any_order runs
these laws after each of its steps."""

import datetime as dt

from django.db import connection
from hypothesis.stateful import RuleBasedStateMachine, invariant

from articles.models import Article, Issue, SignOff
from articles.permissions import own
from articles.vocabulary import ArticleState, Stage


class Laws(RuleBasedStateMachine):
    """The machine sets its clock, its issues and what readers have seen since when."""

    now: dt.datetime
    issues: list[Issue]
    seen: dict[int, dt.datetime]

    @invariant()
    def released_text_was_signed_by_somebody_else(self) -> None:
        for row in Article.objects.filter(live_from__isnull=False):
            assert row.live_revision is not None
            signatures = SignOff.objects.filter(revision=row.live_revision)
            if row.state == ArticleState.SIGNED:
                signatures = signatures.releasing()
            hashes = {signature.revision.hash for signature in signatures}
            assert hashes == {row.live_revision.hash}

    @invariant()
    def signers_are_different_and_none_is_the_writer(self) -> None:
        for row in Article.objects.all():
            people = [sign_off.person for sign_off in row.sign_offs.standing()]
            assert len(set(people)) == len(people)
            assert not any(own(person, row) for person in people)

    @invariant()
    def signed_means_every_stage_or_marked_as_skipped(self) -> None:
        for row in Article.objects.filter(state=ArticleState.SIGNED):
            final = row.sign_offs.releasing().get()
            stages = {sign_off.stage for sign_off in row.sign_offs.standing()}
            assert Stage.FIRST in stages | set(final.skipped)
            assert len(stages | set(final.skipped)) >= 2

    @invariant()
    def waiting_story_has_the_signatures_below_its_stage(self) -> None:
        below = {"submitted": set(), "second": {"first"}, "final": {"first", "second"}}
        for row in Article.objects.filter(state__in=below):
            stages = {sign_off.stage for sign_off in row.sign_offs.standing()}
            assert stages <= below[row.state]
            assert row.state == "submitted" or "first" in stages

    @invariant()
    def only_signed_or_withdrawn_stories_hold_a_final_signature(self) -> None:
        kept = (ArticleState.SIGNED, ArticleState.WITHDRAWN)
        for row in Article.objects.all():
            final = row.sign_offs.releasing().count()
            signed = row.state == ArticleState.SIGNED
            assert final == signed or (row.state in kept and final <= 1)
            drafted = row.state in (ArticleState.DRAFT, ArticleState.RETURNED)
            assert not (drafted and row.sign_offs.standing().exists())

    @invariant()
    def first_instant_is_kept_once_seen(self) -> None:
        for row in Article.objects.live(self.now):
            assert row.first_live_at is not None
            self.seen.setdefault(row.pk, row.first_live_at)
        for row in Article.objects.filter(pk__in=self.seen):
            assert row.first_live_at == self.seen[row.pk]

    @invariant()
    def stories_of_an_issue_never_precede_it(self) -> None:
        for issue in Issue.objects.filter(release_at__isnull=False):
            rows = Article.objects.of_issue(issue).filter(live_from__isnull=False)
            rows = rows.filter(web_first=False)  # that has an instant of its own
            for row in rows.exclude(pk__in=self.seen):
                assert row.live_from == issue.release_at

    @invariant()
    def pages_are_counted_without_gaps(self) -> None:
        connection.check_constraints()
        for issue in self.issues:
            rows = Article.objects.of_issue(issue)
            places = list(rows.order_by("position").values_list("position", flat=True))
            assert len(set(places)) == len(places)
