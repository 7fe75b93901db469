"""What the parser is not sure of: Chinese sentences with line numbers, in order."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

MOST = 200


@dataclass(slots=True)
class Doubts:
    """Collects sentences; a page that raises hundreds is not worth reading them all."""

    found: list[tuple[int, str]] = field(default_factory=list)

    def add(self, line: int, sentence: str) -> None:
        if (line, sentence) not in self.found[-5:]:
            self.found.append((line, sentence))

    def name(self, line: int, word: str) -> None:
        self.add(
            line, _("“%(word)s”是几个人的名字说不准，请核对署名。") % {"word": word}
        )

    def by_line(self) -> tuple[tuple[int, str], ...]:
        """In order; line 0 is the page as a whole."""
        return tuple(sorted(self.found, key=lambda doubt: doubt[0])[:MOST])

    def sentences(self) -> tuple[str, ...]:
        ordered = sorted(self.found, key=lambda doubt: doubt[0])
        shown = [
            _("第%(line)d行：%(sentence)s") % {"line": line, "sentence": sentence}
            if line
            else sentence
            for line, sentence in ordered[:MOST]
        ]
        if len(ordered) > MOST:
            left = len(ordered) - MOST
            shown.append(_("另有 %(count)d 处存疑未列出。") % {"count": left})
        return tuple(shown)
