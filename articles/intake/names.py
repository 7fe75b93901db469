"""Names in parsed copy that the directory lacks: proposed to an editor, never made."""

from collections.abc import Collection

from articles.copytext import Credit
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


def is_new_name(credit: Credit, known: Collection[str]) -> bool:
    """Whether it names a writer the directory lacks. Who only gave a picture, such as
    受访者, is nobody's name."""
    signing = credit.role in SIGNING and credit.qualifier not in GIVERS
    return signing and credit.name not in known
