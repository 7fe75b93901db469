"""One spelling for every way in which an old address is written down or asked for."""

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from articles.models import OldAddress
from articles.models.old_address import LONGEST, NoAddress, normalised, spellings
from tests.cast import make_article

SAME = [
    ("/html/2024-09/20/content_1.htm", "/html/2024-09/20/content_1.htm"),
    ("HTML/2024-09/20/Content_1.HTM", "/html/2024-09/20/content_1.htm"),
    ("http://paper.example/html/node_1.htm", "/html/node_1.htm"),
    ("//paper.example/html/node_1.htm", "/html/node_1.htm"),
    ("/html//node_1.htm/", "/html/node_1.htm"),
    ("/html/node_1.htm#top", "/html/node_1.htm"),
    ("/html/node_1.htm?div=-1", "/html/node_1.htm"),
    ("/html/node_1.htm?utm_source=a&from=timeline", "/html/node_1.htm"),
    ("/show.asp?ID=12&page=2", "/show.asp?id=12&page=2"),
    ("/show.asp?page=2&id=12", "/show.asp?id=12&page=2"),
    ("/?aid=7", "/?aid=7"),
    ("/%E8%A6%81%E9%97%BB/1.htm", "/要闻/1.htm"),
    ("/%D2%AA%CE%C5/1.htm", "/要闻/1.htm"),
    ("/%25E8%25A6%2581%25E9%2597%25BB/1.htm", "/要闻/1.htm"),
    ("/要闻/1.htm\0", "/要闻/1.htm"),
]


@pytest.mark.parametrize(("written", "kept"), SAME)
def test_address_has_one_spelling(written: str, kept: str) -> None:
    assert normalised(written) == kept
    assert normalised(kept) == kept


@pytest.mark.parametrize(
    "empty", ["", " ", "/", "///", "http://paper.example", "/?div=-1", "#a", "/" * 900]
)
def test_what_names_no_page_is_no_address(empty: str) -> None:
    with pytest.raises(NoAddress):
        normalised(empty)


def test_endless_address_is_none() -> None:
    with pytest.raises(NoAddress):
        normalised("/" + "a" * LONGEST)


@given(st.text(alphabet=st.characters(), max_size=60))
def test_normalising_twice_changes_nothing(text: str) -> None:
    try:
        once = normalised("/" + text)
    except NoAddress:
        return
    assert normalised(once) == once
    assert once.startswith("/")
    assert not once.startswith("//")


def test_request_is_asked_with_its_query_first() -> None:
    assert spellings("/show.asp", "id=3&from=x") == ["/show.asp?id=3", "/show.asp"]
    assert spellings("/a.htm", "div=-1") == ["/a.htm"]
    assert spellings("//a/b.htm", "") == ["/a/b.htm"]
    assert spellings("/", "") == []


@pytest.mark.django_db
def test_address_leads_to_one_thing_and_belongs_to_it_alone() -> None:
    article = make_article(by=None)
    OldAddress.objects.create(path="/a.htm", article=article)
    with pytest.raises(IntegrityError), transaction.atomic():
        OldAddress.objects.create(path="/a.htm", article=article)
    with pytest.raises(IntegrityError), transaction.atomic():
        OldAddress.objects.create(path="/b.htm")
