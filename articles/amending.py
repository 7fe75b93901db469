"""The words of a correction found in a story's content, and exchanged there.

Pure: content in, content out. A body's tags are never cut; words are sought inside one
paragraph, and of what is found only the characters that differ are exchanged.
"""

import html
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.refusals import NotReady
from articles.sanitize import clean_body

Content = dict[str, Any]

LINES = ("kicker", "headline", "deck", "summary", "dateline")
# Quoted attribute values may hold a ">".
UNIT = re.compile(r'<(?:"[^"]*"|[^">])*>|&[#0-9A-Za-z]+;|.', re.DOTALL)
INLINE = re.compile(r"</?(?:strong|em|a)\b")
BREAK = "\u2029"  # between paragraphs and lines; nobody's words hold it


@dataclass(frozen=True, slots=True)
class Change:
    """Which characters give way to which, once what both share at the ends is left."""

    start: int
    end: int
    new: str


def amended(content: Content, *, was: str, should_be: str) -> Content:
    """The same content with `was`, which must stand there exactly once, exchanged."""
    found = list(_everywhere(content, was))
    if not found:
        raise NotReady(
            _("签发的稿子里没有找到这句原文。请照稿子抄，标点也要一样，不跨段。")
        )
    if len(found) > 1:
        text = ngettext(
            "这句原文在稿子里有 %(count)d 处，请前后多抄几个字，只剩一处。",
            "这句原文在稿子里有 %(count)d 处，请前后多抄几个字，只剩一处。",
            len(found),
        )
        raise NotReady(text % {"count": len(found)})
    (name, index, at) = found[0]
    change = _change(was, should_be, at=at)
    new = deepcopy(content)
    if name == "body":
        new["body"] = clean_body(_body_with(content["body"], change))
    elif name == "photos":
        photo = new["photos"][index]
        photo["caption"] = _line_with(photo["caption"], change)
    else:
        new[name] = _line_with(content[name], change)
    return new


def _everywhere(content: Content, words: str) -> Iterator[tuple[str, int, int]]:
    """(field, which photo, at which character) of every place, overlapping ones too."""
    for name in LINES:
        yield from ((name, 0, at) for at in _places(content[name], words))
    body = "".join(text for _raw, text in _units(content["body"]))
    yield from (("body", 0, at) for at in _places(body, words))
    for index, photo in enumerate(content["photos"]):
        yield from (("photos", index, at) for at in _places(photo["caption"], words))


def _places(text: str, words: str) -> Iterator[int]:
    """A no-break space counts as the space that an editor types."""
    text, words = (part.replace("\xa0", " ") for part in (text, words))
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _units(body: str) -> list[tuple[str, str]]:
    """A body in its smallest parts: as written, and the character that is read."""
    return [(raw, _read(raw)) for raw in UNIT.findall(body)]


def _read(raw: str) -> str:
    if raw.startswith("<") and len(raw) > 1:
        return "" if INLINE.match(raw) else BREAK
    return html.unescape(raw)


def _change(was: str, should_be: str, *, at: int) -> Change:
    before = _shared(was, should_be)
    rest, new = was[before:], should_be[before:]
    after = _shared(rest[::-1], new[::-1])
    return Change(
        start=at + before, end=at + len(was) - after, new=new[: len(new) - after]
    )


def _shared(one: str, other: str) -> int:
    """How many characters two texts have in common from their start."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _same in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _line_with(text: str, change: Change) -> str:
    return text[: change.start] + change.new + text[change.end :]


def _body_with(body: str, change: Change) -> str:
    units = _units(body)
    # Where each character that is read stands among the units.
    places = [i for i, (_raw, text) in enumerate(units) for _character in text]
    new = html.escape(change.new, quote=False)
    if change.start == change.end:
        at = places[change.start - 1] + 1 if change.start else places[0]
        return _joined(units[:at]) + new + _joined(units[at:])
    first, last = places[change.start], places[change.end - 1]
    if any(not text for _raw, text in units[first:last]):
        raise NotReady(
            _("要换的字里有一段加粗或链接，分不开。请分成两条更正，每条只换一边的字。")
        )
    return _joined(units[:first]) + new + _joined(units[last + 1 :])


def _joined(units: list[tuple[str, str]]) -> str:
    return "".join(raw for raw, _text in units)
