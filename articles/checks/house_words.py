"""Words that the house forbids or avoids 错敏词, from the list that the desk keeps."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from articles.checks.copy import Copy, Passage
from articles.checks.finding import Hit
from articles.checks.house import House, Word
from articles.vocabulary import Severity, WordScope

SEVERITY = Severity.CAREFUL
SENTENCE = _("词表里有“%(what)s”。%(note)s")
SUGGESTED = _("词表里有“%(what)s”，宜用“%(suggestion)s”。%(note)s")


def find(copy: Copy, house: House) -> Iterator[Hit]:
    for passage in copy:
        folded = passage.folded
        for match in house.words.matches(folded.text):
            word = match.word
            if _applies(word, passage) and word.is_valid(house.day):
                yield Hit(
                    word.term,
                    passage,
                    *folded.span(match.start, match.end),
                    words={"suggestion": word.suggestion, "note": word.note},
                    sentence=SUGGESTED if word.suggestion else SENTENCE,
                    severity=word.severity,
                )


def _applies(word: Word, passage: Passage) -> bool:
    if word.scope == WordScope.EVERYWHERE:
        return True
    return (word.scope == WordScope.HEADLINE) == passage.is_head
