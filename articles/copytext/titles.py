"""A stack of headline lines into column, kicker 引题, headline 主题 and deck 副题."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.copytext.credits import read_unit
from articles.copytext.doubts import Doubts
from articles.copytext.kinds import Mark
from articles.copytext.labels import (
    bare,
    boxed,
    cut_bracket,
    is_known,
    label_at,
    sounds_like_label,
    stored,
    told,
)
from articles.copytext.lines import visible
from articles.copytext.names import MINORITY, is_lone_name, one_person, sure_surname
from articles.copytext.records import Credit
from articles.copytext.units import Unit
from articles.vocabulary import CreditRole

# A kicker hands over to the headline, a deck explains it.
KICKS = re.compile(r"(?:强调|指出|要求|提出|时|[，：:]|——|……)$")
# 黎远舟讲话 沈怀瑾主持: who was there stands under the headline.
WHO = re.compile(r"(?:主持|讲话|出席|致辞|参加|陪同|宣布|作报告|汇报)(?:[\s\u3000]|$)")
# 区水务局局长 蓝海: who wrote, with the post in front.
OFFICIAL = re.compile(
    r"(?P<house>.{2,24}?(?:书记|局长|主任|镇长|区长|院长|校长|会长|主席|经理|董事长|教授|研究员|所长|馆长))"
    r"[\s\u3000]+(?P<name>[\u4e00-\u9fff\s\u3000]{2,7})"
)

AUTHOR = CreditRole.AUTHOR.value
EXPLAINS = re.compile(r"——|—|－－|--")
# Figures that compare with what the line above has said.
COMPARES = re.compile(r"(?:同比|环比|较上年|比上年|较去年|比去年)")


@dataclass(frozen=True, slots=True)
class Title:
    kicker: str = ""
    headline: str = ""
    deck: str = ""
    series: str = ""
    author: Unit | None = None
    apparatus: tuple[str, ...] = ()


def read_title(
    marks: Sequence[Mark],
    *,
    series: Collection[str],
    known: Collection[str],
    doubts: Doubts,
    whole: bool = False,
) -> Title:
    """The parts by position, dash and length; what is only likely becomes a doubt.

    `whole` lets the stack be nothing but a column's label, as over a row of pictures.
    """
    rest = list(marks)
    inside = boxed(rest[0].text) if rest else ""
    size = 1 if inside else _label_size(rest, series, whole=whole)
    lines = [inside] if inside else [mark.text for mark in rest[:size]]
    column = stored(lines, series=series) if size else ""
    if inside:
        _doubt_column(column, rest[0].line.number, series, doubts)
    apparatus = tuple(mark.text for mark in rest[:size])
    rest = rest[size:]
    author = _author(rest, known, doubts)
    if author is not None:
        apparatus = (*apparatus, rest.pop().text)
    kicker, headline, deck = _parts(rest, doubts)
    if not column and headline:
        headline, column, brackets = cut_bracket(headline, series=series)
        if column:
            apparatus = (*apparatus, brackets, column)
            column = stored([column], series=series)
            _doubt_column(column, rest[0].line.number, series, doubts)
    return Title(
        _spaced(kicker), _spaced(headline), _spaced(deck), column, author, apparatus
    )


def _doubt_column(
    column: str, line: int, series: Collection[str], doubts: Doubts
) -> None:
    if not is_known(column, series) and not sounds_like_label(column):
        doubts.add(line, _("“%(label)s”当作专栏，请核对。") % {"label": column})


def _label_size(marks: Sequence[Mark], series: Collection[str], *, whole: bool) -> int:
    """Lines at the top that are a column label; at least one line stays below."""
    size = label_at(marks, 0)
    if not size or (size >= len(marks) and not whole):
        return 0
    lines = [mark.text for mark in marks[:size]]
    if told(lines, series=series):
        return size
    if size < len(marks) and bare(lines[0]) != lines[0] and visible(lines[0]) <= 9:
        return 1  # ■城事
    return 1 if told(lines[:1], series=series) else 0


def _author(
    marks: Sequence[Mark], known: Collection[str], doubts: Doubts
) -> Unit | None:
    """A lone name under the headline: 石 晓 峰."""
    official = OFFICIAL.fullmatch(marks[-1].text) if len(marks) > 1 else None
    if official is not None and is_lone_name(official["name"]):
        name = re.sub(r"[\s\u3000]+", "", official["name"])
        credit = Credit(name, AUTHOR, official["house"].strip(), raw=marks[-1].text)
        return Unit((credit,))
    minority = len(marks) > 1 and MINORITY.fullmatch(marks[-1].text)
    if len(marks) < 2 or (visible(marks[-1].text) > 4 and not minority):
        return None
    text = marks[-1].text
    unit = read_unit(text, known=known)
    if unit is None or len(unit.credits) != 1 or unit.works:
        return None
    name = unit.credits[0].name
    padded = re.search(r"[\s\u3000]", text) is not None
    if name in known:
        return unit
    sure = minority or sure_surname(name)
    if not (one_person(name) and sure and (padded or minority or len(name) <= 3)):
        return None
    doubts.add(
        marks[-1].line.number, _("“%(name)s”当作作者，请核对。") % {"name": name}
    )
    return unit


def _parts(marks: Sequence[Mark], doubts: Doubts) -> tuple[str, str, str]:
    lines = [mark.text for mark in marks]
    dashed = next(
        (at for at, line in enumerate(lines) if at and EXPLAINS.match(line)), len(lines)
    )
    deck = " ".join(lines[dashed:])
    above = lines[:dashed]
    over = _apart(marks[:dashed])
    if over:  # what stands behind a gap of its own is no headline
        kicker, headline, under = _parts(marks[over:], doubts)
        return " ".join(filter(None, (*above[:over], kicker))), headline, under
    if len(above) <= 1:
        return "", "".join(above), deck
    main = _main(above, decked=bool(deck))
    passed = bool(deck) and main + 1 < len(above)
    if _is_close(above, main) or passed:
        doubts.add(
            marks[main].line.number, _("引题、主题、副题是按长短和次序分的，请核对。")
        )
    under = " ".join(filter(None, (*above[main + 1 :], deck)))
    return " ".join(above[:main]), above[main], under


def _apart(marks: Sequence[Mark]) -> int:
    """How many lines at the top are set apart from a stack that is else set tight."""
    gaps = [mark.line.gap for mark in marks[1:]]
    if len(gaps) < 2 or not any(gaps) or all(gaps):
        return 0
    return max(at for at, gap in enumerate(gaps, 1) if gap)


def _main(lines: Sequence[str], *, decked: bool) -> int:
    """Which line is the headline: the longest of two, the middle one of three."""
    kicks = next((at for at, line in enumerate(lines[:-1]) if KICKS.search(line)), None)
    if kicks is not None:
        return kicks + 1
    sizes = [visible(line) for line in lines]
    if len(lines) == 2 and (WHO.search(lines[1]) or COMPARES.match(lines[1])):
        return 0
    if len(lines) == 3 and not decked:
        return 1
    longest = max(sizes)
    return len(sizes) - 1 - sizes[::-1].index(longest)


def _is_close(lines: Sequence[str], main: int) -> bool:
    """Length alone decided, and not by much; or it spoke against the order."""
    sizes = [visible(line) for line in lines]
    others = [size for at, size in enumerate(sizes) if at != main]
    return max(others) > 0.55 * sizes[main] and not any(map(KICKS.search, lines[:main]))


def _spaced(text: str) -> str:
    """Clauses of a headline are parted by one space, however wide it was set."""
    return re.sub(
        r"[\s\u3000]+", lambda run: "\u3000" if "\u3000" in run[0] else " ", text
    )
