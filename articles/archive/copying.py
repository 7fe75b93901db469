"""Many rows at once, with numbers drawn beforehand. Knows no noun."""

from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models


def draw(count: int, *tables: type[models.Model]) -> list[tuple[int, ...]]:
    """The next numbers of the tables' own sequences, never given twice. One query."""
    next_numbers = ", ".join(
        ["nextval(pg_get_serial_sequence(%s, 'id'))"] * len(tables)
    )
    names = [model._meta.db_table for model in tables]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {next_numbers} FROM generate_series(1, %s)",  # noqa: S608
            [*names, count],
        )
        return [tuple(row) for row in cursor.fetchall()]


def copy_rows(found: Iterable[models.Model]) -> None:
    """bulk_create by COPY, for rows of one model that nobody needs the numbers of.

    Long texts and JSON go in about twice as fast; constraints and triggers still hold.
    """
    rows = list(found)
    if not rows:
        return
    model = type(rows[0])
    fields = [
        field
        for field in model._meta.concrete_fields
        if not (field.primary_key and rows[0].pk is None)
    ]
    quoted = connection.ops.quote_name
    columns = ", ".join(quoted(str(field.column)) for field in fields)
    statement = f"COPY {quoted(model._meta.db_table)} ({columns}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row([_written(field, row) for field in fields])


def _written(field: "models.Field[Any, Any]", row: models.Model) -> Any:
    value = getattr(row, field.attname)
    # A story of search has a thousand numbers: asked for one by one, they cost more
    # than all the rest of it.
    if isinstance(field, ArrayField) and isinstance(
        field.base_field, models.IntegerField
    ):
        return f"{{{','.join(map(str, value))}}}"
    return field.get_db_prep_save(value, connection)
