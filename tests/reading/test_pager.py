"""Cursors of long lists."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.models.bounds import FIRST_INSTANT, LAST_INSTANT
from articles.reading.pager import Cursor, parse_cursor


@given(
    st.datetimes(
        min_value=FIRST_INSTANT.replace(tzinfo=None),
        max_value=LAST_INSTANT.replace(tzinfo=None),
        timezones=st.just(dt.UTC),
    ),
    st.integers(min_value=1, max_value=10**18 - 1),
)
def test_cursor_comes_back_to_the_microsecond(at: dt.datetime, pk: int) -> None:
    cursor = Cursor(at, pk)
    assert parse_cursor(str(cursor)) == cursor


@given(st.text(max_size=60))
def test_any_text_is_a_cursor_or_nothing(text: str) -> None:
    cursor = parse_cursor(text)
    assert cursor is None or cursor.pk >= 0


@pytest.mark.parametrize("text", ["", "1", "1.1\n", "１.1", "9" * 18 + ".1"])
def test_other_shapes_are_nothing(text: str) -> None:
    assert parse_cursor(text) is None
