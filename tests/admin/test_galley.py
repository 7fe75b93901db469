"""整版导入 as an editor goes through it: read, corrected by plain forms, confirmed."""

import datetime as dt

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles import workflow
from articles.copytext import parse_page
from articles.intake.matter import matter_from
from articles.models import (
    Article,
    DeskLog,
    Galley,
    GalleyStep,
    Issue,
    PageImport,
    Reporter,
)
from articles.vocabulary import ArticleState, Verb
from tests.admin.conftest import Login
from tests.cast import make_issue
from tests.intaking import PAGE, READ, address, importer, opened, read_in, sent

pytestmark = pytest.mark.usefixtures("clock")

DAY = dt.date(2026, 11, 25)


def blocks(galley: Galley) -> list[tuple[int, str]]:
    galley.refresh_from_db()
    return [(b.id, b.text) for _item, b in matter_from(galley.matter).blocks()]


def block_with(galley: Galley, words: str) -> int:
    return next(number for number, text in blocks(galley) if words in text)


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


# Confirming.


def test_confirmed_page_is_drafts_in_printed_order_on_its_page(
    login: Login, page_editor: User, chief: User
) -> None:
    issue = make_issue(by=chief, date=DAY)
    client, galley = importer(login, page_editor)
    answer = sent(client, galley, "confirm")
    row = PageImport.objects.get()
    assert answer["Location"] == reverse(
        "admin:articles_pageimport_change", args=[row.pk]
    )
    page = issue.pages.get(number=2)
    rows = list(Article.objects.on_page(page).order_by("position"))
    assert [story.headline for story in rows] == [
        "区委常委会召开会议",
        "我区召开冬季安全生产工作调度会",
        "",
    ]
    assert {story.created_by for story in rows} == {page_editor}
    shown = client.get(answer["Location"]).content.decode()
    assert all(
        reverse("admin:articles_article_change", args=[story.pk]) in shown
        for story in rows
    )


def test_page_that_is_not_planned_yet_is_opened_with_its_issue(
    login: Login, page_editor: User
) -> None:
    client, galley = importer(login, page_editor)
    assert galley.target == "new:2026-11-25:2"
    assert not Issue.objects.exists()
    sent(client, galley, "confirm")
    page = PageImport.objects.get().page
    assert page is not None and (page.number, page.label, page.name) == (
        2,
        "A02",
        "要闻",
    )


def test_confirmed_stories_can_be_submitted(login: Login, page_editor: User) -> None:
    client, galley = importer(login, page_editor)
    sent(client, galley, "confirm", target="")
    story = Article.objects.get(headline="区委常委会召开会议")
    workflow.submit(story, by=page_editor, now=story.created_at)
    assert story.state == ArticleState.SUBMITTED and story.page is None


def test_form_sent_twice_makes_the_drafts_once(login: Login, page_editor: User) -> None:
    client, galley = importer(login, page_editor)
    form = opened(client, galley)
    first = client.post(address(galley, "confirm"), form)
    again = client.post(address(galley, "confirm"), form, follow=True)
    assert Article.objects.count() == 3 and PageImport.objects.count() == 1
    assert again.redirect_chain[-1][0] == first["Location"]
    assert "没有再导一遍" in again.content.decode()
    assert DeskLog.objects.filter(verb=Verb.IMPORT).count() == 1
    assert client.get(address(galley))["Location"] == first["Location"]


def test_same_text_again_says_so_with_a_link(login: Login, page_editor: User) -> None:
    client, galley = importer(login, page_editor)
    sent(client, galley, "confirm")
    link = reverse(
        "admin:articles_pageimport_change", args=[PageImport.objects.get().pk]
    )
    other = read_in(client)
    assert link in client.get(address(other)).content.decode()
    answer = sent(client, other, "confirm")
    assert answer.status_code == 409 and link in answer.content.decode()
    assert Article.objects.count() == 3
    sent(client, other, "confirm", again="on")
    assert Article.objects.count() == 6


