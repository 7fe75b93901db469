"""Photo captions: who took it, which number it bears, where the caption ends."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from articles.copytext.credits import Unit, read_unit
from articles.copytext.datelines import BRACKETS, all_persons
from articles.copytext.marks import TERMINALS, is_han
from articles.copytext.names import one_person, sure_surname
from articles.copytext.records import Credit
from articles.copytext.roles import NO_CAMERA, Work
from articles.vocabulary import CreditRole

CAMERA = re.compile(r"摄|供图|图片|照片|[/／]图|图[/／]|航拍|摄像|提供|截图|资料图")
NUMBER = re.compile(
    r"图?[①-⑳](?=[^①-⑳])|图(?:[一二三四五六七八九十]{1,2}|\d{1,2})(?=[：:、，\s（(为])"
)
STARTS = re.compile(
    r"图为|图①|图中|[上下左右]图|题图|[①-⑳]|[▲▼△▽◀▶←→↑↓]"
    r"|图(?:[一二三四五六七八九十]{1,2}|\d{1,2})[：:、，\s（(为]"
)
NOTES = re.compile(
    r"[（(]?(?:本报)?(?:资料图片?|资料照片|视频截图|网络图片|AI(?:生成|制图)(?:图片)?)[)）]?"
)
EVERY = re.compile(
    r"[（(]?(?P<page>本版)?(?:本文|文中|以上|本组)?(?:照片|图片|配图|图)?(?:除署名外)?[，,]?"
    r"(?:均为|均由|皆为|都由)(?P<unit>[^，。]{2,30}?(?:摄|摄影|拍摄|供图|提供))[。]?[)）]?"
)
SENDS = re.compile(r"((?:新华社|中新社)发\s*)$")
SENT = re.compile(
    r"(新华社|中新社|[^\s/／。]{2,6}(?:图片|视觉))(?:发\s*[（(]|[/／])(.{2,30}摄)[)）]?"
)
AGENCY_INSIDE = re.compile(r"[（(](.{2,30}?摄)[\s\u3000，,/／]+([^（()）\s]{2,8})[)）]")
OF_PAGE = re.compile(
    r"[（(]?(?:本版|本组|本文)(?:摄影|图片|照片|供图)\s*[/／：:\s]\s*(?P<unit>[^）)]{2,40})[)）]?"
)
WHOLE = re.compile(r"^([（(]?(?:本文|文中|本版|以上)(?:图片|照片))由")
PROVIDED = re.compile(
    r"[▲△■●]?\s*[（(]?(?:本组|文中|配图)?(?:图片|照片|图)[均都]?由(?P<name>[^，。（）()]{2,20}?)提供[)）]?"
)
# Paragraphs that open like this carry a story on; they are no caption.
CARRIES_ON = re.compile(
    r"此外|同时|与此同时|下一步|接下来|[问答][：:]|据悉|据介绍|据了解|会议|会上|对此|另外|随后|未来|今后"
    r"|[他她]们?(?:说|表示|告诉)|“|一是|二是|三是|四是|首先|其次|最后|记者"
)
SAYS = re.compile(
    r"(?:说|表示|介绍|告诉记者)(?:[：:]“|[。，]?$)|”[^。，]{0,14}(?:说|表示)。"
)
LONGEST = 300


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
    if NOTES.fullmatch(text):
        name = text.strip("（()）")
        credit = Credit(name, CreditRole.UNKNOWN.value, qualifier="图片", raw=name)
        return Captioned("", (credit,), text)
    provided = PROVIDED.fullmatch(text)
    if provided is not None:
        name = provided["name"]
        credit = Credit(name, CreditRole.UNKNOWN.value, qualifier="供图", raw=text)
        return Captioned("", (credit,), text)
    body, agency = _agency(text)
    inside = body[:1] in BRACKETS and body.endswith(BRACKETS.get(body[:1], "?"))
    unit = _photo_unit(body[1:-1] if inside else body, known, bracketed=inside)
    if unit is None or (unit.is_picture_story and not behind):
        return None
    return Captioned("", _with_agency(unit, agency), text, unit.unsure)


def _photo_unit(text: str, known: Collection[str], *, bracketed: bool) -> Unit | None:
    """Names that nothing sets off must be names beyond doubt: 小王拍摄 is none."""
    if re.search(rf"[{NO_CAMERA}]摄|摄(?:氏|像头)", text):
        return None
    unit = read_unit(text, known=known)
    if unit is None or not (unit.is_photo or unit.is_picture_story):
        return None
    apart = bracketed or re.search(r"[\s\u3000/／：:]", text) is not None
    if apart or unit.works & {Work.POST} or all_persons(unit, known):
        return unit
    provided = all(credit.qualifier == "供图" for credit in unit.credits)
    return unit if provided else None


def _agency(text: str) -> tuple[str, str]:
    """翟望舟摄（人民视觉）: the agency stands behind in brackets."""
    match = re.fullmatch(
        r"(.{2,40}[摄图影])\s*(?:[（(]([^（()）]{2,12})[)）]|[/／](.{1,6}(?:图片|视觉|社)))",
        text,
    )
    if match:
        return match[1], match[2] or match[3]
    sent = SENT.fullmatch(text)
    if sent:
        return sent[2], sent[1]
    inside = AGENCY_INSIDE.fullmatch(text)
    return (inside[1], inside[2]) if inside else (text, "")


def _with_agency(unit: Unit, agency: str) -> tuple[Credit, ...]:
    if not agency:
        return unit.credits
    return tuple(replace(credit, organisation=agency) for credit in unit.credits)


def split_caption(text: str, *, known: Collection[str] = ()) -> Captioned | None:
    """A caption with the credit at its end: …清理河道。（龚望潮 摄）, …。 王岚 摄"""
    tail = text[-70:]
    if not CAMERA.search(tail):
        return None
    cut = _cut_bracket(text) or _cut_sentence(text)
    if cut is not None:
        found = read_photo_credit(text[cut:].strip(), known=known, behind=True)
        if found is not None:
            return replace(found, text=text[:cut].strip(), printed=text[cut:].strip())
    return _cut_words(text, known)


def _cut_bracket(text: str) -> int | None:
    if text[-1:] not in "）)】":
        return None
    start = max(text.rfind("（", -60), text.rfind("(", -60), text.rfind("【", -60))
    if start <= 0:
        return None
    agency = re.search(
        r"[。！？”…\s]([^。！？”…\s]{2,20}摄)$", text[max(start - 30, 0) : start]
    )
    agency = agency or SENDS.search(text[max(start - 8, 0) : start])
    return start - len(agency[1]) if agency else start


def _cut_sentence(text: str) -> int | None:
    """Behind the last full stop, if few enough characters are left for a name."""
    for at in range(len(text) - 2, max(len(text) - 42, 0), -1):
        if text[at] in TERMINALS or (text[at] == "”" and text[at - 1] in TERMINALS):
            return at + 1
    return None


def _cut_words(text: str, known: Collection[str]) -> Captioned | None:
    """志愿者在清理河道 王岚 摄: names set off by spaces, no full stop before them."""
    words = list(re.finditer(r"[^\s\u3000]+", text[-60:]))
    if len(words) < 2:
        return None
    offset = max(len(text) - 60, 0)
    cut = None
    for match in reversed(words[1:]):
        word = re.sub(r"(?:文/)?摄(?:影(?:报道)?)?$|供图$", "", match[0])
        bare = re.sub(r"^\S{0,6}(?:记者|通讯员)", "", word)
        lone = len(bare) == 1 and is_han(bare)
        if bare and not lone and not (one_person(bare, known) and sure_surname(bare)):
            break
        cut = offset + match.start()
    if not cut:
        return None
    found = read_photo_credit(text[cut:].strip(), known=known, behind=True)
    if found is None or not text[:cut].strip():
        return None
    return replace(found, text=text[:cut].strip(), printed=text[cut:].strip())


def is_numbered(text: str) -> bool:
    return NUMBER.match(text) is not None


def split_numbered(text: str) -> list[str]:
    """①…②… on one line into one piece for each picture."""
    starts = [match.start() for match in NUMBER.finditer(text)]
    if not starts or starts[0] > 0:
        starts.insert(0, 0)
    ends = [*starts[1:], len(text)]
    return [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]


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


def may_be_caption(text: str) -> bool:
    if SAYS.search(text) and not STARTS.match(text):
        return False
    return len(text) <= LONGEST and CARRIES_ON.match(text) is None
