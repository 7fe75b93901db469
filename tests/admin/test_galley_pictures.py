"""A whole page that comes as a Word file brings its pictures with it, once."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.intake.originals import path_of
from articles.models import Article, Galley, PageImport, Photo
from tests.admin.conftest import Login
from tests.cast import jpeg
from tests.documents.word import paragraph, picture, run, word
from tests.intaking import READ, address, opened, sent

pytestmark = pytest.mark.usefixtures("clock")


def page_file(pictured: bytes) -> SimpleUploadedFile:
    raw = word(
        paragraph("澄湖初雪", style="Title"),
        paragraph(
            "本报讯（记者 罗堃）昨天清晨，澄湖落了今冬第一场雪，轮渡停航两小时。"
        ),
        paragraph(inside=picture("rId7", alt="扫雪的人")),
        paragraph("渡口扫雪的工作人员。徐雁 摄"),
        paragraph("城西菜场年前改造完成", style="Title"),
        paragraph("本报讯（记者 高远）昨天，城西菜场改造完成，八十个摊位重新开张。"),
        files={"word/media/image1.jpeg": pictured},
        rows=(("rId7", "image", "media/image1.jpeg"),),
    )
    return SimpleUploadedFile("A02.docx", raw)


def read_file(client: Any, file: SimpleUploadedFile) -> Galley:
    answer = client.post(reverse(READ), {"text": "", "file": file})
    assert answer.status_code == 302, answer.content.decode()[-1500:]
    return Galley.objects.latest("pk")


def test_pictures_of_the_file_are_photos_of_its_stories(
    login: Login, page_editor: User
) -> None:
    client = login(page_editor)
    galley = read_file(client, page_file(jpeg()))
    assert "文件里带着这张图片" in client.get(address(galley)).content.decode()
    assert not Photo.objects.exists()  # nothing is made before it is confirmed
    sent(client, galley, "confirm")
    story = Article.objects.get(headline="澄湖初雪")
    place = story.article_photos.select_related("photo").get()
    assert place.photo.has_file and place.photo.alt == "扫雪的人"
    assert "渡口扫雪" in place.printed_caption and place.photo.credit == "徐雁 摄"
    row = PageImport.objects.get()
    assert row.file_name == "A02.docx" and path_of(row.original).is_file()


def test_bold_words_stay_bold_unless_their_paragraph_was_corrected(
    login: Login, page_editor: User
) -> None:
    bold = [run("停航"), run("两小时", bold=True), run("，渡口照常有人值守。")]
    raw = word(
        paragraph("澄湖初雪", style="Title"),
        paragraph("本报讯（记者 罗堃）昨天清晨，澄湖落了今冬第一场雪。"),
        paragraph(inside="".join(bold)),
        paragraph(inside=run("船工们", bold=True) + run("扫了三遍甲板才收工。")),
    )
    client = login(page_editor)
    galley = read_file(client, SimpleUploadedFile("雪.docx", raw))
    form = opened(client, galley)
    (field,) = (name for name, text in form.items() if "三遍甲板" in str(text))
    sent(client, galley, "confirm", **{field: "船工们扫了两遍甲板才收工。"})
    body = Article.objects.get(headline="澄湖初雪").body
    assert "<p>停航<strong>两小时</strong>，渡口照常有人值守。</p>" in body
    assert "<p>船工们扫了两遍甲板才收工。</p>" in body


def test_second_click_brings_no_second_picture(login: Login, page_editor: User) -> None:
    client = login(page_editor)
    galley = read_file(client, page_file(jpeg()))
    form = opened(client, galley)
    for _click in range(2):
        client.post(address(galley, "confirm"), form)
    assert Photo.objects.count() == 1 and Article.objects.count() == 2


def test_picture_that_is_none_costs_no_story(login: Login, page_editor: User) -> None:
    client = login(page_editor)
    galley = read_file(client, page_file(b"\xff\xd8\xff" + b"no picture" * 20))
    form = opened(client, galley)
    answer = client.post(address(galley, "confirm"), form, follow=True)
    assert "没有存进图片库" in answer.content.decode()
    place = Article.objects.get(headline="澄湖初雪").article_photos.get()
    assert not place.photo.has_file and "渡口扫雪" in place.photo.caption


def test_discarded_file_is_gone_from_the_disk(
    login: Login, page_editor: User, django_capture_on_commit_callbacks: Any
) -> None:
    client = login(page_editor)
    galley = read_file(client, page_file(jpeg()))
    assert path_of(galley.original).is_file()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address(galley, "discard"))
    assert not path_of(galley.original).exists()
