"""Who took a picture: 徐雁 摄, an agency, a giver, one credit for all. No captions."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from articles.copytext.credits import read_unit
from articles.copytext.datelines import BRACKETS
from articles.copytext.names import one_person
from articles.copytext.records import Credit
from articles.copytext.roles import NO_CAMERA, Work
from articles.copytext.units import Unit, all_persons
from articles.vocabulary import CreditRole

CAMERA = re.compile(
    r"摄|供图|图片|照片|[/／]图|图[/／]|航拍|摄像|提供|截图|资料图|AI|效果图|图源|图据|图片来"
)
# 图一、图二 in front of the name that took them.
FIGURES = re.compile(
    r"^[（(]?(?:图(?:[一二三四五六七八九十]|\d{1,2}|[①-⑳])[、，,：:\s\u3000]*)+(?=\S)"
)
# 采访对象供图, 图源：区消防救援大队: whoever it is, the word tells the rest.
GIVEN_BY = re.compile(
    r"[（(]?(?:(?P<who>[^\s\u3000，。、：（）()为向给]{2,12})\s*供图"
    r"|(?:图源|图据|图片来源)\s*[：:/／]?\s*(?P<where>[^\s，。：（）()]{2,16}))[)）]?"
)
NOTES = re.compile(
    r"[（(]?(?:本[文版报组]|[题配]图|图片?|照片|均|为|系|由)*"
    r"(?P<note>图片来(?:自|源于)网络|资料图片?|资料照片|视频截图|截图"
    r"|效果图|网络图片|AI(?:辅助)?(?:生成|制图|绘制|制作)(?:图片)?)[)）]?"
)
EVERY = re.compile(
    r"[（(]?(?:除署名外[，,]?)?(?P<page>本版)?(?:本文|文中|以上|本组)?(?:照片|图片|配图|图)?(?:除署名外)?[，,]?"
    r"(?:均为|均由|皆为|都由)(?P<unit>[^，。]{2,30}?(?:摄|摄影|拍摄|供图|提供))[。]?[)）]?"
)
AGENCY_BEHIND = re.compile(
    r"(.{2,40}(?:[摄图影]|摄影报道|图文报道))\s*(?:[（(]([^（()）]{2,12})[)）]"
    r"|[/／](.{1,6}(?:图片|视觉|社|影像)|视觉.{2,4}|[A-Za-z ]{2,8}))"
)
SENT = re.compile(
    r"(新华社|中新社|[^\s/／。]{2,6}(?:图片|视觉))(?:发\s*[（(]|[/／])(.{2,30}摄)[)）]?"
)
AGENCY_INSIDE = re.compile(r"[（(](.{2,30}?摄)[\s\u3000，,/／]+([^（()）\s]{2,8})[)）]")
# 澄湖网发 泉湾消防供图, 感谢 徐若霞 供图: who sent it out, or thanks, in front.
GIVEN_OUT = re.compile(
    r"(?:感谢|(?P<house>\S{2,8}(?:社|网|报|客户端))发)[\s\u3000]+(?P<unit>.{2,30}(?:供图|摄))"
)
OF_PAGE = re.compile(
    r"[（(]?(?:本版|本组|本文)(?:摄影|图片|照片|供图)\s*[/／：:\s]\s*(?P<unit>[^）)]{2,40})[)）]?"
)
WHOLE = re.compile(
    r"^([（(]?(?:本文|文中|本版|以上|本组|配图)(?:图片|照片|摄影)?)由(?!AI)"
)
PROVIDED = re.compile(
    r"[▲△■●]?\s*[（(]?(?:本组|文中|配图)?(?:图片|照片|图)"
    r"(?:[均都]?由|\s*[/／：:]\s*)(?P<name>[^，。（）()]{2,20}?)提供[)）]?"
)


@dataclass(frozen=True, slots=True)
class Captioned:
    """A caption cut from the credit behind it."""

    text: str
    credits: tuple[Credit, ...]
    printed: str
    unsure: tuple[str, ...] = ()


def read_photo_credit(
    text: str, *, known: Collection[str] = (), behind: bool = False
) -> Captioned | None:
    """What holds a photo credit and nothing else: 徐雁 摄; `behind` a caption, 徐雁
    摄影报道 is one too, while on its own it is a story's byline."""
    if len(text) > 60 or not CAMERA.search(text):
        return None
    found = _credit_of(FIGURES.sub("", text), known, behind=behind)
    return replace(found, printed=text) if found is not None else None


