"""What a signature signs: a story's canonical content, its hash and its list card."""

import hashlib
import json
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from articles.models.article import Article
from articles.sanitize import clean_body
from articles.text import excerpt, plain, strip_controls
from articles.vocabulary import ArticleKind, CreditRole

SCHEMA = 1
Content = dict[str, Any]
# Printed and hashed, so never in the language of whoever happens to save.
ADVERT_LABEL = "广告"


def content_of(article: Article) -> Content:
    """What a signature signs: the text and what is printed with it, no placement.

    Photos are hashed by their file, so that neither a caption edited in the library
    nor a renamed reporter changes a signed story. Two queries.
    """
    content: Content = _nfc(
        {
            "schema": SCHEMA,
            "kicker": article.kicker,
            "headline": article.headline,
            "deck": article.deck,
            "summary": article.summary,
            "dateline": article.dateline,
            "body": article.body,
            "labels": _labels(article),
            "source": {
                "kind": article.source,
                "name": article.source_name,
                "url": article.source_url,
                "title": article.original_title,
                "author": article.original_author,
            },
            "bylines": [
                {
                    "role": byline.role,
                    "name": byline.name,
                    "organisation": byline.organisation,
                    "qualifier": byline.qualifier,
                }
                for byline in article.bylines.select_related("reporter")
            ],
            "photos": [
                {
                    "sha256": place.photo.sha256,
                    "caption": place.printed_caption,
                    "credit": place.photo.credit,
                    "source": place.photo.source,
                    "alt": place.photo.alt,
                    "after": place.after,
                    "lead": place.lead,
                }
                for place in article.article_photos.select_related("photo")
            ],
        }
    )
    return content


def content_with(
    content: Content, *, words: Mapping[str, str], captions: Sequence[str]
) -> Content:
    """The same story in these words, cleaned as its own form would clean them.

    `captions` are those of its photos, in their order. A browser breaks every line with
    two characters, which must not make another text of it.
    """
    changed = {name: _reworded(content[name], word) for name, word in words.items()}
    photos = [
        photo | {"caption": _reworded(photo["caption"], caption)}
        for photo, caption in zip(content["photos"], captions, strict=True)
    ]
    if "body" in words:
        changed["body"] = clean_body(words["body"])
    reworded: Content = _nfc(content | changed | {"photos": photos})
    return reworded


def _reworded(old: str, new: str) -> str:
    new = strip_controls(new).strip()
    if "\r\n" not in old:
        new = new.replace("\r\n", "\n")
    return new


def hash_of(content: Content | list[Any]) -> str:
    """sha256 of the canonical JSON: NFC, sorted keys, no spaces."""
    text = json.dumps(
        content, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return hashlib.sha256(text.encode()).hexdigest()


def printed_role(byline: Mapping[str, str]) -> str:
    """The word before a name: 记者, 见习记者; blank where nobody knows it."""
    role = byline["role"]
    if role not in CreditRole.values or role == CreditRole.UNKNOWN:
        return str(byline["qualifier"])
    return f"{byline['qualifier']}{CreditRole(role).label}"


def card_of(content: Content) -> Content:
    """The few words that a list shows, so that lists need not load bodies."""
    body = plain(content["body"])
    captions = [photo["caption"] for photo in content["photos"] if photo["caption"]]
    text = content["summary"] or body or " ".join(captions)
    return {
        "kicker": content["kicker"],
        "headline": content["headline"] or excerpt(text, limit=24),
        "deck": content["deck"],
        "labels": content["labels"],
        "excerpt": excerpt(text, limit=120),
        "names": [byline["name"] for byline in content["bylines"]],
        "lead": next((i for i, p in enumerate(content["photos"]) if p["lead"]), 0),
        "photos": len(content["photos"]),
        "pictures": [
            {"credit": photo["credit"], "source": photo["source"]}
            for photo in content["photos"]
        ],
    }


def _labels(article: Article) -> list[str]:
    advert = [ADVERT_LABEL] * (article.kind == ArticleKind.ADVERT)
    return advert + [article.label] * bool(article.label)


def _nfc(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [_nfc(item) for item in value]
    if isinstance(value, dict):
        return {key: _nfc(item) for key, item in value.items()}
    return value
