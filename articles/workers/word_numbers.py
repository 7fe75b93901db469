"""The numbers that Word writes before paragraphs, outside their text: 一、 （二） 3.

A story that loses its 一、 is another story; a list of the web can say 1. and no more.
"""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from articles.workers.word_parts import inner, inners, value

DIGITS = "〇一二三四五六七八九"
LEGAL = "零壹贰叁肆伍陆柒捌玖"
CHINESE = (
    "chineseCounting",
    "chineseCountingThousand",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
    "japaneseCounting",
)
CIRCLED = ("decimalEnclosedCircle", "decimalEnclosedCircleChinese")
ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
PLACE = re.compile(r"%([1-9])")
PLAIN = re.compile(r"%[1-9][.．、]?\s*")
MOST = 9999


@dataclass(frozen=True, slots=True)
class Level:
    form: str = "decimal"
    text: str = "%1."
    start: int = 1


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before one paragraph; `count` only where a plain list can say it."""

    printed: str
    bullet: bool = False
    count: int | None = None
    of: str = ""


@dataclass(slots=True)
class Numbers:
    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def label(self, properties: Element) -> Label | None:
        """The next label of the list; counts on, so ask once a paragraph, in order."""
        number = value(properties, "w:numId")
        of = self.lists.get(number)
        if of is None:
            return None
        depth = min(_whole(value(properties, "w:ilvl"), 0), 8)
        level = self.levels.get(of, {}).get(depth, Level(text=f"%{depth + 1}."))
        if level.form == "bullet":
            return Label("•", bullet=True)
        if level.form == "none":
            return Label(PLACE.sub("", level.text))
        count = self._count(number, of, depth, level)
        printed = PLACE.sub(lambda place: self._at(of, int(place[1]) - 1), level.text)
        plain = level.form == "decimal" and depth == 0 and PLAIN.fullmatch(level.text)
        return Label(printed.strip(), count=count if plain else None, of=number)

    def _count(self, number: str, of: str, depth: int, level: Level) -> int:
        counts = self.counts.setdefault(of, {})
        restart = self.restarts.get(number, {}).pop(depth, None)
        if restart is not None:
            counts[depth] = restart
        else:
            counts[depth] = min(counts.get(depth, level.start - 1) + 1, MOST)
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        return counts[depth]

    def _at(self, of: str, depth: int) -> str:
        level = self.levels.get(of, {}).get(depth, Level())
        return _written(self.counts[of].get(depth, level.start), level.form)


def read_numbers(root: Element | None) -> Numbers:
    numbers = Numbers()
    if root is None:
        return numbers
    for abstract in inners(root, "w:abstractNum"):
        levels = {
            _whole(level.get("w:ilvl") or "", 0): Level(
                value(level, "w:numFmt") or "decimal",
                value(level, "w:lvlText"),
                _whole(value(level, "w:start"), 1),
            )
            for level in inners(abstract, "w:lvl")
        }
        numbers.levels[abstract.get("w:abstractNumId") or ""] = levels
    for num in inners(root, "w:num"):
        name = num.get("w:numId") or ""
        numbers.lists[name] = value(num, "w:abstractNumId")
        numbers.restarts[name] = {
            _whole(over.get("w:ilvl") or "", 0): _whole(
                value(over, "w:startOverride"), 1
            )
            for over in inners(num, "w:lvlOverride")
            if inner(over, "w:startOverride") is not None
        }
    numbers.lists.pop("0", None)  # Word's word for "no list"
    return numbers


def _whole(text: str, usual: int) -> int:
    """Word writes small numbers; whoever writes others gets the usual one."""
    return int(text) if re.fullmatch(r"[0-9]{1,4}", text) else usual


def _written(number: int, form: str) -> str:
    if form in CHINESE:
        return _chinese(number)
    if form in CIRCLED and 1 <= number <= 20:
        return chr(0x245F + number)
    if form == "ideographDigital":
        return "".join(DIGITS[int(digit)] for digit in str(number))
    if form == "chineseLegalSimplified" and number < 10:
        return LEGAL[number]
    if form in ("lowerLetter", "upperLetter") and 1 <= number <= 26:
        letter = chr(96 + number)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman") and 1 <= number <= 39:
        roman = _roman(number)
        return roman.upper() if form == "upperRoman" else roman
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _chinese(number: int) -> str:
    """As lists count: 十一, 二十, 一百〇三 as far as 999."""
    if not 0 <= number <= 999:
        return str(number)
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    head = f"{DIGITS[hundreds]}百" if hundreds else ""
    if not tens:
        zero = "〇" if hundreds and ones else ""
        return head + zero + (DIGITS[ones] if ones or not hundreds else "")
    ten = "十" if tens == 1 and not hundreds else f"{DIGITS[tens]}十"
    return head + ten + (DIGITS[ones] if ones else "")


def _roman(number: int) -> str:
    found = ""
    for worth, letters in ROMAN:
        while number >= worth:
            found += letters
            number -= worth
    return found