def _credit_of(text: str, known: Collection[str], *, behind: bool) -> Captioned | None:
    note = NOTES.fullmatch(text)
    if note:
        name = note["note"]
        credit = Credit(name, CreditRole.UNKNOWN.value, qualifier="图片", raw=name)
        return Captioned("", (credit,), text)
    provided = PROVIDED.fullmatch(text)
    if provided is not None:
        name = provided["name"]
        credit = Credit(name, CreditRole.UNKNOWN.value, qualifier="供图", raw=text)
        return Captioned("", (credit,), text)
    body, agency = _agency(text)
    inside = body[:1] in BRACKETS and body.endswith(tuple(BRACKETS.get(body[:1], "?")))
    unit = _photo_unit(
        body[1:-1] if inside else body, known, bracketed=inside, behind=behind
    )
    given = GIVEN_BY.fullmatch(text) if unit is None else None
    if given:
        name = given["who"] or given["where"]
        credit = Credit(name, CreditRole.UNKNOWN.value, qualifier="供图", raw=text)
        return Captioned("", (credit,), text)
    if unit is None or (unit.is_picture_story and not behind):
        return None
    return Captioned("", _with_agency(unit, agency), text, unit.unsure)


def _photo_unit(
    text: str, known: Collection[str], *, bracketed: bool, behind: bool
) -> Unit | None:
    """Names that nothing sets off must be names beyond doubt: 小王拍摄 is none."""
    if re.search(rf"[{NO_CAMERA}]摄|摄(?:氏|像头)", text):
        return None
    unit = read_unit(text, known=known)
    if unit is None or not (unit.is_photo or unit.is_picture_story):
        return None
    apart = bracketed or re.search(r"[\s\u3000/／：:]", text) is not None
    persons = [credit.name for credit in unit.credits]
    apart = apart or (behind and all(len(n) == 3 and one_person(n) for n in persons))
    if apart or unit.works & {Work.POST} or all_persons(unit, known):
        return unit
    provided = all(credit.qualifier == "供图" for credit in unit.credits)
    return unit if provided else None


def _agency(text: str) -> tuple[str, str]:
    """翟望舟摄（人民视觉）: the agency stands behind in brackets."""
    match = AGENCY_BEHIND.fullmatch(text)
    if match:
        return match[1], match[2] or match[3]
    sent = SENT.fullmatch(text)
    if sent:
        return sent[2], sent[1]
    given = GIVEN_OUT.fullmatch(text.strip("（()）"))
    if given:
        return given["unit"], given["house"] or ""
    inside = AGENCY_INSIDE.fullmatch(text)
    return (inside[1], inside[2]) if inside else (text, "")


def _with_agency(unit: Unit, agency: str) -> tuple[Credit, ...]:
    if not agency:
        return unit.credits
    return tuple(
        replace(credit, organisation=agency)
        if credit.role != CreditRole.AUTHOR
        else credit
        for credit in unit.credits
    )


def read_every(text: str, *, known: Collection[str] = ()) -> Captioned | None:
    """（照片除署名外都由本报记者徐雁摄）: the credit of all pictures without one."""
    every = WHOLE.sub(r"\1均由", text.strip()) if len(text) <= 60 else ""
    match = EVERY.fullmatch(every)
    if match is None:
        return _of_page(text, known)
    printed = match["unit"].replace("拍摄", "摄")
    unit = read_unit(re.sub("提供$", "供图", printed), known=known)
    if unit is None or not unit.is_photo:
        return None
    return Captioned("", unit.credits, text, unit.unsure)


def _of_page(text: str, known: Collection[str]) -> Captioned | None:
    """本版摄影：乔隐 谢澜."""
    match = OF_PAGE.fullmatch(text) if len(text) <= 60 else None
    unit = read_unit(f"摄影 {match['unit']}", known=known) if match else None
    if unit is None or not unit.is_photo:
        return None
    return Captioned("", unit.credits, text, unit.unsure)
