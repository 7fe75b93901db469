"""Colours as they are typed, and what is said where one cannot be read on another."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from articles.colours import READABLE, Faint, faint
from articles.models import Paper
from articles.models.coloured import COLOURS, IS_COLOUR

SHORT = re.compile(r"#([0-9a-f])([0-9a-f])([0-9a-f])")
BARE = re.compile(r"[0-9a-f]{3}|[0-9a-f]{6}")


class ColourField(forms.CharField):
    """#B92C1B, b92c1b and #fa0 too: what is meant is plain."""

    default_validators = [IS_COLOUR]

    def to_python(self, value: Any) -> str:
        word = unicodedata.normalize("NFKC", super().to_python(value) or "").lower()
        word = f"#{word}" if BARE.fullmatch(word) else word
        if short := SHORT.fullmatch(word):
            word = "#" + "".join(digit * 2 for digit in short.groups())
        return word


def faint_faults(typed: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Field and sentence for each colour that cannot be read somewhere; of several
    places the first, since one remedy serves all."""
    paper = Paper(**{name: typed.get(name, "") for name in COLOURS})
    for prefix, palette in (("", paper.light), ("dark_", paper.dark)):
        told: set[str] = set()
        for pair in faint(palette):
            if pair.colour not in told:
                told.add(pair.colour)
                yield _field(pair, typed, prefix=prefix), _sentence(pair, prefix=prefix)


def _field(pair: Faint, typed: Mapping[str, str], *, prefix: str) -> str:
    """The one that somebody typed: a usual colour cannot be at fault."""
    names = [f"{prefix}{name}_colour" for name in (pair.colour, pair.ground, "paper")]
    return next((name for name in names if typed.get(name)), names[0])


def _sentence(pair: Faint, *, prefix: str) -> str:
    where = {
        "paper": _("底色"),
        "panel": _("由底色推出的浅底"),
        "marked": _("查找结果里标出的字下面"),
    }[pair.where]
    text = _(
        "%(mode)s：%(colour)s %(value)s 在%(where)s %(on)s 上对比度只有 %(ratio)s，"
        "看不清；至少要 %(least)s。"
    )
    return text % {
        "mode": _("深色模式") if prefix else _("浅色模式"),
        "colour": {"ink": _("字色"), "accent": _("主色")}[pair.colour],
        "value": pair.value,
        "where": where,
        "on": pair.on,
        # Rounded down: 4.49 must not read as 4.5.
        "ratio": f"{int(pair.contrast * 100) / 100:.2f}",
        "least": READABLE,
    }
