"""What a printed unit of credits says, and whether its names are names. No parsing."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from articles.copytext.marks import is_han
from articles.copytext.names import likely_person
from articles.copytext.organisations import is_organisation
from articles.copytext.records import Credit
from articles.copytext.roles import Work
from articles.copytext.surnames import PLACE_ENDS
from articles.vocabulary import CreditRole

REPORTAGE = re.compile(r"(?:摄影\s*报道|图文报道)$")


@dataclass(frozen=True, slots=True)
class Unit:
    """What a printed unit says. `works` lists the kinds of role words it held."""

    credits: tuple[Credit, ...]
    unsure: tuple[str, ...] = ()
    works: frozenset[Work] = frozenset()

    @property
    def is_photo(self) -> bool:
        return bool(self.credits) and all(
            credit.role == CreditRole.PHOTOGRAPHER or credit.qualifier == "供图"
            for credit in self.credits
        )

    @property
    def is_picture_story(self) -> bool:
        """曾隐 摄影报道: who took the picture wrote its caption."""
        raws = {credit.raw for credit in self.credits}
        return Work.BOTH in self.works and all(map(REPORTAGE.search, raws))

    @property
    def is_production(self) -> bool:
        return self.works == {Work.PRODUCE}


def all_persons(unit: Unit, known: Collection[str]) -> bool:
    """Names without a role word, which must then look like names beyond doubt."""
    return len(unit.credits) <= 4 and all(
        credit.name in known
        or (is_organisation(credit.name) and len(credit.name) > 3)
        or (likely_person(credit.name) and is_han(credit.name[0]))
        or _is_padded(credit)
        for credit in unit.credits
    )


def mostly_persons(unit: Unit) -> Unit | None:
    """（殷夫 柔石）: beside a sure name an odd one is a name too, but is doubted."""
    names = [credit.name for credit in unit.credits]
    odd = [name for name in names if not likely_person(name)]
    fits = all(len(name) in (2, 3) and name[-1] not in PLACE_ENDS for name in odd)
    if not fits or len(odd) != 1 or not 2 <= len(names) <= 4:
        return None
    return replace(unit, unsure=(*unit.unsure, *odd))


def _is_padded(credit: Credit) -> bool:
    """白　杨: what is set with a space inside it is a name."""
    return len(credit.name) in (2, 3) and credit.name not in credit.raw
