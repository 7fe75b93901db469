"""Colours as they are typed at the desk, and what is refused beside which field."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from articles.models import Paper
from articles.models.coloured import COLOURS
from tests.admin.conftest import Login
from tests.admin.posting import shown
from tests.cast import call_it

pytestmark = pytest.mark.django_db

FORM = "/admin/articles/paper/1/change/"


def posted(chief: User, login: Login, **colours: str) -> Any:
    call_it()
    client = login(chief)
    return client.post(FORM, shown(client, FORM, form="paper_form") | colours)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("#00508c", "#00508c"),
        (" #00508C ", "#00508c"),
        ("00508c", "#00508c"),
        ("#048", "#004488"),
        ("＃00508Ｃ", "#00508c"),
        ("", ""),
    ],
)
def test_what_is_meant_is_taken(
    typed: str, kept: str, chief: User, login: Login
) -> None:
    assert posted(chief, login, accent_colour=typed).status_code == 302
    assert Paper.objects.get().accent_colour == kept


NO_COLOUR = ["red", "#12345", "#gggggg", "#00508c;}", "rgb(0,0,0)", "#00508c\0"]


@pytest.mark.parametrize("typed", NO_COLOUR)
def test_what_is_no_colour_is_told_beside_its_field(
    typed: str, chief: User, login: Login
) -> None:
    answer = posted(chief, login, accent_colour=typed)
    assert answer.status_code == 200
    assert answer.context["adminform"].form.errors.get("accent_colour")
    assert Paper.objects.get().accent_colour == ""


FAINT = [
    ({"accent_colour": "#f0c000"}, "accent_colour", "浅色模式：主色 #f0c000 在底色"),
    ({"ink_colour": "#999999"}, "ink_colour", "浅色模式：字色 #999999 在底色 #faf6ed"),
    ({"paper_colour": "#333333"}, "paper_colour", "字色 #1d1915 在底色 #333333"),
    ({"dark_accent_colour": "#603020"}, "dark_accent_colour", "深色模式：主色 #603020"),
    ({"dark_ink_colour": "#555555"}, "dark_ink_colour", "深色模式：字色 #555555"),
    ({"dark_paper_colour": "#dddddd"}, "dark_paper_colour", "深色模式：字色 #ebe3d4"),
]


@pytest.mark.parametrize(("colours", "field", "sentence"), FAINT)
def test_pair_that_cannot_be_read_is_named_with_its_ratio(
    colours: dict[str, str], field: str, sentence: str, chief: User, login: Login
) -> None:
    answer = posted(chief, login, **colours)
    assert answer.status_code == 200
    said = " ".join(answer.context["adminform"].form.errors[field])
    assert sentence in said
    assert "至少要 4.5" in said
    assert next(iter(colours.values())) in answer.text
    assert not any(getattr(Paper.objects.get(), name) for name in COLOURS)


def test_ratio_told_is_the_ratio(chief: User, login: Login) -> None:
    """#777777 on white is known to every designer."""
    answer = posted(chief, login, paper_colour="#ffffff", ink_colour="#777777")
    assert "4.47" in " ".join(answer.context["adminform"].form.errors["ink_colour"])


@pytest.mark.parametrize("name", COLOURS)
def test_database_holds_nothing_that_could_end_a_rule(name: str) -> None:
    call_it()
    for word in ("#fff}", "red", "#00508C", "#0050\n"):
        with pytest.raises(IntegrityError, match="_is_one"), transaction.atomic():
            Paper.objects.update(**{name: word})
