"""Names in parsed copy that the directory lacks: proposed to an editor, never made."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from articles.copytext import Credit, PageCopy
from articles.vocabulary import CreditRole

# Whoever made the page is named there each day; the directory is of those who write.
SIGNING = frozenset(
    {
        CreditRole.REPORTER.value,
        CreditRole.INTERN.value,
        CreditRole.CORRESPONDENT.value,
        CreditRole.PHOTOGRAPHER.value,
        CreditRole.AUTHOR.value,
        CreditRole.COMPILER.value,
        CreditRole.CONTRIBUTOR.value,
        CreditRole.UNKNOWN.value,
    }
)
GIVERS = frozenset({"供图", "提供", "图片", "供稿"})


@dataclass(frozen=True, slots=True)
class Proposed:
    """A name with the role and employer under which the copy first prints it."""

    name: str
    role: str
    organisation: str


def proposals_of(copy: PageCopy, known: Collection[str]) -> tuple[Proposed, ...]:
    """New names of a page in printed order, each once. Who only gave a picture, such as
    受访者, is nobody's name."""
    found: dict[str, Proposed] = {}
    for credit in _credits(copy):
        signing = credit.role in SIGNING and credit.qualifier not in GIVERS
        if signing and credit.name not in known:
            proposed = Proposed(credit.name, credit.role, credit.organisation)
            found.setdefault(credit.name, proposed)
    return tuple(found.values())


def _credits(copy: PageCopy) -> Iterator[Credit]:
    for item in copy.items:
        yield from item.credits
        for photo in item.photos:
            yield from photo.credits
