"""The statements of search: through the years, the newest first, each by the index.

A common word stops within the newest years, a rare one stays within the index; what
tokens do not prove is looked for in the text. docs/decisions/ tells why it is so.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import OperationalError, connection, transaction
from psycopg.errors import QueryCanceled

from articles.models.article_rows import ArticleQuerySet
from articles.models.bounds import SHANGHAI
from articles.search.asking import Days, Question
from articles.search.tokens import YEAR, proven, sound_tokens, tokens_for

# No statement costs more, whatever was asked. A year's hits come first (OFFSET 0), then
# their stories one by one: of arrays the planner cannot guess how few they are.
CAREFUL = {
    "statement_timeout": "2s",
    "jit": "off",
    "enable_seqscan": "off",
    "enable_hashjoin": "off",
    "enable_mergejoin": "off",
}
WALK = """
(SELECT f.* FROM generate_series(%s::int, %s::int, -1) AS y(year) CROSS JOIN LATERAL (
    SELECT {columns} FROM (
        SELECT article_id, revision{texts} FROM articles_searchentry e
        WHERE e.tokens @> array_append(%s::int[], %s + y.year){conditions} OFFSET 0
    ) e JOIN ({live}) a ON a.id = e.article_id AND a.live_revision_id = e.revision
    ORDER BY a.live_from DESC, a.id DESC OFFSET 0
) f LIMIT %s)"""
# Each part of an entry and the column of its tokens.
COLUMNS = {"head": "head_tokens", "names": "name_tokens", "text": "tokens"}


class TooSlowError(Exception):
    """The question costs more than an answer is worth."""


@dataclass(frozen=True, slots=True)
class Statement:
    sql: str
    params: tuple[Any, ...]


def years_of(
    days: Days, stories: ArticleQuerySet, *, now: dt.datetime
) -> tuple[int, int] | None:
    """The newest and the oldest year to walk through. One query."""
    oldest = stories.order_by("live_from").values_list("live_from", flat=True).first()
    if oldest is None:
        return None
    years = [now.astimezone(SHANGHAI).year, oldest.astimezone(SHANGHAI).year]
    if days.last is not None:
        years[0] = min(years[0], days.last.year)
    if days.first is not None:
        years[1] = max(years[1], days.first.year)
    return years[0], years[1]


def walk_for(
    question: Question,
    stories: ArticleQuerySet,
    *,
    part: str,
    years: tuple[int, int],
    most: int,
) -> Statement:
    """Stories that hold every term in this part: id, instant and the part's name."""
    tokens = [token for term in question.terms for token in tokens_for(term)]
    unproven = [term for term in question.terms if not proven(term)]
    conditions = [_stands(part, term) for term in unproven]
    if part != "text" and tokens:
        conditions.append(_has(COLUMNS[part], tokens))
    for name in question.names:
        conditions += [_has("name_tokens", tokens_for(name)), _stands("names", name)]
    conditions += [_lacks("text", term) for term in question.without]
    return _walk(
        stories,
        tokens if part == "text" else [],
        conditions,
        columns=f"a.id, a.live_from, '{part}'",
        years=years,
        most=most,
    )


def walk_by_sound(
    readings: Sequence[Sequence[str]],
    stories: ArticleQuerySet,
    *,
    years: tuple[int, int],
    most: int,
) -> Statement:
    """Headlines and names in which something sounds like one of these."""
    either = [_has("head_tokens", sound_tokens(reading)) for reading in readings]
    sql = " OR ".join(one.sql for one in either)
    params = tuple(param for one in either for param in one.params)
    return _walk(
        stories,
        [],
        [Statement(f"({sql})", params)],
        columns="e.head, e.names",
        texts=", head, names",
        years=years,
        most=most,
    )


def answer(*statements: Statement) -> list[tuple[Any, ...]]:
    """All their rows, or TooSlowError. Two queries."""
    sql = " UNION ALL ".join(statement.sql for statement in statements)
    params = [param for statement in statements for param in statement.params]
    settings = ", ".join(["set_config(%s, %s, true)"] * len(CAREFUL))
    values = [text for pair in CAREFUL.items() for text in pair]
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SELECT {settings}", values)
            cursor.execute(sql, params)
            return list(cursor.fetchall())
    except OperationalError as error:
        if isinstance(error.__cause__, QueryCanceled):
            raise TooSlowError from error
        raise


def _walk(
    stories: ArticleQuerySet,
    tokens: Sequence[int],
    conditions: Sequence[Statement],
    *,
    columns: str,
    years: tuple[int, int],
    most: int,
    texts: str = "",
) -> Statement:
    live = stories.order_by().values_list("id", "live_from", "live_revision_id")
    live_sql, live_params = live.query.sql_with_params()
    sql = WALK.format(
        columns=columns,
        texts=texts,
        live=live_sql,
        conditions="".join(f" AND {one.sql}" for one in conditions),
    )
    params = [*years, sorted(set(tokens)), YEAR]
    params += [param for one in conditions for param in one.params]
    return Statement(sql, (*params, *live_params, most))


def _has(column: str, tokens: Sequence[int]) -> Statement:
    return Statement(f"e.{column} @> %s::int[]", (sorted(tokens),))


def _stands(part: str, term: str) -> Statement:
    return Statement(f"strpos(e.{part}, %s) > 0", (term,))


def _lacks(part: str, term: str) -> Statement:
    return Statement(f"strpos(e.{part}, %s) = 0", (term,))
