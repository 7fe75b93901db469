"""What a picture's file says of itself, as suggestions for its form.

A file can say anything, so nothing here is believed: cleaned, cut to the columns'
lengths, days within bounds, and offered to a person who decides.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from articles.text import strip_controls
from articles.vocabulary import PhotoSource

FIRST_YEAR = 1949
LENGTHS = {"caption": 500, "byline": 50, "city": 60, "agency": 60}
AGENCIES = re.compile(
    r"新华社|新华网|中新社|中新网|中国新闻社|视觉中国|人民视觉|东方IC|图虫|海报新闻"
    r"|\b(?:Xinhua|Reuters|AFP|AP|Getty|CFP|VCG|ICphoto|EPA)\b",
    re.IGNORECASE,
)
FROM_FILES = re.compile(r"资料图|资料照片|资料图片|档案照片")
MADE_BY_MACHINE = re.compile(r"AI\s*(?:生成|制图|绘图|作图)", re.IGNORECASE)
# Direction marks would let a caption rewrite the words around it.
UNSEEN = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
BYLINE_WORDS = re.compile(r"^(?:摄影[:：]?|图[:：]|Photo by)\s*|\s*摄$", re.IGNORECASE)


def suggestions(words: Mapping[str, Any], *, now: dt.datetime) -> dict[str, Any]:
    """Initial values of the photo's form; only what the file really said."""
    said = {name: _plain(words.get(name), limit) for name, limit in LENGTHS.items()}
    offered: dict[str, Any] = {
        "caption": said["caption"],
        "credit": _credit(said["byline"], said["agency"]),
        "place": said["city"],
        "taken_at": _moment(words.get("taken"), now=now),
        "source": _source(said, made_by_machine=words.get("ai") == "1"),
    }
    return {name: value for name, value in offered.items() if value}


def _plain(value: Any, limit: int) -> str:
    if not isinstance(value, str):
        return ""
    text = UNSEEN.sub("", strip_controls(unicodedata.normalize("NFC", value)))
    return re.sub(r"[ \t\r\n]+", " ", text).strip()[:limit].strip()


def _credit(byline: str, agency: str) -> str:
    """徐雁 becomes 徐雁 摄; an agency that is not in it yet comes first."""
    name = BYLINE_WORDS.sub("", byline)
    if not name:
        return ""
    if AGENCIES.search(agency) and agency not in name:
        return f"{agency} {name} 摄"[:60]
    return f"{name} 摄"


def _source(said: Mapping[str, str], *, made_by_machine: bool) -> str:
    text = " ".join(said.values())
    if made_by_machine or MADE_BY_MACHINE.search(text):
        return str(PhotoSource.AI)
    if FROM_FILES.search(said["caption"]):
        return str(PhotoSource.FILE)
    return str(PhotoSource.AGENCY) if AGENCIES.search(text) else ""


def _moment(value: Any, *, now: dt.datetime) -> dt.datetime | None:
    """No picture was taken tomorrow: clocks of cameras may stand anywhere."""
    if not isinstance(value, str):
        return None
    text = value[:25].replace(" ", "T", 1)
    try:
        # A day without an hour is its noon.
        moment = parse_datetime(text if len(text) > 10 else f"{text}T12:00:00")
        if moment is None or not FIRST_YEAR <= moment.year <= now.year:
            return None
        if timezone.is_naive(moment):
            moment = timezone.make_aware(moment)
        return moment if moment <= now + dt.timedelta(days=1) else None
    except (ValueError, OverflowError):
        return None
