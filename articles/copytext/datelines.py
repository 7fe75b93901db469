"""电头: the words before a story's first sentence, with the byline behind them."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from articles.copytext.credits import MARKERS, read_unit
from articles.copytext.names import is_name, one_person
from articles.copytext.roles import Work
from articles.copytext.units import Unit, all_persons, mostly_persons

OWN = "本报|本刊|本台|本网|我报"
AGENCIES = {
    "新华社": "新华社",
    "新华网": "新华网",
    "中新社": "中新社",
    "中新网": "中新网",
    "中国新闻社": "中国新闻社",
    "人民网": "人民网",
    "央视网": "央视网",
    "央广网": "央广网",
    "中广网": "中广网",
    "光明网": "光明网",
    "环球网": "环球网",
    "交汇点": "交汇点",
}
DIGITS = r"[\d０-９〇零一二三四五六七八九十廿卅]"
DATE = (
    rf"(?:{DIGITS}{{2,4}}年)?(?:{DIGITS}{{1,3}}月)?{DIGITS}{{1,3}}日"
    rf"(?:{DIGITS}{{1,3}}时(?:{DIGITS}{{1,3}}分)?)?"
)
HOUSE_ENDS = "报|网|社|台|客户端|在线|融媒体?|广电|发布|新闻|传媒|之声|中心"
HOUSE = (
    rf"(?:{OWN}|{'|'.join(AGENCIES)}|[\u4e00-\u9fffA-Za-z0-9]{{1,10}}?(?:{HOUSE_ENDS}))"
)
VERB = r"(?:综合|专|快)?(?:讯|电|消息)"
# 本报讯今日…, 新华社北京7月2日电…: nothing need follow. Others want a bracket, a space
# or a post behind them, or 供电, 来电 and 简讯 would be datelines.
SURE = re.compile(
    rf"据?(?P<house>{OWN}|{'|'.join(AGENCIES)})"
    rf"(?P<place>[\u4e00-\u9fff]{{2,8}}?)??\s*(?P<date>{DATE})?\s*{VERB}"
    r"(?![\u4e00-\u9fff]{0,1}(?:员|号|息|讯|站稿|话|视|影|子|脑|力|台|报道称))"
)
# 据人民日报报道 近日…: with a space; with a comma it is the sentence's own opening.
REPORTS = re.compile(rf"据《?(?P<house>{HOUSE})》?(?:报道|消息)(?=[\s\u3000])")
COMPOSED = re.compile(rf"(?P<house>{OWN})综合(?:报道)?(?=[\s\u3000])")
LIKELY = re.compile(
    rf"据?(?P<house>{HOUSE})(?P<place>[\u4e00-\u9fff]{{2,8}}?)??\s*(?P<date>{DATE})?\s*{VERB}"
    r"(?=\s|$|[（(【\[〔]|记者|通讯员|实习生|见习|首席|全媒)"
)
# 湖滨4月25日讯（…: a place and a day tell as much as a house, before a bracket.
PLACED = re.compile(
    rf"(?P<house>)(?P<place>[\u4e00-\u9fff]{{2,8}}?)(?P<date>{DATE}){VERB}"
    r"(?=[\s\u3000]*[（(【\[〔])"
)
# 湖城讯（记者…, 《澄湖日报》讯（记者…: any name, if a byline stands right behind it.
ANY_HOUSE = re.compile(
    r"(?P<house>《[^《》]{2,12}》|[\u4e00-\u9fffA-Za-z+＋·]{2,12}?)"
    rf"(?P<date>{DATE})?[快专]?(?:讯|电|消息)(?=[\s\u3000]*[（(【\[〔])"
)
ALONE = re.compile(r"(?P<house>[\u4e00-\u9fff]{2,10}?)[快专]?讯")
# 本报讯 12月31日（记者…: the day stands behind the word.
DAY_BEHIND = re.compile(rf"[\s\u3000]*{DATE}(?=[\s\u3000]*[（(【\[〔])")
STUMP = re.compile(rf"本$|{OWN}|新华?$|据?(?:{'|'.join(AGENCIES)})")
# Typists close a wide bracket with a narrow one, and the other way round.
BRACKETS = {"（": "）)", "(": ")）", "【": "】", "[": "]］", "〔": "〕", "［": "］]"}
SAYS = re.compile(r"(?P<unit>[^，。！？；：:,]{2,40}?)(?:现场|采访|联合)?报道[：:，,]?")
POST_FIRST = re.compile(r"(?:[\u4e00-\u9fff]{0,8})(?:记者|通讯员|实习生)")


@dataclass(frozen=True, slots=True)
class Lead:
    """A dateline with its byline, cut from the paragraph that it opens."""

    dateline: str
    source: str
    unit: Unit | None
    printed: str
    rest: str
    guessed: bool = False


def read_lead(text: str, *, known: Collection[str] = ()) -> Lead | None:
    """The dateline at the start of a paragraph; None if it opens with plain text."""
    mark = re.match(rf"[{MARKERS}\s]+", text)
    start = mark.end() if mark else 0
    bare = text[start:]
    found = _in_bracket(bare, known) or _open(bare, known)
    if found is None and bare[:1] in BRACKETS:
        found = _byline_alone(bare, known)
    if found is None and mark:
        found = _byline_then_dateline(bare, known)
    if found is None:
        return None
    printed = text[: len(text) - len(found.rest)]
    return Lead(
        found.dateline,
        found.source,
        found.unit,
        printed.strip(),
        found.rest,
        found.guessed,
    )


def is_broken_lead(text: str, below: str) -> bool:
    """True if the line ends inside its dateline, or inside the bracket behind it."""
    match = _match(text[:80])
    if match is None and len(text) <= 12 and STUMP.match(text):
        whole = _match((text + below)[:80])
        return whole is not None and whole.end() > len(text) and _match(below) is None
    rest = text[match.end() :].strip() if match else ""
    if match is not None and not rest:
        return below[:1] in BRACKETS and _byline_alone(below, ()) is not None
    closers = BRACKETS.get(rest[:1], "")
    closed = any(closer in rest for closer in closers)
    return bool(closers) and not closed and len(rest) < 80


def _match(text: str) -> re.Match[str] | None:
    return (
        SURE.match(text)
        or LIKELY.match(text)
        or REPORTS.match(text)
        or COMPOSED.match(text)
        or PLACED.match(text)
    )


def _source(match: re.Match[str]) -> str:
    house = match["house"].strip("《》")
    loose = match.re in (ANY_HOUSE, ALONE)
    if loose and not re.search(rf"(?:{HOUSE_ENDS})$", house):
        return ""
    return "" if re.fullmatch(OWN, house) else AGENCIES.get(house, house)


def _open(text: str, known: Collection[str]) -> Lead | None:
    """本报讯（记者 张三）…, 新报讯【记者 张三】…, 澄湖晚报讯 记者张三报道：…"""
    match = _match(text) or ANY_HOUSE.match(text)
    if match is None:
        return None
    day = DAY_BEHIND.match(text, match.end())
    end = day.end() if day else match.end()
    unit, rest, guessed = _byline(text[end:], known)
    if day and unit is None:
        end, rest = match.end(), text[match.end() :].strip()
    if match.re is ANY_HOUSE and not (unit and Work.POST in unit.works):
        return None
    return Lead(text[:end].rstrip(), _source(match), unit, "", rest, guessed)


def _in_bracket(text: str, known: Collection[str]) -> Lead | None:
    """【环湖网快讯 记者 赵听松】…"""
    inner, rest = bracketed(text)
    match = (_match(inner) or ALONE.fullmatch(inner)) if inner else None
    if match is None:
        return None
    tail = inner[match.end() :].strip()
    unit = read_unit(tail, known=known) if tail else None
    if tail and unit is None:
        return None
    if not tail:  # 【本报讯】（记者 张三）
        unit, rest, _guessed = _byline(rest, known)
        if match.re is ALONE and not (unit and Work.POST in unit.works):
            return None
    return Lead(match[0].rstrip(), _source(match), unit, "", rest)


def _byline_alone(text: str, known: Collection[str]) -> Lead | None:
    """（记者 张三）昨天…: a byline in brackets without a dateline."""
    inner, rest = bracketed(text)
    unit = read_unit(inner, known=known) if inner else None
    if unit is None or unit.is_photo or not rest:
        return None
    worked = bool(unit.works & {Work.COMPILE, Work.BOTH}) and all_persons(unit, known)
    if Work.POST not in unit.works and not worked:
        return None
    return Lead("", "", unit, "", rest)


def _byline_then_dateline(text: str, known: Collection[str]) -> Lead | None:
    """□晚报记者 孙苇 通讯员 何帆本报讯 今后…"""
    at = next((at for at in map(text.find, ("本报讯", "新华社")) if 0 < at < 80), -1)
    match = SURE.match(text[at:]) if at > 0 else None
    unit = read_unit(text[:at], known=known) if match else None
    if match is None or unit is None:
        return None
    _none, rest, _guessed = _byline(text[at + match.end() :], known)
    return Lead(match[0].rstrip(), _source(match), unit, "", rest)


def bracketed(text: str) -> tuple[str, str]:
    """Inside and after a bracket that opens the text; ("", text) if none does."""
    ends = [text.find(closer, 1, 120) for closer in BRACKETS.get(text[:1], "")]
    end = min((end for end in ends if end > 0), default=-1)
    if end < 0:
        return "", text
    return text[1:end].strip(), text[end + 1 :].strip()


def _byline(text: str, known: Collection[str]) -> tuple[Unit | None, str, bool]:
    """What stands behind a dateline: a bracket, `记者张三报道：`, or bare names."""
    bare = text.strip()
    inner, rest = bracketed(bare)
    if inner:
        unit = read_unit(inner, known=known)
        if unit is not None and not (unit.works or all_persons(unit, known)):
            unit = mostly_persons(unit)
        if unit is not None:
            return unit, rest, False
        return None, bare, False
    if not POST_FIRST.match(bare):
        return None, bare, False
    says = SAYS.match(bare)
    unit = read_unit(says["unit"], known=known) if says else None
    if says and unit is not None:
        return unit, bare[says.end() :].strip(), False
    return _bare_names(bare, known)


def _bare_names(text: str, known: Collection[str]) -> tuple[Unit | None, str, bool]:
    """本报讯 记者 张三 李四 昨天…: names as long as the words look like names."""
    whole = read_unit(text, known=known) if len(text) <= 40 else None
    if whole is not None and Work.POST in whole.works:
        return whole, "", False
    cut = 0
    for match in re.finditer(r"\S+[\s\u3000]+", text[:80]):
        word = match[0].strip()
        post = POST_FIRST.match(word)
        name = word[post.end() :] if post else word
        if name and not (is_name(name, known) and (one_person(name) or name in known)):
            break
        cut = match.end()
    unit = read_unit(text[:cut], known=known) if cut else None
    if unit is None:
        return None, text, False
    return unit, text[cut:].strip(), True
