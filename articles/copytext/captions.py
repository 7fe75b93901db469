"""Photo captions: which number one bears, where it ends and its credit begins."""

import re
from collections.abc import Collection
from dataclasses import replace

from articles.copytext.marks import TERMINALS, is_han
from articles.copytext.names import one_person, sure_surname
from articles.copytext.photo_credits import CAMERA, Captioned, read_photo_credit

NUMBER = re.compile(
    r"图?[①-⑳](?=[^①-⑳])|图(?:[一二三四五六七八九十]{1,2}|\d{1,2})(?=[：:、，\s（(为])"
)
STARTS = re.compile(
    r"图为|图①|图中|[上下左右]图|题图|[①-⑳]|[▲▼△▽◀▶←→↑↓]"
    r"|图(?:[一二三四五六七八九十]{1,2}|\d{1,2})[：:、，\s（(为]"
)
SENDS = re.compile(r"((?:新华社|中新社)发\s*)$")
# Paragraphs that open like this carry a story on; they are no caption.
CARRIES_ON = re.compile(
    r"此外|同时|与此同时|下一步|接下来|[问答][：:]|据悉|据介绍|据了解|会议|会上|对此|另外|随后|未来|今后"
    r"|[他她]们?(?:说|表示|告诉)|“|一是|二是|三是|四是|首先|其次|最后|记者"
)
SAYS = re.compile(
    r"(?:说|表示|介绍|告诉记者)(?:[：:]“|[。，]?$)|”[^。，]{0,14}(?:说|表示)。"
)
LONGEST = 300


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
        r"(?:[。！？”…]|(?<=\s))([^。！？”…\s]{2,20}摄|[^。！？”…]{2,24}摄影报道)$",
        text[max(start - 30, 0) : start],
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


def may_be_caption(text: str) -> bool:
    if SAYS.search(text) and not STARTS.match(text):
        return False
    return len(text) <= LONGEST and CARRIES_ON.match(text) is None
