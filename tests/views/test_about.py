"""What the paper says of itself: on its own page and at the foot of every other."""

import pytest
from django.test import Client

from tests.cast import call_it

pytestmark = pytest.mark.django_db

FOOT = {
    "publisher": ("澄湖区融媒体中心", "主办"),
    "serial_number": ("CN 32-0001", "国内统一连续出版物号"),
    "hotline": ("0000-12345678", "新闻热线"),
    "icp": ("苏ICP备2024000000号-1", "https://beian.miit.gov.cn/"),
    "news_licence": ("32000000000", "互联网新闻信息服务许可证"),
    "police_record": (
        "苏公网安备32000002000000号",
        "https://beian.mps.gov.cn/#/query/webSearch?code=32000002000000",
    ),
    "report_phone": ("0000-12345670", "违法和不良信息举报电话"),
    "report_email": ("report@example.org", "举报邮箱"),
    "report_page": ("https://example.org/report", "网上举报"),
}


def foot_of(page: str) -> str:
    return page.partition('<footer class="imprint">')[2]


@pytest.mark.parametrize("name", FOOT)
def test_foot_says_it_where_it_is_set_and_nowhere_else(
    name: str, reader: Client
) -> None:
    value, beside = FOOT[name]
    call_it(**{"publisher": "", name: value})
    for address in ("/about/", "/corrections/", "/nowhere/"):
        foot = foot_of(reader.get(address).text)
        assert value in foot, address
        assert beside in foot, address
    call_it(**{"publisher": "", name: ""})
    foot = foot_of(reader.get("/about/").text)
    assert value not in foot
    assert beside not in foot


def test_about_page_shows_everything_that_is_set(reader: Client) -> None:
    facts = {name: value for name, (value, _beside) in FOOT.items()}
    words = {
        "sponsor": "中共澄湖区委",
        "chief_editor": "沈岱宗",
        "email": "news@example.org",
        "address": "湖滨路 1 号",
        "postcode": "000000",
        "about": "第一段，要紧。\n第二段。",
    }
    call_it(**facts, **words)
    page = reader.get("/about/").text
    main = page.partition("<main")[2].partition("</main>")[0]
    for name, value in (facts | words).items():
        assert all(line in main for line in value.split("\n")), name
    assert '<meta name="description" content="第一段，要紧。">' in page


def test_about_page_of_a_paper_that_said_nothing_is_whole(reader: Client) -> None:
    call_it(publisher="", latin="")
    main = reader.get("/about/").text.partition("<main")[2].partition("</main>")[0]
    assert "<h1>澄湖日报</h1>" in main
    assert "<dl" not in main
    assert "举报" not in main


def test_typed_words_are_no_markup(reader: Client) -> None:
    call_it(name="<i>报", about="<script>x</script>", address='"><b>')
    page = reader.get("/about/").text
    assert "<script>x" not in page
    assert "<b>" not in page
    assert "<i>报" not in page
