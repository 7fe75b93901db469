"""What stands around the text: caching, methods, cookies, policies, third parties."""

import io
import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from lxml import etree
from PIL import Image

from articles import workflow
from articles.models import Article
from tests.cast import NOW, TODAY, call_it, make_photo
from tests.views.paper import MACHINES, day_of, live_issue

pytestmark = pytest.mark.django_db

PAGES = ["front", "issue", "page", "article", "archive", "about", "robots", *MACHINES]


@pytest.fixture
def addresses(reporter: User, chief: User) -> dict[str, str]:
    photo = make_photo(by=reporter, source="ai")
    issue = live_issue(1, reporter=reporter, chief=chief, photos=[photo])
    story = Article.objects.of_issue(issue).get()
    day = day_of(TODAY)
    return {
        "front": "/",
        "issue": issue.get_absolute_url(),
        "page": reverse("articles:page", args=[*day, 1]),
        "article": story.get_absolute_url(),
        "archive": reverse("articles:archive", args=day[:2]),
        "about": reverse("articles:about"),
        **{address: address for address in MACHINES},
        "robots": reverse("articles:robots"),
        "missing": "/articles/987654/",
        "nowhere": "/nowhere/",
    }


@pytest.mark.parametrize("name", PAGES)
def test_page_is_public_checked_each_time_and_tagged(
    name: str, addresses: dict[str, str], reader: Client
) -> None:
    answer = reader.get(addresses[name])
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "public, no-cache"
    again = reader.get(
        addresses[name], headers={"if-none-match": answer.headers["ETag"]}
    )
    assert (again.status_code, again.content) == (304, b"")


def test_tag_revives_no_withdrawn_story(
    addresses: dict[str, str], chief: User, reader: Client
) -> None:
    tags = {name: reader.get(addresses[name]).headers["ETag"] for name in PAGES[:4]}
    story = Article.objects.get()
    workflow.withdraw(story, reason="有误", ordered_by="总编", by=chief, now=NOW)
    for name, tag in tags.items():
        answer = reader.get(addresses[name], headers={"if-none-match": tag})
        assert answer.status_code == (410 if name == "article" else 200), name


def test_no_page_sets_a_cookie_or_varies_by_one(
    addresses: dict[str, str], reader: Client
) -> None:
    for name, address in addresses.items():
        answer = reader.get(address)
        assert not answer.cookies, name
        assert "Cookie" not in answer.headers.get("Vary", ""), name


def test_page_is_the_same_for_editors_and_any_language(
    addresses: dict[str, str], chief: User, reader: Client
) -> None:
    plain = {name: reader.get(address).content for name, address in addresses.items()}
    reader.force_login(chief)
    for name, address in addresses.items():
        answer = reader.get(address, headers={"accept-language": "en"})
        assert answer.content == plain[name], name


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_only_reading_is_possible(
    method: str, addresses: dict[str, str], reader: Client
) -> None:
    for name in PAGES:
        answer = getattr(reader, method)(addresses[name])
        assert answer.status_code == 405, name
        assert reader.head(addresses[name]).status_code == 200


def test_pages_hold_no_inline_script_or_style_and_load_nothing_foreign(
    addresses: dict[str, str], reader: Client
) -> None:
    for name in [*PAGES[:6], "missing", "nowhere"]:
        page = reader.get(addresses[name]).content.decode()
        scripts = set(re.findall(r"<script[^>]*>", page))
        ours = '<script type="module" src="/static/articles/js/paper.js">'
        assert scripts <= {'<script type="application/ld+json">', ours}, name
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=", page), name
        loaded = re.findall(r'(?:src|srcset|href)="(https?:[^"]*)"', page)
        assert {url for url in loaded if "testserver" not in url} == set(), name


def test_pages_have_one_h1_and_one_main_and_the_language(
    addresses: dict[str, str], reader: Client
) -> None:
    for name in [*PAGES[:6], "missing"]:
        page = reader.get(addresses[name]).content.decode()
        assert page.count("<h1") == 1, name
        assert page.count("<main") == 1, name
        assert '<html lang="zh-Hans-CN">' in page, name


def test_favicon_and_robots_are_there(reader: Client) -> None:
    icon = reader.get("/favicon.ico")
    assert (icon.status_code, icon.headers["Content-Type"]) == (200, "image/x-icon")
    with Image.open(io.BytesIO(icon.content)) as opened:
        assert opened.info["sizes"] == {(16, 16), (32, 32), (48, 48)}
    robots = reader.get("/robots.txt").content.decode()
    assert "Disallow: /admin/" in robots
    assert "Sitemap: http://testserver/sitemap.xml" in robots
    assert "Sitemap: http://testserver/news-sitemap.xml" in robots


@pytest.mark.parametrize("name", ["澄湖日报", "<&报"])
def test_icon_is_the_first_character_of_the_nameplate(
    name: str, reader: Client
) -> None:
    call_it(name=name)
    icon = reader.get("/favicon.svg")
    assert icon.headers["Content-Type"] == "image/svg+xml"
    assert "".join(etree.fromstring(icon.content).itertext()).strip() == name[0]
