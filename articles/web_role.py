"""The database role of the web server: what it is granted, and what it should lack.

Read off the triggers that refuse, so that a new table of record is never forgotten.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from psycopg import sql

# Trigger functions that refuse whatever the row. Others look at it first; what they may
# let pass, the site needs.
REFUSING = [
    "articles_refuse_change",
    "articles_refuse_deletion",
    "articles_keep_desk_log",
    "articles_refuse_emptying",
]
PRIVILEGES = {8: "DELETE", 16: "UPDATE", 32: "TRUNCATE"}  # bits of pg_trigger.tgtype
KEPT = """
SELECT c.relname, t.tgtype, ARRAY(
    SELECT a.attname::text FROM pg_attribute a
    WHERE a.attrelid = c.oid AND a.attnum = ANY (t.tgattr::int2[]))
FROM pg_trigger t
JOIN pg_class c ON c.oid = t.tgrelid
JOIN pg_proc p ON p.oid = t.tgfoid
WHERE c.relnamespace = current_schema()::regnamespace AND NOT t.tgisinternal
    AND t.tgqual IS NULL AND p.proname = ANY (%s)
ORDER BY c.relname, t.tgname
"""
COLUMNS = """
SELECT attname::text FROM pg_attribute
WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped
    AND attname <> ALL (%s) ORDER BY attnum
"""
GRANTS = """
GRANT USAGE ON SCHEMA {schema} TO {role}
REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {role}
GRANT {work} ON ALL TABLES IN SCHEMA {schema} TO {role}
REVOKE INSERT, UPDATE, DELETE ON {migrations} FROM {role}
GRANT USAGE ON ALL SEQUENCES IN SCHEMA {schema} TO {role}
{later} GRANT {work} ON TABLES TO {role}
{later} GRANT USAGE ON SEQUENCES TO {role}
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a trigger refuses on a table; frozen are the columns, none meaning all."""

    table: str
    privilege: str
    frozen: tuple[str, ...]


def kept(cursor: Any) -> list[Kept]:
    cursor.execute(KEPT, [REFUSING])
    return [
        Kept(table, privilege, tuple(columns) if privilege == "UPDATE" else ())
        for table, kind, columns in cursor.fetchall()
        for bit, privilege in PRIVILEGES.items()
        if kind & bit
    ]


def owner(cursor: Any) -> str:
    cursor.execute(
        "SELECT pg_get_userbyid(relowner) FROM pg_class"
        " WHERE oid = 'articles_desklog'::regclass"
    )
    return str(cursor.fetchone()[0])


def grants(cursor: Any, *, role: str) -> Iterator[str]:
    """The statements that give this role the site's work and nothing else; in one
    transaction, lest the site stand without rights for a moment."""
    cursor.execute("SELECT current_schema()")
    later = "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA {schema}"
    names: dict[str, sql.Composable] = {
        "work": sql.SQL("SELECT, INSERT, UPDATE, DELETE"),
        "schema": sql.Identifier(cursor.fetchone()[0]),
        "role": sql.Identifier(role),
        "owner": sql.Identifier(owner(cursor)),
        # Written by migrate alone, which the owner runs.
        "migrations": sql.Identifier("django_migrations"),
    }
    for text in GRANTS.replace("{later}", later).strip().splitlines():
        yield sql.SQL(text).format(**names).as_string()
    for rule in kept(cursor):
        yield from _withheld(cursor, rule, role=sql.Identifier(role))


def _withheld(cursor: Any, rule: Kept, *, role: sql.Identifier) -> Iterator[str]:
    table, privilege = sql.Identifier(rule.table), sql.SQL(rule.privilege)
    revoke = sql.SQL("REVOKE {} ON {} FROM {}")
    yield revoke.format(privilege, table, role).as_string()
    if rule.frozen:
        cursor.execute(COLUMNS, [rule.table, list(rule.frozen)])
        free = sql.SQL(", ").join(sql.Identifier(name) for (name,) in cursor.fetchall())
        grant = sql.SQL("GRANT {} ({}) ON {} TO {}")
        yield grant.format(privilege, free, table, role).as_string()


def excess(cursor: Any) -> list[str]:
    """What the role of this connection could do to tables of record, were it not for
    the triggers: such as UPDATE articles_desklog."""
    return [
        f"{rule.privilege} {rule.table}"
        for rule in kept(cursor)
        if _is_granted(cursor, rule)
    ]


def _is_granted(cursor: Any, rule: Kept) -> bool:
    if rule.frozen:
        question = (
            "bool_or(has_column_privilege(%s, name, %s)) FROM unnest(%s::text[]) name"
        )
        asked: list[Any] = [rule.table, rule.privilege, list(rule.frozen)]
    else:
        question, asked = "has_table_privilege(%s, %s)", [rule.table, rule.privilege]
    cursor.execute(f"SELECT {question}", asked)
    return bool(cursor.fetchone()[0])
