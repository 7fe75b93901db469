"""A printed byline or credit into names with roles. None where it is no byline.

A role word holds until the next one; a part word (摄, 文, 整理) closes the names before
it, or opens those behind it, as its slash or its place tells.
"""

import re
from collections.abc import Collection
from dataclasses import replace

from articles.copytext.gathering import Group, Reader
from articles.copytext.names import (
    NOT_IN_NAMES,
    has_surname,
    is_name,
    likely_person,
    one_person,
)
from articles.copytext.organisations import (
    CITIES,
    HOUSE_VOICE,
    HOUSES,
    is_organisation,
    split_employer,
)
from articles.copytext.organisations import (
    OWN_HOUSE as HOUSE,
)
from articles.copytext.records import Credit
from articles.copytext.roles import Token, Work, tokens
from articles.copytext.units import Unit
from articles.vocabulary import CreditRole

# No name holds these: the unit is text.
SENTENCE = re.compile(r"[。！？；“”①-⑳]")
ABOUT = re.compile(r"作者(?:单位|简介|系|为|是)")
# 李小渔（泉湾中学教师）: where the person named belongs.
OF_WHERE = re.compile(
    r"(?P<unit>[^（()）]{2,40})[（(](?:作者(?:单位)?[:：系为是]{0,2})?(?P<house>[^（()）]{3,20})[)）]"
)
MARKERS = "□■⊙◎○●▲◆◇△★☆▶►※"


def read_unit(text: str, *, known: Collection[str] = ()) -> Unit | None:
    """The credits of `记者 戈帆 实习生 刘芷蓝`, or None if this is no credit line."""
    bare = text.strip().strip(MARKERS).strip()
    if not bare or len(bare) > 160 or ABOUT.match(bare):
        return None
    if HOUSE_VOICE.fullmatch(bare):
        return _house_voice(bare)
    of_where = OF_WHERE.fullmatch(bare)
    if of_where:
        return _of_where(of_where, bare, known)
    parts = tokens(bare)
    reader = Reader(raw=bare, known=known)
    for index, token in enumerate(parts):
        _take(reader, token, parts[index + 1 :])
        if reader.failed:
            return None
    reader.close(reader.opened)
    works = frozenset(part.kind for part in parts if isinstance(part.kind, Work))
    if reader.failed or not reader.credits:
        return None
    return Unit(tuple(reader.credits), tuple(reader.unsure), works)


def _of_where(match: re.Match[str], bare: str, known: Collection[str]) -> Unit | None:
    """One writer with a place of work in brackets; photographers have an agency."""
    unit = read_unit(match["unit"], known=known)
    if unit is None or len(unit.credits) != 1 or unit.is_photo:
        return None
    (credit,) = unit.credits
    house = match["house"].strip()
    other = read_unit(house, known=known)
    if credit.organisation or likely_person(house) or (other and other.works):
        return None
    return replace(unit, credits=(replace(credit, organisation=house, raw=bare),))


def _house_voice(bare: str) -> Unit:
    """本报评论员: the paper itself writes."""
    credit = Credit(bare, CreditRole.AUTHOR.value, raw=bare)
    return Unit((credit,), works=frozenset({Work.POST}))


def _take(reader: Reader, token: Token, rest: list[Token]) -> None:
    if token.kind == "space":
        _widen(reader.group.words, len(token.text))
    elif token.kind == "mark" or token.text == "等":
        _widen(reader.group.words, 0)
    elif token.kind == "word":
        if not _is_place_of_report(reader, token, rest):
            _take_word(reader, token, rest)
    elif token.kind is Work.POST:
        _take_post(reader, token)
    elif _runs_on(reader, rest):
        reader.failed = True
    else:
        _take_work(reader, token, ends=_ends_in_names(rest))


def _is_place_of_report(reader: Reader, token: Token, rest: list[Token]) -> bool:
    """上海 in 记者 王岛 上海报道: where they were, and nobody's name."""
    says = bool(rest) and rest[0].kind is Work.SAY and rest[0].tight
    named = bool(reader.group.words) and not token.tight
    place = token.text in CITIES or not has_surname(token.text)
    return says and named and place and token.text not in reader.known


