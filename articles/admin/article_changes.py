"""What changed between two revisions, in the words that the desk's page prints."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from articles.difference import (
    Entry,
    Row,
    Run,
    Stretch,
    blocks_of,
    compare_bodies,
    compare_entries,
    compare_fields,
    folded,
)
from articles.models import Article, Photo, Revision
from articles.models.content import Content
from articles.vocabulary import CreditRole, PhotoSource, SourceKind

HEAD = ("kicker", "headline", "deck", "label", "dateline", "summary")
ORIGIN = (
    "source",
    "source_name",
    "source_url",
    "original_title",
    "original_author",
)
NAMED = ("role", "qualifier", "name", "organisation")
PICTURED = ("file", "caption", "credit", "alt", "source", "place", "lead")
Words = dict[str, str]


@dataclass(frozen=True, slots=True)
class Field:
    label: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A byline or a photo that came, went, changed or moved."""

    kind: str
    title: str
    moved: bool
    fields: tuple[Field, ...]
    photo: Photo | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    head: list[Field]
    bylines: list[Item]
    photos: list[Item]
    photos_kept: int
    body: list[Stretch]
    counts: dict[str, int]
    identical: bool

    @property
    def nothing_seen(self) -> bool:
        """The hashes differ by what no reader sees, such as a space between tags."""
        listed = self.head or self.bylines or self.photos
        return not listed and not any(self.counts.values())

    @property
    def body_summary(self) -> str:
        said = {
            "changed": _("改 %d 段"),
            "new": _("加 %d 段"),
            "gone": _("删 %d 段"),
            "dressed": _("只动版式 %d 段"),
        }
        return "，".join(said[kind] % n for kind, n in self.counts.items() if n)


def changes_between(old: Revision, new: Revision) -> Changes:
    """Both with revision_photos__photo and revision_credits fetched: no query."""
    rows = compare_bodies(
        blocks_of(old.content["body"]), blocks_of(new.content["body"])
    )
    photos = _photos(old, new)
    kept = len(new.content["photos"]) - sum(item.kind != "gone" for item in photos)
    return Changes(
        head=_head(old.content, new.content),
        bylines=_bylines(old, new),
        photos=photos,
        photos_kept=kept,
        body=list(folded(rows)),
        counts=_counts(rows),
        identical=old.hash == new.hash,
    )


def _counts(rows: Sequence[Row]) -> dict[str, int]:
    kinds = [row.kind for row in rows]
    dressed = sum(row.kind == "same" and bool(row.notes) for row in rows)
    counts = {kind: kinds.count(kind) for kind in ("changed", "new", "gone")}
    return counts | {"dressed": dressed}


def _head(old: Content, new: Content) -> list[Field]:
    names = (*HEAD, *ORIGIN)
    changes = compare_fields(_head_words(old), _head_words(new), names=names)
    return [Field(_column_label(change.name), change.runs) for change in changes]


def _head_words(content: Content) -> Words:
    source = content["source"]
    words = {name: content[name] for name in HEAD if name != "label"}
    return words | {
        "label": "、".join(content["labels"]),
        "source": _said(SourceKind, source["kind"]),
        "source_name": source["name"],
        "source_url": source["url"],
        "original_title": source["title"],
        "original_author": source["author"],
    }


def _column_label(name: str) -> str:
    return str(Article._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def _bylines(old: Revision, new: Revision) -> list[Item]:
    before, after = _byline_words(old), _byline_words(new)
    entries = compare_entries(
        before,
        after,
        keys=(_name_and_role, lambda w: w["name"], lambda w: w["reporter"]),
        names=NAMED,
    )
    labels = {
        "role": _("身份"),
        "qualifier": _("修饰"),
        "name": _("姓名"),
        "organisation": _("单位"),
    }
    return [
        Item(entry.kind, _credit(words), entry.moved, _fields(entry, labels))
        for entry, words in _told(entries, before, after)
    ]


def _name_and_role(words: Any) -> tuple[str, str]:
    return words["name"], words["role"]


def _byline_words(revision: Revision) -> list[Words]:
    people = {row.order: row.reporter_id for row in revision.revision_credits.all()}
    return [
        {
            "role": _said(CreditRole, byline["role"]),
            "name": byline["name"],
            "organisation": byline["organisation"],
            "qualifier": byline["qualifier"],
            "reporter": str(people.get(at) or ""),
        }
        for at, byline in enumerate(revision.content["bylines"])
    ]


def _credit(words: Words) -> str:
    return " ".join(words[name] for name in NAMED if words[name])


def _photos(old: Revision, new: Revision) -> list[Item]:
    before, after = _photo_words(old), _photo_words(new)
    entries = compare_entries(
        before,
        after,
        keys=(lambda w: w["photo"], lambda w: w["sha256"]),
        names=PICTURED,
    )
    labels = {
        "file": _("图片文件"),
        "caption": _("图片说明"),
        "credit": _("图片署名"),
        "alt": _("替代文字"),
        "source": _("来源"),
        "place": _("位置"),
        "lead": _("主图"),
    }
    rows = {
        str(row.photo_id): row.photo
        for revision in (old, new)
        for row in revision.revision_photos.all()
    }
    items = []
    for entry, words in _told(entries, before, after):
        fields = _fields(entry, labels) or _whole(entry, words, labels)
        photo = rows.get(words["photo"])
        title = _("图片") if fields else words["caption"]
        items.append(Item(entry.kind, title, entry.moved, fields, photo))
    return items


def _photo_words(revision: Revision) -> list[Words]:
    rows = {row.order: row.photo_id for row in revision.revision_photos.all()}
    return [
        {
            "photo": str(rows.get(at) or ""),
            "sha256": photo["sha256"],
            "file": photo["sha256"][:8] or _("缺图"),
            "caption": photo["caption"],
            "credit": photo["credit"],
            "alt": photo["alt"],
            "source": _said(PhotoSource, photo["source"]),
            "place": _place(photo["after"]),
            "lead": _("是") if photo["lead"] else _("否"),
        }
        for at, photo in enumerate(revision.content["photos"])
    ]


def _place(after: int) -> str:
    return _("第 %d 段后") % after if after else _("正文之前")


def _told(
    entries: Sequence[Entry], old: Sequence[Words], new: Sequence[Words]
) -> list[tuple[Entry, Words]]:
    """Those worth a line, each with its words: the new ones where it still stands."""
    told = [entry for entry in entries if entry.kind != "same" or entry.moved]
    return [(e, old[e.old or 0] if e.new is None else new[e.new]) for e in told]


def _fields(entry: Entry, labels: dict[str, str]) -> tuple[Field, ...]:
    return tuple(Field(labels[change.name], change.runs) for change in entry.changes)


def _whole(entry: Entry, words: Words, labels: dict[str, str]) -> tuple[Field, ...]:
    """Every word of a photo that came or went."""
    if entry.kind not in ("new", "gone"):
        return ()
    kind = entry.kind
    return tuple(
        Field(labels[name], (Run(kind, words[name]),))
        for name in ("caption", "credit", "alt", "place")
        if words[name]
    )


def _said(choices: Any, value: str) -> str:
    return str(dict(choices.choices).get(value, value))
