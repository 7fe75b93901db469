"""Whatever a text holds, it neither ends the block of data nor is changed by it."""

import json

import pytest
from django.contrib.auth.models import User
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from articles.metadata import as_script
from tests.cast import released_issue, signed_article
from tests.metadata.shown import data_of

NAUGHTY = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "]]>",
    "&lt;&amp;",
    "\u2028\u2029",
    "\x00\x1b",
    '"\\',
    "𠮷🀄",
]
texts = st.one_of(
    st.text(), st.lists(st.sampled_from(NAUGHTY), max_size=4).map("".join)
)


@given(text=texts)
def test_text_comes_back_as_it_was(text: str) -> None:
    block = as_script({"headline": text})
    assert json.loads(block) == {"@context": "https://schema.org", "headline": text}
    assert not set("<>&\u2028\u2029") & set(block)


@pytest.mark.django_db
@pytest.mark.parametrize("words", [word for word in NAUGHTY if word.isprintable()])
def test_page_stays_whole(
    words: str, reporter: User, chief: User, reader: Client
) -> None:
    row = signed_article(by=reporter, chief=chief, headline=f"题{words}", deck=words)
    released_issue([row], chief=chief)
    page = reader.get(row.get_absolute_url()).text
    data = data_of(page)[0]
    (h1,) = etree.HTML(page).xpath("//h1")
    assert data["headline"] == "".join(h1.itertext()).strip()
    assert data["alternativeHeadline"] == [words]
    assert "<script>" not in page