def _runs_on(reader: Reader, rest: list[Token]) -> bool:
    """摄氏度, 摄影大赛, 校对老罗的一天: a part word that is only part of a word."""
    if not rest or rest[0].kind != "word":
        return False
    word = rest[0].text
    return not likely_person(word, reader.known)


def _ends_in_names(rest: list[Token]) -> bool:
    return bool(rest) and rest[-1].kind == "word"


def _widen(words: list[tuple[str, int]], width: int) -> None:
    """Note the space behind the last word; a mark (width 0) parts for good."""
    if words:
        words[-1] = (words[-1][0], width)


def _take_word(reader: Reader, token: Token, rest: list[Token]) -> None:
    """A name, an employer, or both glued: 湖边电台崔晚霞."""
    if SENTENCE.search(token.text):
        reader.failed = True
        return
    following = next((part for part in rest if part.kind != "space"), None)
    leads = following is not None and following.kind in ("word", Work.POST)
    tight = bool(rest) and rest[0].kind is Work.POST
    if tight and _employer_before_post(reader, token.text):
        employers = _employers_before(reader)
        reader.flush_names()
        reader.group.post = ""
        employer = "、".join((*employers, token.text))
        reader.group.organisation, reader.group.desk = _own_desk(employer)
        reader.group.used = False
    elif _holds_post(reader, following, token.text):
        reader.group.words.append((token.text, 0))
    elif is_organisation(token.text) and leads and not one_person(token.text):
        reader.flush_names()
        reader.group.organisation, reader.group.used = token.text, False
    else:
        employer, name = split_employer(token.text, reader.known)
        if employer:
            reader.flush_names()
            reader.group.organisation, reader.group.used = employer, False
        reader.group.words.append((name, 0))


def _own_desk(employer: str) -> tuple[str, str]:
    """本报文化 in front of 记者 is the paper and a desk of it."""
    employer = re.sub("[《》]", "", employer)
    house, desk = employer[:2], employer[2:]
    own = HOUSE.fullmatch(house) and desk and not is_organisation(employer)
    return (house, desk) if own else (employer, "")


def _holds_post(reader: Reader, following: Token | None, word: str) -> bool:
    """通讯员 区发改委 记者 张三: the body itself is the correspondent."""
    next_post = following is not None and following.kind is Work.POST
    waiting = bool(reader.group.post) and not reader.group.words
    return next_post and waiting and is_organisation(word)


def _employer_before_post(reader: Reader, word: str) -> bool:
    """晚报|首席记者 names an employer, 张听雨|通讯员 ends the names before it."""
    if word.endswith(HOUSES):
        return True
    held = bool(reader.group.post) or bool(reader.group.words)
    if word in reader.known or (held and is_name(word)) or len(word) > 12:
        return False
    return not one_person(word) and NOT_IN_NAMES.search(word) is None


def _employers_before(reader: Reader) -> list[str]:
    """湖畔晨报、 in front of a second employer: one person of two houses."""
    words = [word for word, _width in reader.group.words]
    if reader.group.post or not all(is_organisation(word) for word in words):
        return []
    reader.group.words = []
    return words


def _take_post(reader: Reader, token: Token) -> None:
    group = reader.group
    kept = Group() if group.words or group.used else group
    reader.flush_names()
    reader.group.post = kept.desk + token.text
    reader.group.organisation, reader.group.desk = kept.organisation, ""


def _take_work(reader: Reader, token: Token, *, ends: bool) -> None:
    """摄 behind names closes them; 图/ before names opens, until the next such word.

    `ends` says that the unit ends in names, which a noun like 摄像 then introduces.
    """
    waiting = bool(reader.group.words or reader.pending)
    opened = reader.opened.kind if reader.opened is not None else None
    if waiting and opened is Work.PHOTO and token.kind is Work.PROVIDE:
        reader.close(token)  # 图｜受访者提供
        return
    opens = token.slash == "after" and token.kind is not Work.TEXT
    noun = ends and len(token.text) > 1 and token.kind is not Work.BOTH
    if reader.opened is None and waiting and not (opens or noun):
        reader.close(token)
        reader.group.used = True
        return
    if reader.opened is not None and token.slash == "before" and waiting:
        reader.failed = True
        return
    reader.close(reader.opened)
    reader.opened = token
    reader.group = Group(organisation=reader.group.organisation)
