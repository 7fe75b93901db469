"""The rows of a story, bylines and photos, as saved and as typed: told in words, since
no paragraph shows them, and chosen as a whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from articles.difference import compare
from articles.forms.choices import is_key
from articles.forms.clash import PREFIX, Clash
from articles.forms.rows import MOST_ROWS, ArticlePhotoFormSet, BylineFormSet
from articles.models import Article, Photo, Reporter, Revision
from articles.models.content import Content, content_of
from articles.vocabulary import CreditRole

Typed = Mapping[str, str]
BYLINE = ("role", "name", "organisation", "qualifier")
PHOTO = ("sha256", "caption", "credit", "alt", "after", "lead")


@dataclass(frozen=True, slots=True)
class Rows:
    """Both as entries of a revision's content; None where nothing is known."""

    prefix: str
    label: str
    theirs: list[Content]
    mine: list[Content] | None
    base: list[Content] | None


def row_clashes(saved: Article, typed: Typed) -> list[Clash]:
    """`typed` are a form's fields as they came. Seven queries at most."""
    content = content_of(saved)
    base = _base(saved, typed)
    both = (
        Rows(
            "bylines",
            _("署名"),
            _only(content["bylines"], BYLINE),
            _bylines(typed),
            None if base is None else _only(base["bylines"], BYLINE),
        ),
        Rows(
            "article_photos",
            _("图片"),
            _only(content["photos"], PHOTO),
            _photos(typed),
            None if base is None else _only(base["photos"], PHOTO),
        ),
    )
    return [clash for rows in both if (clash := _clash(rows)) is not None]


def _clash(rows: Rows) -> Clash | None:
    if rows.mine is None or rows.mine == rows.theirs:
        return None
    say = _byline_words if rows.prefix == "bylines" else _photo_words
    theirs, mine = (
        "\n".join(say(at, row) for at, row in enumerate(entries, 1)) or _("没有")
        for entries in (rows.theirs, rows.mine)
    )
    known = rows.base is not None
    return Clash(
        name=PREFIX + rows.prefix,
        label=rows.label,
        theirs=theirs,
        runs=compare(theirs, mine),
        preset="theirs" if known and rows.mine == rows.base else "mine",
        both_changed=known and rows.base not in (rows.mine, rows.theirs),
    )


def _base(saved: Article, typed: Typed) -> Content | None:
    number = typed.get("base", "")
    if not _is_number(number):
        return None
    revision: Revision | None = saved.revisions.filter(number=int(number)).first()
    return revision.content if revision else None


def _only(entries: Sequence[Content], names: Sequence[str]) -> list[Content]:
    return [{name: entry[name] for name in names} for entry in entries]


def _rows(typed: Typed, prefix: str, marks: Sequence[str]) -> list[Typed] | None:
    """In their order, without what is blank or taken out; None if none were sent."""
    total = typed.get(f"{prefix}-TOTAL_FORMS", "")
    if not _is_number(total):
        return None
    rows = []
    for at in range(min(int(total), MOST_ROWS)):
        start = f"{prefix}-{at}-"
        row = {
            k.removeprefix(start): v for k, v in typed.items() if k.startswith(start)
        }
        if "DELETE" not in row and any(row.get(mark, "").strip() for mark in marks):
            rows.append(row)
    return sorted(rows, key=lambda row: _number(row.get("order"), MOST_ROWS))


def _bylines(typed: Typed) -> list[Content] | None:
    rows = _rows(typed, "bylines", BylineFormSet.marks)
    if rows is None:
        return None
    people = _found(Reporter, [row.get("reporter", "") for row in rows])
    return [_byline(row, people.get(row.get("reporter", ""))) for row in rows]


def _byline(row: Typed, reporter: Reporter | None) -> Content:
    said = {name: row.get(name, "").strip() for name in BYLINE}
    return said | {
        "name": row.get("printed_name", "").strip()
        or (reporter.name if reporter else "")
    }


def _photos(typed: Typed) -> list[Content] | None:
    rows = _rows(typed, "article_photos", ArticlePhotoFormSet.marks)
    if rows is None:
        return None
    photos = _found(Photo, [row.get("photo", "") for row in rows])
    return [_photo(row, photos.get(row.get("photo", ""))) for row in rows]


def _photo(row: Typed, photo: Photo | None) -> Content:
    """A blank caption always takes the photo's own; the others only in a new row."""
    said = {
        name: row.get(name, "").replace("\r\n", "\n").strip()
        for name in ("caption", "credit", "alt")
    }
    if photo is not None:
        own = ("caption",) if row.get("id", "") else ("caption", "credit", "alt")
        said |= {name: said[name] or getattr(photo, name) for name in own}
    return said | {
        "sha256": photo.sha256 if photo else "",
        "after": _number(row.get("after"), 0),
        "lead": row.get("lead", "") not in ("", "False"),
    }


def _is_number(text: str | None) -> bool:
    return text is not None and text.isascii() and text.isdigit() and len(text) < 10


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and _is_number(text.strip()) else otherwise


def _found(model: Any, keys: Sequence[str]) -> dict[str, Any]:
    numbers = {key for key in keys if is_key(key)}
    return {str(pk): row for pk, row in model.objects.in_bulk(numbers).items()}


def _byline_words(at: int, entry: Content) -> str:
    role = dict(CreditRole.choices).get(entry["role"], entry["role"])
    named = (role, entry["qualifier"], entry["name"], entry["organisation"])
    return " ".join(str(word) for word in named if word)


def _photo_words(at: int, entry: Content) -> str:
    after = entry["after"]
    place = _("第 %d 段后") % after if after else _("正文之前")
    told = [entry["caption"] or _("没有说明"), entry["credit"], entry["alt"], place]
    if entry["lead"]:
        told.append(_("主图"))
    # Another file under the same caption must not look the same.
    told.append(_("文件 %s") % (entry["sha256"][:8] or _("还没有")))
    words = "，".join(str(word).rstrip("。") for word in told if word)
    return _("图 %(at)d：%(words)s") % {"at": at, "words": words}
