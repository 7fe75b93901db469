"""整版导入 as its screen shows it and as plain forms correct it."""

import pytest
from django.contrib.auth.models import User

from articles.intake.matter import matter_from
from articles.models import (
    Article,
    Reporter,
)
from tests.admin.conftest import Login
from tests.cast import make_issue
from tests.intaking import DAY, address, block_with, blocks, importer, read_in, sent

pytestmark = pytest.mark.usefixtures("clock")


# What is shown.


def test_screen_shows_all_that_was_found(login: Login, page_editor: User) -> None:
    Reporter.objects.create(name="张可汶")
    client, galley = importer(login, page_editor)
    html = client.get(address(galley)).content.decode()
    assert 'value="区委常委会召开会议"' in html and "徐芊禾 摄" in html
    assert html.count('class="seam"') == 2
    assert "重点项目 进行时" in html and "专栏表里没有这个名字" in html
    assert "第A02版" in html and "取下的报头、版次" in html
    known, new = (
        html[html.index(f"</small> {name}") :][:90] for name in ("张可汶", "何天柳")
    )
    assert "名录里没有" not in known and "名录里没有" in new


def test_screen_costs_the_same_for_many_stories(
    login: Login, page_editor: User, django_assert_max_num_queries: object
) -> None:
    client, galley = importer(login, page_editor)
    story = (
        "第{n}场雪落在湖上\n\n本报讯（记者 罗堃）昨天，雪落在了湖上，游人都来看。\n\n"
    )
    many = read_in(client, "".join(story.format(n=n) for n in range(30)))
    with django_assert_max_num_queries(30) as few:  # type: ignore[operator]
        client.get(address(galley))
    with django_assert_max_num_queries(30) as lot:  # type: ignore[operator]
        client.get(address(many))
    assert len(lot) <= len(few)


def test_lengths_and_what_overflows_are_told(
    login: Login, page_editor: User, chief: User
) -> None:
    issue = make_issue(by=chief, date=DAY)
    issue.pages.filter(number=2).update(space=100)
    client, galley = importer(login, page_editor)
    page = issue.pages.get(number=2)
    assert galley.target == f"page:{page.pk}"  # the printed head names it
    html = client.get(address(galley)).content.decode()
    words = sum(len("".join(text.split())) for _number, text in blocks(galley))
    assert f"本次 {words} 字" in html
    assert "可容 100 字" in html and f"溢 {words - 100} 字" in html


# Corrections, each a plain form's post.


def test_headline_byline_and_kind_are_typed_over(
    login: Login, page_editor: User
) -> None:
    client, galley = importer(login, page_editor)
    first = matter_from(galley.matter).items[0].id
    typed = {
        f"i{first}-headline": "区委常委会部署岁末工作",
        f"i{first}-byline": "记者 张可汶 通讯员 高远",
        f"i{first}-kind": "brief",
    }
    answer = sent(client, galley, **typed)
    assert answer.status_code == 302
    sent(client, galley, "confirm")
    story = Article.objects.get(headline="区委常委会部署岁末工作")
    assert story.kind == "brief"
    assert [(b.name, b.role) for b in story.bylines.order_by("order")] == [
        ("张可汶", "reporter"),
        ("高远", "correspondent"),
    ]


def test_seam_is_cut_and_joined_again(login: Login, page_editor: User) -> None:
    client, galley = importer(login, page_editor)
    before = [text for _number, text in blocks(galley)]
    number = block_with(galley, "现代化水平")
    sent(client, galley, mark=f"cut:{number}:0")
    assert len(blocks(galley)) == len(before) + 1
    below = block_with(galley, "平，把保障")
    sent(client, galley, mark=f"join:{below}")
    assert [text for _number, text in blocks(galley)] == before


def test_typed_words_are_kept_by_the_same_click_that_makes_a_mark(
    login: Login, page_editor: User
) -> None:
    client, galley = importer(login, page_editor)
    number = block_with(galley, "临港区贯彻")
    other = block_with(galley, "其他事项")
    sent(client, galley, mark=f"cut:{number}:0", **{f"b{other}": "会议研究了其他事。"})
    texts = [text for _number, text in blocks(galley)]
    assert "会议研究了其他事。" in texts
    assert any(text.endswith("澄湖市临港") for text in texts)


def test_line_break_parts_a_paragraph_and_an_empty_field_drops_it(
    login: Login, page_editor: User
) -> None:
    client, galley = importer(login, page_editor)
    count = len(blocks(galley))
    number = block_with(galley, "其他事项")
    sent(client, galley, **{f"b{number}": "会议还研究了\r\n其他事项。"})
    assert len(blocks(galley)) == count + 1
    sent(client, galley, **{f"b{number}": ""})
    assert len(blocks(galley)) == count
    assert not any(text == "会议还研究了" for _number, text in blocks(galley))


def test_steps_are_taken_back_one_by_one(login: Login, page_editor: User) -> None:
    client, galley = importer(login, page_editor)
    start = blocks(galley)
    for words in ("现代化水平", "临港区贯彻"):
        sent(client, galley, mark=f"cut:{block_with(galley, words)}:0")
    assert len(blocks(galley)) == len(start) + 2
    sent(client, galley, mark="undo")
    sent(client, galley, mark="undo")
    assert blocks(galley) == start
    sent(client, galley, mark="undo")
    assert blocks(galley) == start


def test_text_is_read_again_from_the_start(login: Login, page_editor: User) -> None:
    client, galley = importer(login, page_editor)
    start = [text for _number, text in blocks(galley)]
    for number, _text in blocks(galley):
        sent(client, galley, **{f"b{number}": "涂改。"})
    sent(client, galley, mark="again")
    assert [text for _number, text in blocks(galley)] == start


def test_left_out_item_makes_no_draft(login: Login, page_editor: User) -> None:
    client, galley = importer(login, page_editor)
    second = matter_from(galley.matter).items[1].id
    sent(client, galley, "confirm", **{f"i{second}-out": "on"})
    assert Article.objects.count() == 2
    assert not Article.objects.filter(headline__contains="安全生产").exists()


@pytest.mark.parametrize(
    "mark",
    ["cut", "cut:x:y", "cut:99999999999999:0", "drop:1", "into:", "join:-1", "\x00"],
)
def test_made_up_marks_change_nothing(
    mark: str, login: Login, page_editor: User
) -> None:
    client, galley = importer(login, page_editor)
    before = galley.matter
    assert sent(client, galley, mark=mark).status_code in (200, 302, 403, 409)
    galley.refresh_from_db()
    assert galley.matter == before
