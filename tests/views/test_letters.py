"""Names and tags by the first letter of their sound: those that readers have."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article
from articles.reading import letters
from tests.cast import NOW, make_article, make_reporter
from tests.views.paper import DAY, live_issue

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper(reporter: User, chief: User) -> Article:
    """One live story with its names and tags, and a draft with others."""
    names = [make_reporter(n) for n in ("贺小满", "安　宁", "Ｂ组", "阿依努尔", "007")]
    live_issue(1, reporter=reporter, chief=chief, bylines=names)
    story = Article.objects.get()
    story.tags.add("重阳节", "澄湖", "5G", "“双减”")
    draft = make_article(by=reporter, bylines=[make_reporter("草稿人")])
    draft.tags.add("草稿标签")
    return story


def listed(reader: Client, address: str) -> dict[str, list[str]]:
    page = reader.get(address).content.decode()
    found = {}
    for section in re.findall(r"(?s)<section.*?</section>", page):
        letter = re.search(r"<h2[^>]*>([^<]*)</h2>", section)
        assert letter is not None
        found[letter[1]] = re.findall(r'<a href="[^"]*">([^<]+?)(?: <|<)', section)
    return found


def test_live_names_and_tags_stand_under_their_letters(
    paper: Article, reader: Client
) -> None:
    assert listed(reader, "/reporters/") == {
        "A": ["阿依努尔", "安　宁"],
        "H": ["贺小满"],
        "其他": ["007", "Ｂ组"],
    }
    assert listed(reader, "/tags/") == {
        "C": ["澄湖", "重阳节"],
        "其他": ["5G", "“双减”"],
    }
    for address in ("/reporters/", "/tags/"):
        page = reader.get(address).content.decode()
        assert "草稿" not in page
        for link in re.findall(r'<li><a href="(/(?:reporters|tags)/[^"]+)"', page):
            assert reader.get(link).status_code == 200, link


def test_nothing_is_listed_of_a_story_before_its_instant(
    paper: Article, reader: Client
) -> None:
    Article.objects.filter(pk=paper.pk).update(
        live_from=NOW + DAY, first_live_at=NOW + DAY
    )
    assert listed(reader, "/reporters/") == listed(reader, "/tags/") == {}
    assert "还没有署名的稿件" in reader.get("/reporters/").content.decode()
    assert "还没有带标签的稿件" in reader.get("/tags/").content.decode()


def test_many_names_are_a_page_a_letter(
    paper: Article, reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(letters, "MOST", 4)
    assert list(listed(reader, "/reporters/")) == ["A"]
    assert listed(reader, "/reporters/?letter=h") == {"H": ["贺小满"]}
    assert list(listed(reader, "/reporters/?letter=other")) == ["其他"]
    page = reader.get("/reporters/").content.decode()
    for mark in ("a", "h", "other"):
        assert f'href="/reporters/?letter={mark}"' in page
    for wrong in ("z", "A", "1", "ab", "%27", "啊"):
        assert reader.get(f"/reporters/?letter={wrong}").status_code == 404
        assert reader.get(f"/tags/?letter={wrong}").status_code == 404