def test_refused_confirmation_keeps_what_was_typed_with_it(
    login: Login, page_editor: User
) -> None:
    client, galley = importer(login, page_editor)
    sent(client, galley, "confirm")
    other = read_in(client)
    first = matter_from(other.matter).items[0].id
    answer = sent(client, other, "confirm", **{f"i{first}-headline": "新的主题"})
    assert answer.status_code == 409
    assert 'value="新的主题"' in answer.content.decode()
    assert Article.objects.count() == 3


def test_page_that_went_meanwhile_is_refused_with_the_screen(
    login: Login, page_editor: User, chief: User
) -> None:
    issue = make_issue(by=chief, date=DAY)
    client, galley = importer(login, page_editor)
    form = opened(client, galley)
    issue.pages.get(number=2).delete()
    answer = client.post(address(galley, "confirm"), form)
    assert answer.status_code == 403 and "重新选一个" in answer.content.decode()
    assert 'id="galley_form"' in answer.content.decode()
    assert not Article.objects.exists()


def test_everything_left_out_makes_nothing(login: Login, page_editor: User) -> None:
    client, galley = importer(login, page_editor)
    outs = {f"i{item.id}-out": "on" for item in matter_from(galley.matter).items}
    answer = sent(client, galley, "confirm", **outs)
    assert answer.status_code == 403 and not PageImport.objects.exists()


# What is begun stays.


def test_closed_tab_is_offered_back_with_its_corrections(
    login: Login, page_editor: User, desk_head: User
) -> None:
    client, galley = importer(login, page_editor)
    first = matter_from(galley.matter).items[0].id
    sent(client, galley, "keep", **{f"i{first}-headline": "改到一半的主题"})
    later = login(page_editor)
    html = later.get(reverse(READ)).content.decode()
    assert "改到一半的主题" in html and address(galley) in html
    assert 'value="改到一半的主题"' in later.get(address(galley)).content.decode()
    assert "改到一半的主题" not in login(desk_head).get(reverse(READ)).content.decode()


def test_discarded_galley_goes_with_its_file(
    login: Login, page_editor: User, media_root: object
) -> None:
    client = login(page_editor)
    file = SimpleUploadedFile("版.txt", PAGE.encode("gb18030"))
    client.post(reverse(READ), {"text": "", "file": file})
    galley = Galley.objects.get()
    client.post(address(galley, "discard"))
    assert not Galley.objects.exists() and not GalleyStep.objects.exists()


def test_old_galleys_are_swept_and_made_ones_keep_their_file(
    login: Login, page_editor: User, clock: time_machine.Traveller
) -> None:
    client, _galley = importer(login, page_editor)
    clock.shift(dt.timedelta(days=31))
    client = login(page_editor)
    read_in(client, PAGE.replace("岁末", "年终").replace("常委会", "常委会议"))
    assert Galley.objects.count() == 1


# Two windows.


def test_two_windows_of_one_galley_keep_both_corrections(
    login: Login, page_editor: User
) -> None:
    client, galley = importer(login, page_editor)
    one, two = opened(client, galley), opened(client, galley)
    first, second = (item.id for item in matter_from(galley.matter).items[:2])
    client.post(address(galley), one | {f"i{first}-headline": "左边的主题"})
    answer = client.post(
        address(galley), two | {f"i{second}-headline": "右边的主题"}, follow=True
    )
    html = answer.content.decode()
    assert 'value="左边的主题"' in html and 'value="右边的主题"' in html
    assert "两边的改动都留下了" in html


def test_same_place_in_two_windows_is_shown_and_overwrites_nothing(
    login: Login, page_editor: User
) -> None:
    client, galley = importer(login, page_editor)
    one, two = opened(client, galley), opened(client, galley)
    first = matter_from(galley.matter).items[0].id
    name = f"i{first}-headline"
    client.post(address(galley), one | {name: "左边的主题"})
    for door in ("galley", "confirm"):
        answer = client.post(address(galley, door), two | {name: "右边的主题"})
        assert answer.status_code == 409
        html = answer.content.decode()
        assert 'value="左边的主题"' in html and "右边的主题</textarea>" in html
    assert not Article.objects.exists()
    kept = client.post(address(galley, "keep"), two | {name: "右边的主题"})
    assert kept.status_code == 409 and kept.json()["version"] is None


