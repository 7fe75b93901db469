"""What every page prints and no story owns: 版次, date, masthead, editors."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from articles.copytext.credits import MARKERS, read_unit
from articles.copytext.lines import Line
from articles.copytext.organisations import is_organisation
from articles.copytext.places import marked_picture
from articles.copytext.records import Credit
from articles.copytext.roles import Work
from articles.copytext.running import (
    CALENDAR,
    CONTACT,
    CONTINUES,
    DATE,
    IMAGE,
    LABEL,
    MASTHEAD,
    PAGE_NAMES,
    PAGE_NUMBER,
    PARTS,
    PRODUCER,
    RULE,
    SMALL,
)
from articles.copytext.units import Unit

# What may stand tight in front of 责编 and 策划.
AHEAD = re.compile(r"(?:本版|今日|本期|本篇|本文|系列报道|专题|本报)$")
WIDE = re.compile(r"\s{2,}|[\u3000|｜]+|\s(?=\S+$)")


@dataclass(slots=True)
class Furniture:
    """What the furniture told, and which lines it took."""

    taken: set[int] = field(default_factory=set)
    walls: set[int] = field(default_factory=set)
    credits: list[Credit] = field(default_factory=list)
    unsure: list[tuple[int, str]] = field(default_factory=list)
    label: str = ""
    name: str = ""
    date: str = ""
    paper: str = ""


def find_furniture(lines: Sequence[Line], *, known: Collection[str] = ()) -> Furniture:
    found = Furniture()
    for index, line in enumerate(lines):
        if len(line.text) > 160 or marked_picture(line.text) is not None:
            continue
        top = index < 4
        edge = top or index >= len(lines) - 3
        if IMAGE.fullmatch(line.text) or RULE.fullmatch(line.text):
            found.taken.add(line.number)
            found.walls.add(line.number)
        elif CONTINUES.fullmatch(line.text) or _is_running_head(
            line.text, found, top=top, edge=edge
        ):
            found.taken.add(line.number)
        else:
            _take_editors(line, found, known)
    _take_neighbours(lines, found)
    return found


def _is_running_head(text: str, found: Furniture, *, top: bool, edge: bool) -> bool:
    """True if every part of the line is furniture; notes what the parts say."""
    masthead = MASTHEAD.fullmatch(text)
    if masthead and top:
        found.paper = found.paper or masthead["paper"]
        return True
    if edge and SMALL.fullmatch(text) and not text.isdigit():
        return True
    dated = DATE.sub(lambda day: f" {re.sub('[/／]', '-', day[0])} ", text)
    parts = [part for part in PARTS.split(dated) if part.strip(MARKERS)]
    kinds = [_part_kind(part) for part in parts]
    if not _tells(parts, kinds, top=top, edge=edge):
        return False
    for part, kind in zip(parts, kinds, strict=True):
        _note(part, kind, found)
    return True


def _tells(parts: list[str], kinds: list[str], *, top: bool, edge: bool) -> bool:
    """True if these parts together can be nothing but a running head."""
    sure = {"label", "date"} & set(kinds)
    if "other" in kinds:
        return bool({"label", "code"} & set(kinds)) and _named(parts, kinds, edge=edge)
    if set(kinds) == {"date"} or set(kinds) == {"code"}:
        return top
    if sure or ("code" in kinds and (edge or "name" in kinds)):
        return True
    return edge and "small" in kinds and not all(part.isdigit() for part in parts)


def _part_kind(part: str) -> str:
    bare = part.strip("：:·")
    if DATE.fullmatch(bare):
        return "date"
    label = LABEL.match(bare)
    if label and _name_behind(bare[label.end() :]):
        return "code" if label["code"] and label.end() == len(bare) else "label"
    if SMALL.fullmatch(bare):
        return "small"
    if CALENDAR.fullmatch(bare):
        return "calendar"
    if MASTHEAD.fullmatch(bare):
        return "masthead"
    return "name" if bare in PAGE_NAMES or not bare else "other"


def _name_behind(rest: str) -> bool:
    """Nothing, ：要闻 or a common page name: 第二版面向全区 is no label."""
    if not rest or rest in PAGE_NAMES:
        return True
    return re.fullmatch(r"[:：·][\u4e00-\u9fff·]{2,8}", rest) is not None


def _named(parts: list[str], kinds: list[str], *, edge: bool) -> bool:
    """One or two short words beside a label are the page's name."""
    if "label" not in kinds and not edge:
        return False
    others = [part for part, kind in zip(parts, kinds, strict=True) if kind == "other"]
    fits = all(re.fullmatch(r"[\u4e00-\u9fff·]{2,8}", part) for part in others)
    return len(others) <= 2 and fits


