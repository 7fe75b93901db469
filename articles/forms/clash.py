"""A story's form against the story as saved: what differs, who changed it since the
form was opened, and the text that comes of choosing. Saves nothing, shows nothing."""

import hashlib
import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.difference import (
    Chunk,
    Note,
    Pick,
    Run,
    blocks_of,
    chunks,
    compare,
    notes_of,
)
from articles.forms.fields import BODY_LIMIT
from articles.sanitize import clean_body
from articles.text import plain

PREFIX = "merge-"
HEADS = ("kicker", "headline", "deck", "dateline", "summary")
# What the form carries to know itself again; nobody types in it.
MACHINERY = ("version", "form_key", "base", "opened", "sitting", "stamp")


@dataclass(frozen=True, slots=True)
class Clash:
    """One thing that the two texts have different; `name` is its radio buttons'."""

    name: str
    label: str
    theirs: str
    runs: list[Run]
    preset: Pick = "mine"
    both_changed: bool = False
    both_fit: bool = False
    notes: tuple[Note, ...] = ()


class TwoTexts:
    """`form` is bound to one's own text; its instance is still the story as saved."""

    def __init__(self, form: Any) -> None:
        self.form = form
        self.saved = type(form)(instance=form.instance)
        self.opened = _opened(form["opened"].data)
        self.too_long = len(typed_value(form, "body")) > BODY_LIMIT
        self.chunks = self._chunks()

    def clashes(self) -> list[Clash]:
        """Headlines, then the body's stretches, then what the desk files by."""
        rest = [name for name in self.names() if name not in HEADS]
        return [*self._fields(HEADS), *self._body(), *self._fields(rest)]

    def names(self) -> list[str]:
        skipped = (*MACHINERY, "body")
        return [name for name in self.form.fields if name not in skipped]

    def seal(self) -> str:
        """Of the two bodies that the choices were offered for."""
        parts = [self.form.instance.version, *(plain(c.mine) for c in self.chunks)]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()

    def merged(self, picks: Mapping[str, str]) -> dict[str, str]:
        """Fields of the form with theirs where it was chosen; the rest is mine."""
        chosen = {
            name: raw_value(self.saved, name)
            for name in self.names()
            if picks.get(PREFIX + name) == "theirs"
        }
        if self.chunks:
            chosen["body"] = "".join(
                chunk.picked(_pick(picks.get(_name(at))))
                for at, chunk in enumerate(self.chunks)
            )
        return chosen

    def _fields(self, names: Any) -> Iterator[Clash]:
        for name in names:
            if name not in self.form.fields:
                continue
            field = self.form.fields[name]
            mine, theirs = typed_value(self.form, name), raw_value(self.saved, name)
            values = _cleaned(field, mine), _cleaned(field, theirs)
            if values[0] == values[1]:
                continue
            preset: Pick = "mine"
            both_changed = False
            if name in self.opened:
                first = _cleaned(field, self.opened[name])
                preset = "theirs" if values[0] == first else "mine"
                both_changed = first not in values
            words = in_words(field, theirs), in_words(field, mine)
            label = str(field.label)
            runs = compare(*words)
            yield Clash(PREFIX + name, label, words[0], runs, preset, both_changed)

    def _chunks(self) -> list[Chunk]:
        """None while the body is wrong or too long: there is nothing to choose then."""
        if "body" in self.form.errors or self.too_long:
            return []
        theirs = unicodedata.normalize("NFC", self.form.instance.body)
        mine = unicodedata.normalize("NFC", clean_body(typed_value(self.form, "body")))
        base = self._base_body()
        return chunks(theirs if base is None else base, theirs, mine)

    def _base_body(self) -> str | None:
        number = typed_value(self.form, "base")
        if not number.isascii() or not number.isdigit() or len(number) > 9:
            return None
        rows = self.form.instance.revisions.filter(number=int(number))
        body: str | None = rows.values_list("content__body", flat=True).first()
        return body

    def _body(self) -> Iterator[Clash]:
        for at, chunk in enumerate(self.chunks):
            if chunk.settled:
                continue
            theirs, mine = plain(chunk.theirs), plain(chunk.mine)
            yield Clash(
                name=_name(at),
                label=_place(chunk),
                theirs=theirs,
                runs=compare(theirs, mine),
                preset=chunk.preset,
                both_changed=chunk.both_changed,
                both_fit=bool(chunk.theirs and chunk.mine),
                notes=notes_of(blocks_of(chunk.theirs), blocks_of(chunk.mine)),
            )


def typed_value(form: Any, name: str) -> str:
    """A field of a bound form as it came."""
    data = form[name].data
    return "" if data is None else str(data)


def raw_value(form: Any, name: str) -> str:
    """A field of an unbound form as its widget would send it."""
    shown = form.fields[name].widget.format_value(form[name].value())
    if isinstance(shown, (list, tuple)):
        shown = shown[0] if shown else ""
    return "" if shown is None else str(shown)


def in_words(field: forms.Field, raw: str) -> str:
    """A choice by the word that the reader of the form sees."""
    value = _cleaned(field, raw)
    choices = getattr(field, "choices", None)
    if isinstance(field, forms.ModelChoiceField):
        return "" if value is None else str(value)
    return str(dict(choices).get(raw, raw)) if choices else raw.strip()


def _cleaned(field: forms.Field, raw: str) -> Any:
    try:
        return field.clean(raw)
    except ValidationError:
        return raw


def _opened(typed: str | None) -> dict[str, str]:
    """What the small fields held when the form was opened; nothing if it is no such."""
    try:
        found = json.loads(typed or "{}")
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {name: value for name, value in found.items() if isinstance(value, str)}


def _name(at: int) -> str:
    return f"{PREFIX}body-{at}"


def _pick(picked: str | None) -> Pick:
    return "theirs" if picked == "theirs" else "both" if picked == "both" else "mine"


def _place(chunk: Chunk) -> str:
    at = chunk.at
    if not at:
        return _("正文，第 %d 段之前") % at.start
    if len(at) == 1:
        return _("正文，第 %d 段") % at.start
    return _("正文，第 %(first)d 到 %(last)d 段") % {
        "first": at.start,
        "last": at.stop - 1,
    }
