"""What the front page tells machines of the paper."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import NoReverseMatch

from articles import metadata
from articles.reading import the_paper
from tests.cast import call_it
from tests.metadata.shown import SITE, data_of
from tests.views.paper import live_issue

pytestmark = pytest.mark.django_db


def test_front_names_newspaper_and_site(
    reporter: User, chief: User, reader: Client
) -> None:
    call_it(serial_number="CN 32-0000")
    live_issue(1, reporter=reporter, chief=chief)
    paper, site = data_of(reader.get("/").text)
    assert (paper["@type"], site["@type"]) == ("Newspaper", "WebSite")
    assert paper["name"] == site["name"] == "澄湖日报"
    assert paper["url"] == site["url"] == f"{SITE}/"
    assert paper["identifier"]["value"] == "CN 32-0000"
    assert paper["publisher"]["name"] == "澄湖区融媒体中心"
    logo = paper["publisher"]["logo"]["url"].removeprefix(SITE)
    assert reader.get(logo).status_code == 200


def test_picture_of_the_name_is_its_logo() -> None:
    plate = {"mark": "0123456789abcdef", "width": 800, "height": 200}
    call_it(nameplate=plate)
    (paper, _site) = metadata.front_data(the_paper(), site=SITE)
    logo = paper["publisher"]["logo"]
    assert logo["url"] == f"{SITE}/nameplate/0123456789abcdef.webp"
    assert (logo["width"], logo["height"]) == (800, 200)


def test_blank_facts_are_not_told() -> None:
    call_it(latin="")
    (paper, _site) = metadata.front_data(the_paper(), site=SITE)
    assert not {"alternateName", "identifier"} & set(paper)


@pytest.mark.parametrize("there", [True, False])
def test_search_is_offered_where_there_is_one(
    there: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def reverse(name: str, **extra: Any) -> str:
        if name == "articles:search" and not there:
            raise NoReverseMatch
        return {"articles:search": "/search/"}.get(name, "/favicon.svg")

    monkeypatch.setattr("articles.metadata.paper.reverse", reverse)
    (_paper, site) = metadata.front_data(the_paper(), site=SITE)
    assert ("potentialAction" in site) == there
    if there:
        target = site["potentialAction"]["target"]["urlTemplate"]
        assert target == f"{SITE}/search/?q={{search_term_string}}"