def _note(part: str, kind: str, found: Furniture) -> None:
    bare = part.strip("：:·")
    if kind == "date" and not found.date:
        found.date = _iso(bare)
    elif kind in ("label", "code") and not found.label:
        match = LABEL.match(bare)
        if match:
            groups = ("label", "code", "han", "bare")
            found.label = next(match[group] for group in groups if match[group])
            found.name = found.name or bare[match.end() :].strip("：:·")
    elif kind == "masthead" and not found.paper:
        found.paper = bare.strip("《》")
    elif kind in ("name", "other"):
        found.name = "/".join(filter(None, (found.name, bare)))


def _iso(text: str) -> str:
    """2024-02-06 of a printed date; empty for one in Chinese figures."""
    match = DATE.fullmatch(text)
    numbers = [group for group in match.groups() if group] if match else []
    if len(numbers) != 3:
        return ""
    year, month, day = map(int, numbers)
    return f"{year:04}-{month:02}-{day:02}"


def _take_editors(line: Line, found: Furniture, known: Collection[str]) -> None:
    """责编 张三 美编 李四 校对 王五, perhaps behind 版次 and date on the same line."""
    unit, start = read_editors(CONTACT.split(line.text)[0], known=known)
    for cut in reversed(_cuts(line.text)):
        if unit is not None and not any(
            is_organisation(credit.name) for credit in unit.credits
        ):
            break
        if _is_running_head(line.text[cut:], Furniture(), top=True, edge=True):
            unit, start = read_editors(line.text[:cut], known=known)
    if unit is None:
        return
    head = line.text[:start].strip().strip(MARKERS).strip()
    if head and not _is_running_head(head, found, top=True, edge=True):
        return
    found.taken.add(line.number)
    found.credits += unit.credits
    found.unsure += [(line.number, word) for word in unit.unsure]


def _cuts(text: str) -> list[int]:
    """Wide spaces behind which the masthead or 版次 may stand after the editors."""
    return [gap.start() for gap in WIDE.finditer(text)][-4:]


def read_editors(text: str, *, known: Collection[str] = ()) -> tuple[Unit | None, int]:
    """The page's own people, and where in the line they begin."""
    match = PRODUCER.search(text)
    if match is None:
        return None, 0
    start = match.start()
    ahead = AHEAD.search(text[:start])
    start = ahead.start() if ahead else start
    if text[max(start - 1, 0) : start] in tuple("（(【["):
        return None, 0
    unit = read_unit(
        re.sub("^(?:今日|本期|系列报道|专题|本报)", "", text[start:]), known=known
    )
    if unit is None or not unit.works <= {Work.PRODUCE} or unit.works == set():
        return None, 0
    return unit, start


def _is_page_name(lines: Sequence[Line], index: int, found: Furniture) -> bool:
    """民生/影像 beside furniture; a name of no list only where nothing else can be."""
    line = lines[index]
    parts = [part for part in re.split(r"[/／·\s\u3000]+", line.text) if part]
    if parts and all(part in PAGE_NAMES for part in parts):
        return True
    if found.name or not re.fullmatch(r"[\u4e00-\u9fff·/／]{2,9}", line.text):
        return False
    above = index > 0 and lines[index - 1].number in found.taken
    below = lines[index + 1] if index + 1 < len(lines) else None
    if below is None or not above or line.gap:
        return False
    between = below.number in found.taken and below.gap == 0
    return between or (bool(found.label) and index < 4 and below.gap > 0)


def _take_neighbours(lines: Sequence[Line], found: Furniture) -> None:
    """A page name or number alone on its line counts only beside other furniture."""
    for index, line in enumerate(lines):
        near = [other.number for other in lines[max(index - 1, 0) : index + 2]]
        beside = any(at in found.taken and at not in found.walls for at in near)
        edge = index in (0, len(lines) - 1)
        if line.number in found.taken:
            continue
        if index == 0 and len(lines) > 2 and line.text in PAGE_NAMES:
            found.taken.add(line.number)
            found.name = found.name or line.text
        if PAGE_NUMBER.fullmatch(line.text) and (beside or edge):
            found.taken.add(line.number)
        elif beside and (
            _is_page_name(lines, index, found)
            or DATE.fullmatch(line.text)
            or CALENDAR.fullmatch(line.text)
        ):
            found.taken.add(line.number)
            kind = _part_kind(line.text)
            if kind != "other" or not found.name:
                _note(line.text, kind, found)
