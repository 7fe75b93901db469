"""Walks doors as people of every post and compares with the tables. No test here.

A cell is one person at one door with one story. Refused, nothing may have changed.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import quote

from django.apps import apps
from django.contrib.auth.models import User
from django.db import connection
from django.urls import reverse

from articles import layout, workflow
from articles.models import Article, Page, SignOff
from articles.permissions import Action
from articles.vocabulary import ArticleState as S
from articles.vocabulary import Role, Stage
from tests.access import CELLS, Cell, allowed, put_into
from tests.cast import NOW, hire, make_issue
from tests.doors import FORGED, STORY_PAGES, STORY_VERBS, WORDS

LONG_AGO = dt.datetime(2024, 2, 6, tzinfo=dt.UTC)
REFUSED = (403, 404, 409)
# Rows that a look or a refusal writes by design.
NOISY = {"desklog", "presence", "session", "accessattempt", "contenttype"}
COLUMNS = (
    *("state", "page_id", "position", "created_by_id", "submitted_by_id"),
    *("live_from", "live_revision_id", "first_live_at"),
)


class Browser(Protocol):
    def get(self, address: str, /) -> Any: ...
    def post(self, address: str, data: dict[str, Any], /) -> Any: ...


@dataclass
class House:
    """Somebody whose the foreign stories are, and a page to place them on."""

    writer: User
    planner: User
    page: Page
    browse: Callable[[User], Browser]
    kept: dict[Any, Article] = field(default_factory=dict)

    def story(
        self, person: User, cell: Cell, *, verb: str, fresh: bool = True
    ) -> Article:
        owned, state = cell
        key = (person.pk if owned else 0, state, verb)
        if not fresh and key in self.kept:
            return self.kept[key]
        owner = person if owned else self.writer
        article = put_into(state, owner=owner, writer=self.writer)
        self._prepare(article, verb)
        article.refresh_from_db()
        self.kept[key] = article
        return article

    def _prepare(self, article: Article, verb: str) -> None:
        """So that the verb lacks nothing but perhaps the right."""
        if verb == "unplace" and article.state != S.WITHDRAWN:
            layout.place(article, page=self.page, by=self.planner, now=NOW)
        elif verb == "after-review":
            make_emergency(article)
        elif verb == "correct":
            make_live(article)
        elif verb == "use-revision":
            Article.objects.filter(pk=article.pk).update(body="<p>改过一遍。</p>")
            workflow.record_edit(article, by=None, now=NOW)


def open_house(browse: Callable[[User], Browser]) -> House:
    chief = hire("planner", Role.CHIEF)
    issue = make_issue(by=chief, pages=1)
    writer = hire("somebody_else", Role.REPORTER)
    return House(writer, chief, issue.pages.get(), browse)


def make_live(article: Article) -> None:
    """On any machine's clock, where a story in its state can be live."""
    rows = Article.objects.filter(pk=article.pk)
    rows.exclude(state__in=[S.DRAFT, S.WITHDRAWN]).update(
        live_from=LONG_AGO,
        first_live_at=LONG_AGO,
        live_revision=article.revisions.latest("number"),
    )


def make_emergency(article: Article) -> None:
    """Its final signature, where it has one, becomes one given in an emergency."""
    final = article.sign_offs.standing().filter(stage=Stage.FINAL)
    for signature in list(final.values("revision_id", "person_id", "stage", "at")):
        final.update(voided_at=NOW)
        skipped = [Stage.SECOND.value]
        SignOff.objects.create(article=article, skipped=skipped, **signature)


def walk_stories(
    house: House,
    person: str,
    *,
    user: User,
    verbs: Iterable[str],
    cells: Iterable[Cell] = CELLS,
) -> Iterator[tuple[str, str]]:
    """Yields each cell by name and what was wrong with it, "" where nothing was."""
    browser = house.browse(user)
    for verb in verbs:
        may_in = allowed(person, STORY_VERBS[verb])
        for cell in cells:
            name = f"{person} {verb} {'own' if cell[0] else 'foreign'} {cell[1]}"
            yield name, _try_verb(house, browser, user, verb, cell, cell in may_in)


def _try_verb(
    house: House, browser: Browser, user: User, verb: str, cell: Cell, may: bool
) -> str:
    story = house.story(user, cell, verb=verb, fresh=may)
    address = reverse(f"admin:articles_article_{verb}", args=[story.pk])
    if verb not in ("change", "delete"):
        code = browser.get(address).status_code
        if code != 405:
            return f"GET answered {code}"
    before, columns = fingerprint(), _columns(story)
    code = browser.post(
        address, _asked(house, browser, story, verb, may=may)
    ).status_code
    changed = fingerprint() != before
    if not may:
        # The stock form sends who may not even see the row to the first page.
        turned = (*REFUSED, 302) if verb in ("change", "delete") else REFUSED
        return "" if code in turned and not changed else f"{code}, changed={changed}"
    if verb == "change" and columns != _columns(story):
        return "a forged field was taken"
    return "" if code == 302 and changed else f"allowed, yet {code}, changed={changed}"


def _asked(
    house: House, browser: Browser, story: Article, verb: str, *, may: bool
) -> dict[str, Any]:
    words = WORDS | {"version": story.version, "page": house.page.pk, "number": 1}
    if verb == "delete":
        return {"post": "yes"}
    if verb != "change":
        return words
    rows = {
        f"{prefix}-{name}": "0"
        for prefix in ("bylines", "article_photos")
        for name in ("TOTAL_FORMS", "INITIAL_FORMS")
    }
    text = {"headline": "改过的主题", "body": "<p>改过。</p>", "kind": story.kind}
    filed = {"weight": story.weight, "source": story.source, "_save": "1"}
    return FORGED | words | rows | text | filed


def _columns(story: Article) -> dict[str, Any]:
    return dict(Article.objects.filter(pk=story.pk).values(*COLUMNS).first() or {})


def walk_pages(
    house: House, person: str, *, user: User, cells: Iterable[Cell] = CELLS
) -> Iterator[tuple[str, str]]:
    browser = house.browse(user)
    may_in = allowed(person, Action.VIEW)
    for cell in cells:
        story = house.story(user, cell, verb="look")
        for page in STORY_PAGES:
            address = reverse(f"admin:articles_article_{page}", args=[story.pk])
            answer = browser.get(address)
            seen = story.headline in answer.content.decode()
            name = f"{person} {page} {'own' if cell[0] else 'foreign'} {cell[1]}"
            yield name, _page_fault(answer.status_code, cell in may_in, seen)
        found = browser.get(f"/admin/articles/article/?q={quote(story.headline)}")
        listed = f"/article/{story.pk}/change/" in found.content.decode()
        fault = "" if listed == (cell in may_in) else f"listed={listed}"
        yield f"{person} list {cell}", fault


def _page_fault(code: int, may: bool, seen: bool) -> str:
    if may:
        return "" if code == 200 and seen else f"allowed, yet {code}, seen={seen}"
    return "" if code in (302, *REFUSED) and not seen else f"{code}, seen={seen}"


def fingerprint() -> dict[str, str]:
    """One digest a table, of all that a verb could change."""
    found = {}
    with connection.cursor() as cursor:
        for table in _tables():
            rows = (
                f"SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM {table} t"  # noqa: S608
            )
            cursor.execute(rows)
            found[table] = str(cursor.fetchone())
    return found


def _tables() -> list[str]:
    ours = ("articles", "auth", "taggit")
    models = [model for model in apps.get_models() if model._meta.app_label in ours]
    return sorted(
        model._meta.db_table
        for model in models
        if model._meta.model_name not in NOISY and model is not User
    )