def test_window_left_open_over_a_confirmed_galley_gives_its_words_back(
    login: Login, page_editor: User
) -> None:
    client, galley = importer(login, page_editor)
    old = opened(client, galley)
    sent(client, galley, "confirm")
    first = matter_from(galley.matter).items[0].id
    answer = client.post(address(galley), old | {f"i{first}-headline": "晚了一步"})
    assert answer.status_code == 409 and "晚了一步" in answer.content.decode()
    assert not Article.objects.filter(headline="晚了一步").exists()


def test_window_from_before_the_kept_steps_gives_its_words_back(
    login: Login, page_editor: User
) -> None:
    client, galley = importer(login, page_editor)
    old = opened(client, galley)
    GalleyStep.objects.all().delete()
    Galley.objects.update(version=90)
    first = matter_from(galley.matter).items[0].id
    answer = client.post(address(galley), old | {f"i{first}-headline": "晚了一步"})
    assert answer.status_code == 409 and "晚了一步" in answer.content.decode()


# What comes in.


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_uploads_in_every_encoding_read_alike(
    coding: str, login: Login, page_editor: User
) -> None:
    client = login(page_editor)
    pasted = read_in(client).matter
    file = SimpleUploadedFile("版.txt", PAGE.encode(coding))
    answer = client.post(reverse(READ), {"text": "", "file": file})
    assert answer.status_code == 302
    galley = Galley.objects.latest("pk")
    assert galley.matter == pasted and galley.file_name == "版.txt"
    copy = parse_page(PAGE)
    assert [text for _n, text in blocks(galley)] == [
        text for item in copy.items for text in item.paragraphs
    ]


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "没有文字"),
        (b"\xff\xfe\x00", "字节"),
        (b"\xe4\xb8\xad" * 40 + b"\xff\xff", "字节"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 100, "PNG"),
        (b"\xd0\xcf\x11\xe0" + b"0" * 100, ".doc"),
        (("雪" * 200_001).encode(), "请分开导入"),
        (b"0" * (5 * 1024 * 1024 + 1), "5 MB"),
        ("湖边。\n\n".encode() * 4000, "不像一个版"),
    ],
)
def test_unreadable_files_get_a_sentence_and_leave_nothing(
    raw: bytes, says: str, login: Login, page_editor: User, media_root: object
) -> None:
    client = login(page_editor)
    file = SimpleUploadedFile("版.txt", raw)
    answer = client.post(reverse(READ), {"text": "打了一半的字", "file": file})
    assert answer.status_code == 200
    html = answer.content.decode()
    assert says in html and "打了一半的字" in html
    assert not Galley.objects.exists()


@pytest.mark.parametrize("text", ["", " \n\u3000\n", "\u200b"])
def test_blank_paste_gets_a_sentence(
    text: str, login: Login, page_editor: User
) -> None:
    answer = login(page_editor).post(reverse(READ), {"text": text})
    assert answer.status_code == 200 and "errorlist" in answer.content.decode()
    assert not Galley.objects.exists()


def test_nul_and_lone_surrogates_are_taken_in_without_them(
    login: Login, page_editor: User
) -> None:
    client = login(page_editor)
    raw = PAGE.replace("会议指出", "会议\x00\x01指出").encode()
    client.post(reverse(READ), {"file": SimpleUploadedFile("a\x00b.txt", raw)})
    galley = Galley.objects.get()
    assert "\x00" not in galley.text and "会议指出" in str(blocks(galley))
    first = matter_from(galley.matter).items[0].id
    sent(client, galley, **{f"i{first}-headline": "主\x00题"})
    sent(client, galley, "confirm")
    assert Article.objects.filter(headline="主题").exists()


def test_markup_in_the_copy_stays_text(login: Login, page_editor: User) -> None:
    client = login(page_editor)
    hostile = PAGE.replace("会议指出", "<script>alert(1)</script>")
    galley = read_in(client, hostile)
    html = client.get(address(galley)).content.decode()
    assert "<script>alert(1)" not in html
    sent(client, galley, "confirm")
    body = Article.objects.get(headline="区委常委会召开会议").body
    assert "&lt;script&gt;alert(1)" in body
