"""The tables: what each post may do to whose story in which state, and to which row."""

from dataclasses import dataclass
from enum import Enum

from articles.vocabulary import WAITING, Role
from articles.vocabulary import ArticleState as S


class Action(Enum):
    """What a person may be allowed to do to a story."""

    VIEW = "view"
    EDIT = "edit"
    DELETE = "delete"
    SUBMIT = "submit"
    TAKE_BACK = "take_back"
    RETURN = "return"
    APPROVE = "approve"
    SIGN = "sign"
    EMERGENCY_SIGN = "emergency_sign"
    AFTER_REVIEW = "after_review"
    UNSIGN = "unsign"
    WITHDRAW = "withdraw"
    RESTORE = "restore"
    PROOF = "proof"
    CONFIRM = "confirm"
    PLACE = "place"
    CORRECT = "correct"
    SIGN_CORRECTION = "sign_correction"


@dataclass(frozen=True, slots=True)
class Rule:
    """On whose stories, in which states.

    Unclaimed are those that no account brought, such as a page imported by command:
    without the desk nobody could ever file them.
    """

    own: frozenset[S] = frozenset()
    unclaimed: frozenset[S] = frozenset()
    any: frozenset[S] = frozenset()


ALL = frozenset(S)
OPEN = frozenset({S.DRAFT, S.RETURNED})
FILED = ALL - {S.DRAFT}
# Where a story may stand that readers have: it may be open again for changes.
PERHAPS_LIVE = FILED - {S.WITHDRAWN}
DESK = (Role.PAGE_EDITOR, Role.DESK_HEAD, Role.CHIEF)
LIBRARIANS = frozenset({Role.PHOTO_EDITOR, *DESK})
PROOFERS = (Role.PROOFREADER, *DESK)
CONFIRMERS = (Role.CHIEF,)
WRITERS = (Role.CORRESPONDENT, Role.REPORTER, Role.PHOTO_EDITOR, *DESK)
# Whose stories in review each post has: its own stage and those below it.
REVIEWING = {
    Role.PAGE_EDITOR: frozenset({S.SUBMITTED}),
    Role.DESK_HEAD: frozenset({S.SUBMITTED, S.SECOND}),
    Role.CHIEF: WAITING,
}
BEFORE_FINAL = frozenset({S.SUBMITTED, S.SECOND})
# Acts of a reviewer: nobody does them to their own story, nor twice to one story.
REVIEWS = frozenset(
    {Action.APPROVE, Action.SIGN, Action.EMERGENCY_SIGN, Action.AFTER_REVIEW}
)
# What nobody does to their own story, whatever posts they hold.
NEVER_OWN = REVIEWS | {Action.SIGN_CORRECTION, Action.PROOF, Action.CONFIRM}


def reviewers_act(action: Action, state: S) -> bool:
    """Law 3: below a signature only the next reviewer may touch the text."""
    signed_below = WAITING - {S.SUBMITTED}
    return action in REVIEWS or (action is Action.EDIT and state in signed_below)


