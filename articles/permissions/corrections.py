"""Who may sign and void which correction of a story. Filing is an Action alone."""

from dataclasses import dataclass
from typing import Any

from articles.models import Article, Correction
from articles.permissions.stories import may
from articles.permissions.table import Action


@dataclass(frozen=True, slots=True)
class Settling:
    """What one person may do with a story's corrections: asked once for all of them.

    Nobody settles what they filed, but while it waits they may take it back.
    """

    person: int | None
    signs: bool

    def may_sign(self, correction: Correction) -> bool:
        filed = correction.filed_by_id == self.person
        return correction.is_waiting and self.signs and not filed

    def may_void(self, correction: Correction) -> bool:
        if correction.filed_by_id == self.person:
            return correction.is_waiting
        return self.signs and correction.voided_at is None


def settling(user: Any, article: Article) -> Settling:
    """Up to four queries."""
    return Settling(user.pk, may(user, Action.SIGN_CORRECTION, article))
