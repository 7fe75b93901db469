"""What a verb says when it will not: one family, each a sentence to read and act on."""

from collections.abc import Sequence


class Refused(Exception):  # noqa: N818  (the desk refuses; nothing broke)
    """Base of all refusals; str() is a Chinese sentence for the editor.

    `details` are lines below it where one sentence cannot show what stands there.
    """

    status = 403

    def __init__(self, sentence: str = "", *, details: Sequence[str] = ()) -> None:
        super().__init__(sentence)
        self.details = tuple(details)


class NotAllowed(Refused):
    """This person may not do this to this row."""


class NotReady(Refused):
    """The row lacks something that the verb needs."""


class WrongState(Refused):
    """The row is no longer where this verb starts: somebody was first."""

    status = 409


class Stale(WrongState):
    """The row changed since it was read."""
