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
# Where only some stories are asked for, a year's are gathered first and met with its
# hits: one by one it would cost a look at every story that has a common word.
GATHERING = {"enable_hashjoin": "on", "enable_nestloop": "off"}
WALK = """
(SELECT f.* FROM generate_series(%s::int, %s::int, -1) AS y(year) CROSS JOIN LATERAL (
    SELECT {columns} FROM {rows}
    ORDER BY a.live_from DESC, a.id DESC OFFSET 0
) f LIMIT %s)"""
MET = """({hits} OFFSET 0) e
    JOIN {live} a ON a.id = e.article_id AND a.live_revision_id = e.revision"""
OF_YEAR = """(SELECT * FROM ({live}) a
    WHERE a.live_from >= make_timestamptz(y.year, 1, 1, 0, 0, 0, 'Asia/Shanghai')
    AND a.live_from < make_timestamptz(y.year + 1, 1, 1, 0, 0, 0, 'Asia/Shanghai'))"""
HITS = """
SELECT article_id, revision{texts} FROM articles_searchentry e
WHERE e.tokens @> array_append(%s::int[], %s + y.year){conditions}"""
AMONG = """
(SELECT e.article_id, '{part}' FROM articles_searchentry e
WHERE e.article_id = ANY (%s){conditions})"""
FEW = 3000
FEW_HAVE = """
SELECT count(*) FROM (
    SELECT FROM articles_searchentry e WHERE {conditions} LIMIT %s
) f"""
FOUND = "a.id, a.live_from, '{}'"
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
    narrowed: bool = False,
) -> Statement:
    """Stories that hold every term in this part: id, instant and the part's name.

    What must not be there is taken off by the index too: of what has the terms, that
    which has the unwanted one as well. To read every text for it would cost ten times
    as much where few are left over.
    """
    asked = _tokens(question)
    tokens = asked if part == "text" else []
    indexed = [_has(COLUMNS[part], asked)] if asked and part != "text" else []
    indexed += [_has("name_tokens", tokens_for(name)) for name in question.names]
    stands = [_stands(part, term) for term in question.terms if not proven(term)]
    stands += [_stands("names", name) for name in question.names]
    hits = [_hits(tokens, indexed + stands)]
    for term in question.without:
        unwanted = [] if proven(term) else [_stands("text", term)]
        hits.append(_hits([*tokens, *tokens_for(term)], indexed + unwanted))
    live = _live(stories, of_year=narrowed)
    return _walk(_met(hits, live), FOUND.format(part), years=years, most=most)


def among(question: Question, stories: Sequence[int], *, part: str) -> Statement:
    """Of stories that answer, those that hold every term in this part: id and the
    part's name."""
    asked = _tokens(question)
    conditions = [_has(COLUMNS[part], asked)] if asked else []
    conditions += [_stands(part, term) for term in question.terms if not proven(term)]
    sql = AMONG.format(part=part, conditions=_anded(conditions))
    params = [param for one in conditions for param in one.params]
    return Statement(sql, (list(stories), *params))


def few_have_it(question: Question) -> bool:
    """Whether so few entries can be meant that their stories are looked at one by one
    sooner than all that a filter leaves is gathered. Two queries."""
    asked = _tokens(question)
    named = [_has("name_tokens", tokens_for(name)) for name in question.names]
    indexed = [_has("tokens", asked)] if asked else []
    conditions = [*indexed, *named]
    if not conditions:
        return False
    sql = FEW_HAVE.format(conditions=" AND ".join(one.sql for one in conditions))
    params = [param for one in conditions for param in one.params]
    [(count,)] = answer(Statement(sql, (*params, FEW + 1)))
    return bool(count <= FEW)


def walk_of(
    stories: ArticleQuerySet, *, years: tuple[int, int], most: int
) -> Statement:
    """These stories, whatever they say: for questions without a word."""
    live = _live(stories, of_year=True)
    rows = Statement(f"{live.sql} a", live.params)
    return _walk(rows, FOUND.format("text"), years=years, most=most)


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
    hits = _hits([], [Statement(f"({sql})", params)], texts=", head, names")
    rows = _met([hits], _live(stories))
    return _walk(rows, "e.head, e.names", years=years, most=most)


def answer(*statements: Statement, narrowed: bool = False) -> list[tuple[Any, ...]]:
    """All their rows, or TooSlowError. Two queries."""
    careful = CAREFUL | GATHERING if narrowed else CAREFUL
    sql = " UNION ALL ".join(statement.sql for statement in statements)
    params = [param for statement in statements for param in statement.params]
    settings = ", ".join(["set_config(%s, %s, true)"] * len(careful))
    values = [text for pair in careful.items() for text in pair]
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
    rows: Statement, columns: str, *, years: tuple[int, int], most: int
) -> Statement:
    sql = WALK.format(columns=columns, rows=rows.sql)
    return Statement(sql, (*years, *rows.params, most))


def _met(hits: Sequence[Statement], live: Statement) -> Statement:
    """Stories of the first hits without the others."""
    taken = " EXCEPT ".join(one.sql for one in hits)
    params = tuple(param for one in hits for param in one.params)
    return Statement(MET.format(hits=taken, live=live.sql), (*params, *live.params))


def _live(stories: ArticleQuerySet, *, of_year: bool = False) -> Statement:
    rows = stories.order_by().values_list("id", "live_from", "live_revision_id")
    sql, params = rows.query.sql_with_params()
    return Statement(OF_YEAR.format(live=sql) if of_year else f"({sql})", params)


def _hits(
    tokens: Sequence[int], conditions: Sequence[Statement], *, texts: str = ""
) -> Statement:
    """Entries of the year that have these tokens, whatever stories they are of."""
    sql = HITS.format(texts=texts, conditions=_anded(conditions))
    params = [param for one in conditions for param in one.params]
    return Statement(sql, (sorted(set(tokens)), YEAR, *params))


def _tokens(question: Question) -> list[int]:
    return [token for term in question.terms for token in tokens_for(term)]


def _anded(conditions: Sequence[Statement]) -> str:
    return "".join(f" AND {one.sql}" for one in conditions)


def _has(column: str, tokens: Sequence[int]) -> Statement:
    return Statement(f"e.{column} @> %s::int[]", (sorted(tokens),))


def _stands(part: str, term: str) -> Statement:
    return Statement(f"strpos(e.{part}, %s) > 0", (term,))