def _rules() -> dict[tuple[Role, Action], Rule]:
    table: dict[tuple[Role, Action], Rule] = {}
    for role in WRITERS:
        table[role, Action.VIEW] = Rule(own=ALL)
        table[role, Action.EDIT] = Rule(own=OPEN)
        table[role, Action.DELETE] = Rule(own=frozenset({S.DRAFT}))
        table[role, Action.SUBMIT] = Rule(own=OPEN)
        table[role, Action.TAKE_BACK] = Rule(own=frozenset({S.SUBMITTED}))
    for role in DESK:
        table[role, Action.VIEW] = Rule(any=ALL)
        table[role, Action.EDIT] = Rule(own=OPEN, unclaimed=OPEN, any=REVIEWING[role])
        table[role, Action.SUBMIT] = Rule(own=OPEN, unclaimed=OPEN)
        table[role, Action.DELETE] = Rule(
            own=frozenset({S.DRAFT}), unclaimed=frozenset({S.DRAFT})
        )
        table[role, Action.RETURN] = Rule(any=REVIEWING[role])
        table[role, Action.APPROVE] = Rule(any=REVIEWING[role] & BEFORE_FINAL)
        # Their own signature, while it is the last: see stories.may.
        table[role, Action.UNSIGN] = Rule(any=WAITING - {S.SUBMITTED})
        table[role, Action.PLACE] = Rule(any=ALL - {S.WITHDRAWN})
        table[role, Action.CORRECT] = Rule(any=PERHAPS_LIVE)
    for role in (Role.PHOTO_EDITOR, Role.PROOFREADER):
        table[role, Action.VIEW] = Rule(own=ALL, any=FILED)
    for role in PROOFERS:
        table[role, Action.PROOF] = Rule(any=frozenset({S.SIGNED}))
    for role in CONFIRMERS:
        table[role, Action.CONFIRM] = Rule(any=frozenset({S.SIGNED}))
    table[Role.AUDITOR, Action.VIEW] = Rule(any=ALL)
    for action, states in {
        Action.SIGN: {S.FINAL},
        Action.EMERGENCY_SIGN: BEFORE_FINAL,
        Action.UNSIGN: {S.SECOND, S.FINAL, S.SIGNED},
        Action.WITHDRAW: {*WAITING, S.RETURNED, S.SIGNED},
        Action.RESTORE: {S.WITHDRAWN},
        Action.SIGN_CORRECTION: PERHAPS_LIVE,
    }.items():
        table[Role.CHIEF, action] = Rule(any=frozenset(states))
    for role in (Role.DESK_HEAD, Role.CHIEF):
        table[role, Action.AFTER_REVIEW] = Rule(any=frozenset({S.SIGNED}))
    return table


RULES = _rules()

# Rows that are not stories: who may read and who may change them.
NOUNS: dict[str, dict[str, tuple[Role, ...]]] = {
    "article": {"view": (*WRITERS, Role.PROOFREADER, Role.AUDITOR), "change": ()},
    "issue": {"view": (*DESK, Role.PROOFREADER, Role.AUDITOR), "change": DESK},
    "page": {"view": (*DESK, Role.PROOFREADER, Role.AUDITOR), "change": DESK},
    "photo": {"view": (*WRITERS, Role.PROOFREADER, Role.AUDITOR), "change": WRITERS},
    "reporter": {
        "view": tuple(Role),
        "change": (Role.DESK_HEAD, Role.CHIEF, Role.ADMINISTRATOR),
    },
    "section": {"view": tuple(Role), "change": (Role.CHIEF, Role.ADMINISTRATOR)},
    "series": {
        "view": tuple(Role),
        "change": (Role.DESK_HEAD, Role.CHIEF, Role.ADMINISTRATOR),
    },
    "tag": {
        "view": tuple(Role),
        "change": (Role.DESK_HEAD, Role.CHIEF, Role.ADMINISTRATOR),
    },
    # What may be printed is the editors' business; accounts are the administrators'.
    "houseword": {
        "view": (*DESK, Role.PROOFREADER, Role.AUDITOR),
        "change": (Role.DESK_HEAD, Role.CHIEF),
    },
    "leader": {
        "view": (*DESK, Role.PROOFREADER, Role.AUDITOR),
        "change": (Role.DESK_HEAD, Role.CHIEF),
    },
    "correction": {"view": (*DESK, Role.PROOFREADER, Role.AUDITOR), "change": ()},
    "pageimport": {"view": (*DESK, Role.AUDITOR), "change": ()},
    "reviewpolicy": {"view": (*DESK, Role.AUDITOR), "change": (Role.CHIEF,)},
    # What the paper says of itself stands on every page; the log keeps who said it.
    "paper": {
        "view": (Role.CHIEF, Role.ADMINISTRATOR, Role.AUDITOR),
        "change": (Role.CHIEF, Role.ADMINISTRATOR),
    },
    "desklog": {"view": (Role.CHIEF, Role.ADMINISTRATOR, Role.AUDITOR), "change": ()},
    "user": {
        "view": (Role.ADMINISTRATOR, Role.AUDITOR),
        "change": (Role.ADMINISTRATOR,),
    },
}
RELEASERS = (Role.CHIEF,)
PAGE_APPROVERS = (Role.DESK_HEAD, Role.CHIEF)
ISSUE_APPROVERS = (Role.CHIEF,)
# Whose name decides what is printed, or who else may: a password alone is too little.
SIGNERS = (*DESK, Role.ADMINISTRATOR)
HANDERS_OFF = DESK
IMPORTERS = DESK
