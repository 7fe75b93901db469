"""What chats and other sites show of a story's address."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from lxml import etree

from articles.models import Article, Photo
from tests.cast import jpeg, make_photo, released_issue, signed_article
from tests.metadata.shown import SITE, data_of, meta

pytestmark = pytest.mark.django_db


def test_card_of_other_sites_has_all_it_needs(story: Article, reader: Client) -> None:
    page = reader.get(story.get_absolute_url()).text
    card = meta(page)
    (link,) = etree.HTML(page).xpath('//link[@rel="canonical"]/@href')
    assert link == card["og:url"] == SITE + story.get_absolute_url()
    assert card["og:type"] == "article"
    assert card["og:title"] == "三百人上堤"
    assert card["og:description"] == card["description"] == "提要一句。"
    assert card["twitter:card"] == "summary_large_image"
    width, height = int(card["og:image:width"]), int(card["og:image:height"])
    assert min(width, height) >= 300
    assert card["og:image"].startswith(f"{SITE}/photos/")
    answer = reader.get(card["og:image"].removeprefix(SITE))
    assert answer.headers["Content-Type"] == card["og:image:type"] == "image/jpeg"
    assert f"-{width}.jpg" in card["og:image"]


def test_small_picture_is_on_no_card_but_told(
    reporter: User, chief: User, reader: Client
) -> None:
    photo = make_photo(by=reporter, raw=jpeg((640, 200)))
    row = signed_article(by=reporter, chief=chief, photos=[photo])
    released_issue([row], chief=chief)
    page = reader.get(row.get_absolute_url()).text
    assert "og:image" not in meta(page)
    assert len(data_of(page)[0]["image"]) == 1


def test_picture_of_our_site_alone_is_told_to_no_machine(
    story: Article, reader: Client
) -> None:
    Photo.objects.update(rights="own_site")
    page = reader.get(story.get_absolute_url()).text
    assert "image" not in data_of(page)[0]
    assert "og:image" not in meta(page)
    assert meta(page)["twitter:card"] == "summary"


def test_each_step_of_a_list_has_an_address_of_its_own(
    story: Article, reader: Client
) -> None:
    assert story.section is not None
    first = story.section.get_absolute_url()
    for address in (first, f"{first}?before=4005633600000000.1"):
        page = etree.HTML(reader.get(address).text)
        assert page.xpath('//link[@rel="canonical"]/@href') == [SITE + address]
