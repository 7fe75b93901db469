"""An address that a story, page or issue had on an earlier site; it leads on still."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Self
from urllib.parse import parse_qsl, quote, unquote_to_bytes, urlencode

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.issue import Issue
from articles.models.page import Page
from articles.text import strip_controls

LONGEST = 500
# One page under two addresses: Founder's plain view, and what links add on their way.
IDLE = frozenset({"div", "from", "isappinstalled", "spm"})
IDLE_BEGINNINGS = ("utm_", "share_")
_HOST = re.compile(r"\A(?:[a-z][a-z0-9+.-]*:)?//[^/?#]*", re.IGNORECASE)


class NoAddress(ValueError):  # noqa: N818  (an answer, not a fault)
    """There is no path in it, or more than we keep."""


def normalised(address: str) -> str:
    """Path and query as one spelling: no host, decoded, small letters, no idle words.

    Raises NoAddress. What is normalised stays as it is when normalised again.
    """
    text = _HOST.sub("", strip_controls(address).strip()).partition("#")[0]
    path, _mark, query = text.partition("?")
    parts = _decoded(path).replace("?", "").replace("#", "").split("/")
    path = "/" + "/".join(part.strip() for part in parts if part.strip())
    if path == "/" and not query:
        raise NoAddress(address)
    words = sorted(
        (name, value)
        for name, value in parse_qsl(_decoded(query), keep_blank_values=True)
        if not _idle(name)
    )
    if path == "/" and not words:
        raise NoAddress(address)
    whole = f"{path}?{urlencode(words)}" if words else path
    if len(whole) > LONGEST:
        raise NoAddress(address)
    return whole


def spellings(path: str, query: str) -> list[str]:
    """What a request may stand under: with its query, else without it."""
    found = []
    # A question mark that was escaped is none again, two slashes begin no host.
    escaped = quote("/" + path.lstrip("/"))
    for address in (f"{escaped}?{query}", escaped):
        try:
            found.append(normalised(address))
        except NoAddress:
            continue
    return list(dict.fromkeys(found))


def _idle(name: str) -> bool:
    return name in IDLE or name.startswith(IDLE_BEGINNINGS)


def _decoded(text: str) -> str:
    """UTF-8, or the GBK of older servers; again while an escape is left."""
    for _round in range(4):
        raw = unquote_to_bytes(text)
        try:
            plain = raw.decode()
        except UnicodeDecodeError:
            plain = raw.decode("gb18030", "replace")
        if plain == text:
            break
        text = plain
    return strip_controls(unicodedata.normalize("NFC", text).lower())


class OldAddressQuerySet(models.QuerySet["OldAddress"]):
    def asked_for(self, path: str, query: str) -> "OldAddress | None":
        """The one that a request means, with its target. One query."""
        wanted = spellings(path, query)
        if not wanted:
            return None
        rows = self.filter(path__in=wanted).select_related(
            "article", "page__issue", "issue"
        )
        found = {row.path: row for row in rows.defer("article__body")}
        return next((found[path] for path in wanted if path in found), None)

    def taken(self, paths: Iterable[str]) -> Self:
        return self.filter(path__in=list(paths))


class OldAddress(models.Model):
    path = models.CharField(_("旧地址"), max_length=LONGEST, unique=True)
    article = models.ForeignKey(
        Article, on_delete=models.PROTECT, null=True, related_name="old_addresses"
    )
    page = models.ForeignKey(
        Page, on_delete=models.PROTECT, null=True, related_name="old_addresses"
    )
    issue = models.ForeignKey(
        Issue, on_delete=models.PROTECT, null=True, related_name="old_addresses"
    )

    objects = OldAddressQuerySet.as_manager()

    class Meta:
        verbose_name = _("旧地址")
        verbose_name_plural = _("旧地址")
        ordering = ["path"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(article__isnull=False, page=None, issue=None)
                | models.Q(article=None, page__isnull=False, issue=None)
                | models.Q(article=None, page=None, issue__isnull=False),
                name="old_address_leads_to_one",
            )
        ]

    def __str__(self) -> str:
        return self.path
