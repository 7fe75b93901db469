"""Who typed pinyin or a like character is led to words and names that readers have."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article
from tests.cast import NOW
from tests.views.asking import ask, dyke_story, shown
from tests.views.paper import DAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(reporter: User, chief: User) -> Article:
    return dyke_story(reporter=reporter, chief=chief)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("hudi", "湖堤"), ("hu di", "湖堤"), ("虎底", "湖堤"), ("贺曼", "贺满")],
)
def test_sound_leads_to_the_words(
    typed: str, meant: str, story: Article, reader: Client
) -> None:
    page = ask(reader, q=typed)
    offered = re.search(rf'您要找的是：<a href="([^"]*)">{meant}</a>', page)
    assert offered is not None
    page = reader.get(f"/search/{offered[1]}").content.decode()
    assert shown(page) == [story.pk]


def test_sound_offers_nothing_that_readers_do_not_have(
    story: Article, reader: Client
) -> None:
    Article.objects.update(live_from=NOW + DAY, first_live_at=NOW + DAY)
    for typed in ("hudi", "虎底", "heman", "asdfgh", "xian" * 20):
        assert "您要找的是" not in ask(reader, q=typed)


@pytest.mark.parametrize(
    ("typed", "kind", "name", "address"),
    [
        ("minsheng", "频道", "民生", "/sections/min-sheng/"),
        ("民声", "频道", "民生", "/sections/min-sheng/"),
        ("yi xian jian wen", "专栏", "一线见闻", "/series/yi-xian-jian-wen/"),
        ("现建", "专栏", "一线见闻", "/series/yi-xian-jian-wen/"),
        ("heman", "作者", "贺　满", "/reporters/he-man/"),
        ("chonggyangjie", "", "", ""),
        ("chongyangjie", "标签", "重阳节", "/tags/"),
        ("虫羊", "标签", "重阳节", "/tags/"),
    ],
)
def test_names_that_sound_so_are_offered(
    typed: str, kind: str, name: str, address: str, story: Article, reader: Client
) -> None:
    story.tags.add("重阳节")
    page = ask(reader, q=typed)
    offered = re.findall(
        r'<a href="([^"]*)"><small class="fine">(\w+)</small> ([^<]*)</a>', page
    )
    assert ([(kind, name)] if kind else []) == [row[1:] for row in offered]
    for link, _kind, _name in offered:
        assert link.startswith(address)
        assert reader.get(link).status_code == 200


def test_no_name_is_offered_that_readers_do_not_have(
    story: Article, reader: Client
) -> None:
    story.tags.add("重阳节")
    Article.objects.update(live_from=NOW + DAY, first_live_at=NOW + DAY)
    for typed in ("minsheng", "yixianjianwen", "heman", "chongyangjie"):
        assert "读音相近的" not in ask(reader, q=typed)
