"""Where a story stands in its review: which stage is next, which signatures it has."""

from articles.models import Article, ReviewPolicy
from articles.vocabulary import ArticleState, Stage

STATE_AT = {
    Stage.FIRST: ArticleState.SUBMITTED,
    Stage.SECOND: ArticleState.SECOND,
    Stage.FINAL: ArticleState.FINAL,
}
STAGE_IN = {state: stage for stage, state in STATE_AT.items()}


def missing_stages(row: Article) -> list[Stage]:
    """Those that the policy asks for and nobody has signed, in order. Two queries."""
    signed = set(row.sign_offs.standing().values_list("stage", flat=True))
    policy = ReviewPolicy.objects.stages_for(row.kind)
    return [stage for stage in policy if stage not in signed]


def awaited_state(row: Article) -> ArticleState:
    """The state of the first stage still missing."""
    return STATE_AT[missing_stages(row)[0]]
