"""What was typed in a form that could not be saved: each text with its label, to be
copied from the page. Never a choice, never a password."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django import forms
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.forms.article import ArticleForm
from articles.forms.rows import ArticlePhotoForm
from articles.forms.verbs import WithdrawForm
from articles.models import Article
from articles.text import plain

ADDRESS = re.compile(r"/admin/articles/(\w+)/")
ROW = re.compile(r"(\w+)-(\d+)-(\w+)")
# Of many pictures or stories in one form, each with its number.
NUMBERED = re.compile(r"(caption|reason)-\d+")
BY_EDITOR = re.compile(r"\s*<(p|h2|ul|ol|blockquote)>")
ONE_LINED = (ArticleForm, ArticlePhotoForm, WithdrawForm)
LONGEST = 14
LINE = 40


@dataclass(frozen=True, slots=True)
class Kept:
    label: str
    text: str

    @property
    def rows(self) -> int:
        lines = self.text.splitlines()
        return min(LONGEST, sum(1 + len(line) // LINE for line in lines[:LONGEST]))


def kept_text(request: HttpRequest) -> list[Kept]:
    """In the order of the form. Whoever is asked need not be logged in."""
    return labelled(request.POST, model=_model_of(request.path_info))


def labelled(typed: Mapping[str, str], *, model: Any = Article) -> list[Kept]:
    return [
        Kept(label, _readable(text))
        for name, text in typed.items()
        if str(text).strip() and (label := _label(name, model))
    ]


def _readable(text: str) -> str:
    """What the editor sent, without the tags that nobody typed."""
    return plain(text) if BY_EDITOR.match(text) else text.strip()


def _model_of(path: str) -> Any:
    found = ADDRESS.match(path)
    try:
        return apps.get_model("articles", found[1]) if found else None
    except LookupError:
        return None


def _label(name: str, model: Any) -> str:
    if numbered := NUMBERED.fullmatch(name):
        name = numbered[1]
    row = ROW.fullmatch(name)
    if row is None:
        return _column(name, model) or str(_asked().get(name, ""))
    relation, number, column = row.groups()
    child = _related(relation, model)
    label = _column(column, child) or str(_asked().get(column, "")) if child else ""
    return f"{child._meta.verbose_name} {int(number) + 1} · {label}" if label else ""


def _related(relation: str, model: Any) -> Any:
    try:
        return model._meta.get_field(relation).related_model if model else None
    except FieldDoesNotExist:
        return None


def _column(name: str, model: Any) -> str:
    """Its label, where it holds free text."""
    try:
        field = model._meta.get_field(name) if model else None
    except FieldDoesNotExist:
        return ""
    if not isinstance(field, (models.CharField, models.TextField)) or field.choices:
        return ""
    return str(field.verbose_name)


@cache
def _asked() -> dict[str, Any]:
    """What forms ask beside the columns: reasons, comments, credits, tags. A word typed
    in one line may be a secret, so only the forms named here show those again."""
    found: dict[str, Any] = {}
    for form in _forms(forms.BaseForm):
        for name, field in getattr(form, "base_fields", {}).items():
            large = isinstance(field.widget, forms.Textarea)
            known = form in ONE_LINED and not field.widget.is_hidden
            if isinstance(field, forms.CharField) and (large or known):
                found.setdefault(name, field.label)
    # Several verbs ask for a reason, each by its own name.
    return found | {"reason": _("原因")}


def _forms(parent: type[Any]) -> Iterator[type[Any]]:
    for form in parent.__subclasses__():
        if form.__module__.startswith("articles.forms"):
            yield form
        yield from _forms(form)
