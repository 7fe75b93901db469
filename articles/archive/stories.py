"""A story of the archive: its words, names and photos into a record. No database."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from articles.archive.fields import Fields
from articles.archive.findings import Findings
from articles.archive.records import CreditRecord, PhotoRecord, StoryRecord
from articles.models import Article
from articles.sanitize import ALLOWED_TAGS
from articles.text import count_characters, paragraphs_html
from articles.vocabulary import (
    ArticleKind,
    CreditRole,
    PhotoSource,
    SourceKind,
    Weight,
)

STORY_KEYS = frozenset(
    {"kind", "weight", "label", "kicker", "headline", "deck", "summary", "dateline",
     "body", "source", "section", "series", "tags", "credits", "credits_printed",
     "photos", "old"}
)  # fmt: skip
SOURCE_KEYS = frozenset({"kind", "name", "url", "title", "author"})
CREDIT_KEYS = frozenset({"role", "name", "organisation", "qualifier", "reporter"})
PHOTO_KEYS = frozenset({"file", "caption", "credit", "alt", "source", "after", "lead"})
WORDS = ("label", "kicker", "headline", "deck", "summary", "dateline")
LIMITS: dict[str, int] = {
    field.name: field.max_length
    for field in Article._meta.concrete_fields
    if field.max_length is not None
}
NAMED = 60
LONGEST_BODY = 300_000
MOST_AFTER = 5_000
TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)")
is_url = URLValidator(schemes=["http", "https"])


def read_story(raw: Any, *, position: int, findings: Findings) -> StoryRecord | None:
    """None where a word of it is wrong: what is signed is whole or not at all."""
    if not isinstance(raw, dict):
        findings.refuse("stories", _("一篇稿件要写成一组（花括号）。"))
        return None
    fields = Fields(raw, keys=STORY_KEYS, findings=findings)
    words: dict[str, Any] = {
        name: fields.text(name, limit=LIMITS[name], lines=name == "summary")
        for name in WORDS
    }
    words["kind"] = fields.choice("kind", ArticleKind, default=ArticleKind.NEWS.value)
    words["weight"] = fields.choice("weight", Weight, default=Weight.NORMAL.value)
    words["body"] = _body(fields)
    words |= _source(fields)
    signed = _credits(fields)
    if fields.wrong:
        return None
    photos = _photos(fields)
    fields.wrong = 0  # a photo never costs the story
    article = Article(**words)
    article.normalise()
    if not _complete(fields, article, photos=len(photos)):
        return None
    counted = {"words": article.words, "words_han": article.words_han}
    return StoryRecord(
        fields={name: getattr(article, name) for name in words} | counted,
        position=position,
        section=fields.text("section", limit=NAMED),
        series=fields.text("series", limit=NAMED),
        tags=tuple(fields.texts("tags", limit=100)),
        credits=signed,
        photos=photos,
        old=fields.addresses(),
    )


def _complete(fields: Fields, article: Article, *, photos: int) -> bool:
    """What workflow asks of every story that is signed; only a picture may be lost."""
    if not count_characters(article.headline) and article.kind != ArticleKind.PICTURE:
        fields.refuse("headline", _("没有主题（标题）。"))
    if not article.words and not photos:
        fields.refuse("body", _("正文是空的，也没有图片。"))
    taken_over = article.source in (SourceKind.AGENCY, SourceKind.REPRINT)
    if taken_over and not article.source_name:
        fields.refuse("source", _("转载和通讯社稿件要写来源名称。"))
    return not fields.wrong


def _body(fields: Fields) -> str:
    """A list is plain text, a string is HTML."""
    value = fields.raw.get("body")
    if value is None:
        return ""
    if isinstance(value, list):
        return "".join(_paragraph(fields, part) for part in value)
    if not isinstance(value, str):
        fields.refuse("body", _("正文写成一列段落，或一段 HTML。"))
        return ""
    for tag in sorted({tag.lower() for tag in TAG.findall(value)} - ALLOWED_TAGS):
        text = _("正文里的 <%s> 不收；写在里面的字照收，脚本和样式除外。")
        fields.findings.note("body", text % tag[:20])
    return fields.cleaned("body", value, limit=LONGEST_BODY)


def _paragraph(fields: Fields, part: Any) -> str:
    subhead = isinstance(part, dict) and list(part) == ["subhead"]
    text = part["subhead"] if subhead else part
    if not isinstance(text, str):
        fields.refuse("body", _('一段要写成文字，小标题写成 {"subhead": "…"}。'))
        return ""
    html = paragraphs_html([fields.cleaned("body", text, limit=LONGEST_BODY)])
    return html.replace("<p>", "<h2>").replace("</p>", "</h2>") if subhead else html


def _source(fields: Fields) -> dict[str, str]:
    source = fields.child("source", keys=SOURCE_KEYS)
    url = source.text("url", limit=LIMITS["source_url"])
    if url:
        try:
            is_url(url)
        except ValidationError:
            source.refuse("url", _("不是完整的网址，要以 http:// 或 https:// 开头。"))
    found = {
        "source": source.choice("kind", SourceKind, default=SourceKind.OWN.value),
        "source_name": source.text("name", limit=LIMITS["source_name"]),
        "source_url": url,
        "original_title": source.text("title", limit=LIMITS["original_title"]),
        "original_author": source.text("author", limit=LIMITS["original_author"]),
    }
    fields.wrong += source.wrong
    return found


def _credits(fields: Fields) -> tuple[CreditRecord, ...]:
    """Parsed where somebody did, else the line as it was printed."""
    printed = fields.text("credits_printed", limit=NAMED * 5)
    found = [_credit(fields, raw) for raw in fields.items("credits")]
    signed = [credit for credit in found if credit is not None]
    if not found and printed:
        if len(printed) > NAMED:
            fields.refuse("credits_printed", _("太长，请在 credits 里逐人写明。"))
        return (CreditRecord(CreditRole.UNKNOWN.value, printed),)
    line = "".join(printed.split())
    for credit in signed:
        if line and "".join(credit.name.split()) not in line:
            fields.findings.note("credits", _("有名字不在 credits_printed 里。"))
    return tuple(signed)


def _credit(parent: Fields, raw: Any) -> CreditRecord | None:
    if not isinstance(raw, dict):
        parent.refuse("credits", _("一个署名要写成一组（花括号）。"))
        return None
    fields = Fields(raw, keys=CREDIT_KEYS, findings=parent.findings)
    credit = CreditRecord(
        role=fields.choice("role", CreditRole, default=CreditRole.UNKNOWN.value),
        name=fields.text("name", limit=NAMED),
        organisation=fields.text("organisation", limit=NAMED),
        qualifier=fields.text("qualifier", limit=20),
        reporter=fields.text("reporter", limit=NAMED),
    )
    if not credit.name and not fields.wrong:
        fields.refuse("name", _("署名没有名字。"))
    parent.wrong += fields.wrong
    return credit


def _photos(parent: Fields) -> tuple[PhotoRecord, ...]:
    """A word that is wrong is left out and said; the photo keeps its place."""
    found = []
    for raw in parent.items("photos"):
        if not isinstance(raw, dict):
            parent.findings.refuse("photos", _("一张图片要写成一组（花括号）。"))
            continue
        fields = Fields(raw, keys=PHOTO_KEYS, findings=parent.findings)
        found.append(
            PhotoRecord(
                file=fields.text("file", limit=1000),
                caption=fields.text("caption", limit=500, lines=True),
                credit=fields.text("credit", limit=NAMED),
                alt=fields.text("alt", limit=200),
                source=fields.choice(
                    "source", PhotoSource, default=PhotoSource.OWN.value
                ),
                after=fields.number("after", low=0, high=MOST_AFTER) or 0,
                lead=fields.truth("lead"),
            )
        )
    return tuple(found)
