"""The same content in other words: cleaned like typing, nothing else touched."""

import unicodedata
from typing import Any

from articles.models.content import content_with

CONTENT: dict[str, Any] = {
    "headline": "堤上的水泵",
    "summary": "第一行\n第二行",
    "body": "<p>一段。</p>",
    "bylines": [{"name": "江晚舟"}],
    "photos": [{"caption": "水泵。", "alt": "一"}, {"caption": "", "alt": "二"}],
}
CAPTIONS = ["水泵。", ""]


def test_only_what_is_given_changes() -> None:
    new = content_with(CONTENT, words={"headline": "堤下的水泵"}, captions=CAPTIONS)
    assert new == CONTENT | {"headline": "堤下的水泵"}
    assert CONTENT["headline"] == "堤上的水泵"


def test_captions_go_to_their_photos_in_order() -> None:
    new = content_with(CONTENT, words={}, captions=["泵站。", "尺。"])
    assert [photo["caption"] for photo in new["photos"]] == ["泵站。", "尺。"]
    assert [photo["alt"] for photo in new["photos"]] == ["一", "二"]
    assert CONTENT["photos"][0]["caption"] == "水泵。"


def test_line_breaks_of_a_browser_change_nothing() -> None:
    new = content_with(
        CONTENT, words={"summary": "第一行\r\n第二行"}, captions=CAPTIONS
    )
    assert new == CONTENT


def test_words_are_cleaned_as_the_storys_form_cleans_them() -> None:
    hostile = '<p onclick="x()">一<script>alert(1)</script></p><img src=x onerror=y>'
    words = {"headline": "  泵\x00站\x07 ", "body": hostile}
    new = content_with(CONTENT, words=words, captions=["\x01说明 ", ""])
    assert new["headline"] == "泵站"
    assert new["photos"][0]["caption"] == "说明"
    for part in ("script", "onclick", "onerror", "img", "alert"):
        assert part not in new["body"]


def test_composed_and_decomposed_letters_are_one_text() -> None:
    spelt = unicodedata.normalize("NFD", "café")
    new = content_with(CONTENT, words={"headline": spelt}, captions=CAPTIONS)
    assert new["headline"] == "café"
