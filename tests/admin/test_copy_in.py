"""What is taken in: every encoding alike, and a sentence for what can't be read."""

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.copytext import parse_page
from articles.intake.matter import matter_from
from articles.models import (
    Article,
    Galley,
)
from tests.admin.conftest import Login
from tests.intaking import (
    PAGE,
    READ,
    address,
    blocks,
    read_in,
    sent,
)

pytestmark = pytest.mark.usefixtures("clock")


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
        (b"", "是空的"),
        (b"\xff\xfe\x00", "字节"),
        (b"\xe4\xb8\xad" * 40 + b"\xff\xff", "字节"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 100, "这是一张图片"),
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
