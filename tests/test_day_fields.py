"""What was typed where a day belongs stays on the page, whatever it is."""

import datetime as dt
from typing import Any

import pytest

from articles.forms.fields import DayInput, InstantInput


@pytest.mark.parametrize("shown", [None, "", "2026-02-06", dt.date(2026, 2, 6)])
def test_day_has_the_field_for_days(shown: Any) -> None:
    assert 'type="date"' in DayInput().render("day", shown)


@pytest.mark.parametrize(
    "typed", ["2026-13-45", "明天", "2026年2月6日", "20260206", "2026-02-06T05:00"]
)
def test_what_is_no_day_is_shown_as_text(typed: str) -> None:
    field = DayInput().render("day", typed)
    assert 'type="text"' in field and f'value="{typed}"' in field


def test_instant_likewise() -> None:
    field = InstantInput()
    for good in ("2026-02-06T06:00", dt.datetime(2026, 2, 6, 6, 0)):  # noqa: DTZ001
        assert 'type="datetime-local"' in field.render("at", good)
    for bad in ("2026-02-06", "2026-02-06 06:00", "2026-02-30T06:00"):
        made = field.render("at", bad)
        assert 'type="text"' in made and f'value="{bad}"' in made
