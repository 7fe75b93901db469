"""How a difference is printed: marks on what came and went, the rest in words.

Nothing here asks the database.
"""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.difference import Note, Row, Run
from articles.text import excerpt

register = template.Library()

TAGS = {"gone": "del", "new": "ins"}


@register.filter
def marked(runs: Iterable[Run]) -> SafeString:
    """<del> and <ins> mean it to a screen reader too; the sheet draws lines."""
    return format_html_join("", "{}", ((_marked(run),) for run in runs))


def _marked(run: Run) -> SafeString | str:
    tag = TAGS.get(run.kind)
    if tag is None:
        return run.text
    return format_html("<{0}>{1}</{0}>", tag, run.visible)


@register.filter
def notes_in_words(row: Row) -> list[str]:
    notes = [note_in_words(note) for note in row.notes]
    if row.moved:
        notes.insert(0, _("移到了别处") if row.kind == "gone" else _("从别处移来"))
    return notes


@register.filter
def note_in_words(note: Note) -> str:
    """Formatting is told, never drawn: a reader of copy looks at the words."""
    words = {"text": excerpt(note.text, limit=24), "address": note.address}
    if note.what == "kind":
        return _("改作%s") % _kind(note.mark)
    if note.what == "other":
        return _("格式有改动")
    if note.what == "address":
        return _("“%(text)s”的链接改到 %(address)s") % words
    sentences = {
        ("on", "strong"): _("“%(text)s”加粗"),
        ("on", "em"): _("“%(text)s”改斜体"),
        ("on", "a"): _("“%(text)s”加链接 %(address)s"),
        ("off", "strong"): _("“%(text)s”不再加粗"),
        ("off", "em"): _("“%(text)s”不再斜体"),
        ("off", "a"): _("“%(text)s”去掉链接 %(address)s"),
    }
    return sentences[note.what, note.mark] % words


def _kind(kind: str) -> str:
    said = {
        "p": _("普通段落"),
        "h2": _("小标题"),
        "blockquote": _("引文"),
        "ul": _("列表"),
        "ol": _("编号列表"),
    }
    return "、".join(said.get(part, part) for part in kind.split())
