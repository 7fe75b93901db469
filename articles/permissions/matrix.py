"""The access tables as cells to be printed. Decides nothing: it repeats the tables.

Its tests hold every cell against the answers that the questions really give.
"""

from enum import Enum

from articles.permissions.table import (
    LIBRARIANS,
    NEVER_OWN,
    NOUNS,
    RULES,
    Action,
    Rule,
    reviewers_act,
)
from articles.vocabulary import WAITING, Role
from articles.vocabulary import ArticleState as S


class Reach(Enum):
    """On whose stories something is allowed; the value is its sign in a narrow cell."""

    NOBODY = "－"
    OWN = "己"
    UNCLAIMED = "无"
    OWN_OR_UNCLAIMED = "领"
    OTHERS = "他"
    SIGNED = "签"
    ANYBODY = "任"


class Access(Enum):
    """What is allowed with rows of a kind."""

    NONE = "－"
    VIEW = "看"
    CHANGE_OWN = "己"
    CHANGE = "改"


def reach(role: Role, action: Action, *, state: S) -> Reach:
    rule = RULES.get((role, action), Rule())
    if state in rule.any:
        if action is Action.UNSIGN and state in WAITING:
            return Reach.SIGNED
        others = action in NEVER_OWN or reviewers_act(action, state)
        return Reach.OTHERS if others else Reach.ANYBODY
    owned, unclaimed = state in rule.own, state in rule.unclaimed
    if owned and unclaimed:
        return Reach.OWN_OR_UNCLAIMED
    if unclaimed:
        return Reach.UNCLAIMED
    return Reach.OWN if owned else Reach.NOBODY


def states_by_reach(role: Role, action: Action) -> dict[Reach, list[S]]:
    """The same row the other way round: whose stories, in which states."""
    found: dict[Reach, list[S]] = {}
    for state in S:
        if (which := reach(role, action, state=state)) is not Reach.NOBODY:
            found.setdefault(which, []).append(state)
    return found


def access(role: Role, noun: str) -> Access:
    if role in NOUNS[noun]["change"]:
        # Whoever is no librarian keeps the photos they brought or shot, no others.
        own_only = noun == "photo" and role not in LIBRARIANS
        return Access.CHANGE_OWN if own_only else Access.CHANGE
    return Access.VIEW if role in NOUNS[noun]["view"] else Access.NONE
