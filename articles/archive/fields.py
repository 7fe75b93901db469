"""Values out of a JSON object, each checked; what is wrong is said, never raised."""

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import override

from articles.archive.findings import Findings
from articles.models.old_address import NoAddress, normalised
from articles.text import CONTROLS

DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
TIME = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
BREAK = re.compile(r"\s*[\r\n\t]+\s*")
BROKEN = "\ufffd"
MOST = 500  # of one list: pages, stories of a page, photos, tags, addresses
KEY_SHOWN = 40


@cache
def _words(choices: type[TextChoices]) -> dict[str, str]:
    """What may be written, to what is kept; in the paper's language alone."""
    words: dict[str, str] = {}
    with override(settings.LANGUAGE_CODE):
        for member in choices:
            code = str(member.value)
            words |= dict.fromkeys(
                (code, code.lstrip("0123456789"), str(member.label)), code
            )
    return words


class Fields:
    """One object of the record. `wrong` counts what made a value unusable."""

    def __init__(
        self, raw: Mapping[str, Any], *, keys: frozenset[str], findings: Findings
    ) -> None:
        self.raw, self.findings = raw, findings
        self.wrong = 0
        for key in raw.keys() - keys:
            shown = CONTROLS.sub("", str(key))[:KEY_SHOWN]
            findings.note(shown, _("这一项不认识，没有收。"))

    def refuse(self, name: str, sentence: str) -> None:
        self.wrong += 1
        self.findings.refuse(name, sentence)

    def text(self, name: str, *, limit: int, lines: bool = False) -> str:
        value = self.raw.get(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            self.refuse(name, _("要写成文字（引号里的字）。"))
            return ""
        whole = value if lines else BREAK.sub(" ", value)
        return self.cleaned(name, whole, limit=limit)

    def cleaned(self, name: str, value: str, *, limit: int) -> str:
        clean = CONTROLS.sub("", value).strip()
        if CONTROLS.search(value):
            self.findings.note(name, _("有看不见的控制字符，已去掉。"))
        if BROKEN in clean:
            self.findings.note(name, _("有乱码留下的 � 号，请对照原报。"))
        if len(clean) > limit:
            text = _("有 %(count)d 个字，最多 %(limit)d 个。")
            self.refuse(name, text % {"count": len(clean), "limit": limit})
            return ""
        return clean

    def number(self, name: str, *, low: int, high: int) -> int | None:
        value = self.raw.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            self.refuse(name, _("要写成整数，不加引号。"))
            return None
        if not low <= value <= high:
            text = _("要在 %(low)d 和 %(high)d 之间。")
            self.refuse(name, text % {"low": low, "high": high})
            return None
        return value

    def truth(self, name: str) -> bool:
        value = self.raw.get(name, False)
        if not isinstance(value, bool):
            self.refuse(name, _("只能是 true 或 false。"))
            return False
        return value

    def choice(self, name: str, choices: type[TextChoices], *, default: str) -> str:
        """By its value or by its Chinese word."""
        value = self.raw.get(name)
        if value is None or value == "":
            return default
        words = _words(choices)
        if isinstance(value, str) and value in words:
            return words[value]
        listed = "、".join(str(member.label) for member in choices)
        self.refuse(name, _("只能是：%s。") % listed)
        return default

    def date(self, name: str) -> dt.date | None:
        value = self.raw.get(name)
        if value is None:
            return None
        if isinstance(value, str) and DATE.fullmatch(value):
            try:
                return dt.date.fromisoformat(value)
            except ValueError:
                self.refuse(name, _("没有这一天。"))
                return None
        self.refuse(name, _("要写成 2003-09-12 这样的日期。"))
        return None

    def time(self, name: str, *, default: dt.time) -> dt.time:
        value = self.raw.get(name)
        if value is None:
            return default
        match = TIME.fullmatch(value) if isinstance(value, str) else None
        if match is None:
            self.refuse(name, _("要写成 06:00 这样的时间。"))
            return default
        return default.replace(hour=int(match[1]), minute=int(match[2]))

    def items(self, name: str) -> list[Any]:
        value = self.raw.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            self.refuse(name, _("要写成一列（方括号）。"))
            return []
        if len(value) > MOST:
            text = _("有 %(count)d 项，最多 %(limit)d 项。")
            self.refuse(name, text % {"count": len(value), "limit": MOST})
            return []
        return value

    def child(self, name: str, *, keys: frozenset[str]) -> "Fields":
        value = self.raw.get(name)
        if value is not None and not isinstance(value, dict):
            self.refuse(name, _("要写成一组（花括号）。"))
        raw = value if isinstance(value, dict) else {}
        return Fields(raw, keys=keys, findings=self.findings)

    def texts(self, name: str, *, limit: int) -> list[str]:
        found = []
        for value in self.items(name):
            if not isinstance(value, str):
                self.refuse(name, _("要写成文字（引号里的字）。"))
                continue
            if clean := self.cleaned(name, value, limit=limit):
                found.append(clean)
        return list(dict.fromkeys(found))

    def addresses(self, name: str = "old") -> tuple[str, ...]:
        """One that is none is refused alone; nothing else falls with it."""
        found: dict[str, None] = {}
        for value in self.items(name):
            try:
                found[normalised(value if isinstance(value, str) else "")] = None
            except NoAddress:
                sentence = _("不是能用的旧地址：要有路径，不超过 500 个字。")
                self.findings.refuse(name, sentence)
        return tuple(found)
