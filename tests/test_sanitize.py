"""The allow-list: what a body may hold survives; all else goes, on the server."""

import time
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.sanitize import EXTENSIONS, clean_body
from articles.text import plain

KEPT = [
    "<p>正文。</p>",
    "<p>　　全角空格缩进，保留。</p>",
    "<h2>小标题</h2><p>正文。</p>",
    "<p><strong>黑体</strong>和<em>楷体</em></p>",
    "<blockquote><p>引文。</p></blockquote>",
    "<ul><li><p>一</p></li></ul>",
    "<ol><li>一</li><li>二</li></ol>",
    "<p>上<br>下</p>",
    "<p>3 &lt; 5 &amp;&amp; 7 &gt; 6</p>",
    "<p>𠮷野家、㐂、𰻞。“双引号”‘单’——……《书》</p>",
]


@pytest.mark.parametrize("body", KEPT)
def test_allowed_html_survives_byte_for_byte(body: str) -> None:
    assert clean_body(body) == body


def test_link_keeps_its_address_and_nothing_else() -> None:
    body = clean_body(
        '<p><a href="https://example.com/?a=1&amp;b=2" onclick="x" style="y" '
        'target="_blank" class="z">网</a></p>'
    )
    assert 'href="https://example.com/?a=1&amp;b=2"' in body
    for gone in ("onclick", "style", "target", "class"):
        assert gone not in body


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src='http://169.254.169.254/'>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<math><mtext></p><script>alert(1)</script></math>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<object data=x></object><embed src=x>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<link rel=stylesheet href=//evil.example>",
    "<form action=//evil.example><input name=a autofocus onfocus=alert(1)></form>",
    "<style>@import '//evil.example'</style>",
    "<p style='background:url(javascript:alert(1))' onclick=alert(1)>甲</p>",
    "<a href='javascript:alert(1)'>甲</a>",
    "<a href='\x01javascript:alert(1)'>甲</a>",
    "<a href='java\tscript:alert(1)'>甲</a>",
    "<a href=' &#106;avascript:alert(1)'>甲</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>甲</a>",
    "<a href='vbscript:alert(1)'>甲</a>",
    "<h1 onclick=alert(1)>甲</h1>",
    "<div onmouseover=alert(1)>甲</div>",
    "<b onclick=alert(1)>甲</b>",
    "<p><!--[if IE]><script>alert(1)</script><![endif]--></p>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<table background=javascript:alert(1)><tr><td>甲</td></tr></table>",
]
TAGS = {"p", "h2", "strong", "em", "blockquote", "ul", "ol", "li", "br", "a"}


@pytest.mark.parametrize("payload", HOSTILE)
def test_nothing_that_runs_or_fetches_survives(payload: str) -> None:
    body = clean_body(f"<p>前</p>{payload}<p>后</p>")
    assert _tags(body) <= TAGS
    for attributes in _attributes(body):
        assert set(attributes) <= {"href", "rel"}
        scheme = attributes.get("href", "https:").split(":")[0].strip().lower()
        assert scheme in ("http", "https", "mailto")
    assert plain(body).startswith("前")
    assert plain(body).endswith("后")


@pytest.mark.parametrize(
    ("typed", "body"),
    [
        ("甲。\n乙。", "<p>甲。</p><p>乙。</p>"),
        ("甲。\r\n\r\n　\r\n乙。", "<p>甲。</p><p>乙。</p>"),
        ("3 < 5，A & B", "<p>3 &lt; 5，A &amp; B</p>"),
        ("", ""),
        (" \n\u3000\n", ""),
        ("甲\0乙\x08", "<p>甲乙</p>"),
        (
            "<p>甲</p>\n乙\n丙<p>丁</p>戊",
            "<p>甲</p><p>乙</p><p>丙</p><p>丁</p><p>戊</p>",
        ),
        ("<strong><p>甲</p></strong>", "<p><strong>甲</strong></p>"),
    ],
)
def test_text_typed_without_the_editor_becomes_paragraphs(
    typed: str, body: str
) -> None:
    assert clean_body(typed) == body


@pytest.mark.parametrize(
    ("pasted", "body"),
    [
        ("<h1>题</h1><h3>题</h3>", "<h2>题</h2><h2>题</h2>"),
        ("<div>段</div>", "<p>段</p>"),
        ("<p><b>粗</b><i>斜</i></p>", "<p><strong>粗</strong><em>斜</em></p>"),
        ("<p>甲</p><p>&nbsp;</p><p><br></p><p>\u200b</p>", "<p>甲</p>"),
        ("<p>甲</p><ul><li><p> </p></li></ul>", "<p>甲</p>"),
        ("<blockquote><p></p></blockquote><p>甲</p>", "<p>甲</p>"),
        ("<p><span lang=zh style='font:宋体'>甲</span></p>", "<p>甲</p>"),
        ("<table><tr><td><p>甲</p></td></tr></table>", "<p>甲</p>"),
    ],
)
def test_paste_from_word_keeps_its_words_and_loses_its_dress(
    pasted: str, body: str
) -> None:
    assert clean_body(pasted) == body


SCRAPS = ["<p>", "</p>", "<b>", "</b>", "<li>", "<a href=x>", "&nbsp;", "\n", "甲<乙"]


@given(st.lists(st.sampled_from([*HOSTILE, *KEPT, *SCRAPS])).map("".join) | st.text())
def test_cleaning_twice_changes_nothing(body: str) -> None:
    once = clean_body(body)
    assert clean_body(once) == once


@pytest.mark.parametrize(
    "body",
    [
        "<p>" + "澄湖区" * 600_000 + "</p>",
        "<blockquote>" * 10_000 + "甲",
        "<p><b>" * 10_000 + "甲",
        "<p " + " ".join(f"a{number}=1" for number in range(100_000)) + ">甲</p>",
        "<p></p>" * 100_000 + "甲",
        "<p>" + " " * 200_000 + "甲</p>",
        "<" * 100_000,
    ],
    ids=["5 MB", "nested", "unclosed", "attributes", "empties", "spaces", "brackets"],
)
def test_monstrous_body_is_cleaned_in_seconds(body: str) -> None:
    start = time.process_time()
    clean_body(body)
    assert time.process_time() - start < 5


def test_editor_offers_no_picture_in_the_text() -> None:
    assert not {"Figure", "Image", "Table", "HTML"} & set(EXTENSIONS)


def _tags(body: str) -> set[str]:
    return {tag for tag, _attributes in _parsed(body)}


def _attributes(body: str) -> list[dict[str, str]]:
    return [attributes for _tag, attributes in _parsed(body)]


def _parsed(body: str) -> list[tuple[str, dict[str, str]]]:
    seen: list[tuple[str, dict[str, str]]] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attrs: seen.append(  # type: ignore[method-assign]
        (tag, {name: value or "" for name, value in attrs})
    )
    parser.feed(body)
    return seen
