"""粘贴原稿: one story's copy into a new story's form, by whoever may begin a story."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.models import Article, DraftCopy, Galley, Photo, Reporter
from articles.permissions import may_start
from articles.vocabulary import Role
from tests.admin.conftest import Login
from tests.cast import hire, jpeg
from tests.documents.word import paragraph, picture, run, word
from tests.intaking import PAGE

pytestmark = pytest.mark.usefixtures("clock", "db")

PASTE = "/admin/articles/article/paste/"
STORY = """澄湖昨晨落下今冬第一场雪
——城西轮渡停航两小时

本报讯（记者 罗堃 通讯员 高远）昨天清晨，澄湖落了今冬第一场雪，城西轮渡停航两小时。

渡口的工作人员一早便来扫雪，乘客排起了长

队，没有一个人抱怨。

图为渡口扫雪。 徐雁 摄
"""


def pasted(login: Login, user: User, **sent: Any) -> tuple[Any, Any]:
    client = login(user)
    return client, client.post(PASTE, {"text": STORY} | sent)


@pytest.mark.parametrize("role", list(Role))
def test_who_may_begin_a_story_may_paste_one(role: Role, login: Login) -> None:
    user = hire("somebody", role)
    _client, answer = pasted(login, user)
    assert answer.status_code == (302 if may_start(user) else 403)
    assert DraftCopy.objects.filter(user=user).exists() is may_start(user)
    assert not Article.objects.exists() and not Galley.objects.exists()


def test_form_opens_with_all_that_was_read(login: Login, reporter: User) -> None:
    luo = Reporter.objects.create(name="罗堃")
    client, answer = pasted(login, reporter)
    page = client.get(answer["Location"])
    form = page.context["adminform"].form
    assert form["headline"].value() == "澄湖昨晨落下今冬第一场雪"
    assert "城西轮渡停航两小时" in form["deck"].value()
    assert form["dateline"].value() == "本报讯"
    assert "乘客排起了长队，没有一个人抱怨。" in form["body"].value()
    names, photos = (each.formset for each in page.context["inline_admin_formsets"])
    assert names.forms[0]["reporter"].value() == str(luo.pk)
    assert names.forms[1]["printed_name"].value() == "高远"
    assert names.forms[1]["role"].value() == "correspondent"
    assert photos.forms[0]["caption"].value() == "图为渡口扫雪。"
    assert photos.forms[0]["credit"].value() == "徐雁 摄"
    html = page.content.decode()
    assert "看过没有问题，再按保存" in html and "只有说明" in html


def test_pasted_form_is_saved_as_any_other(login: Login, reporter: User) -> None:
    client, _answer = pasted(login, reporter, text=STORY.rpartition("图为")[0])
    fields = DraftCopy.objects.get().data
    saved = client.post(
        reverse("admin:articles_article_add"),
        fields
        | {f"article_photos-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
        | {"_save": "1"},
    )
    assert saved.status_code == 302
    story = Article.objects.get()
    assert story.headline == "澄湖昨晨落下今冬第一场雪" and story.created_by == reporter
    assert [line.name for line in story.bylines.order_by("order")] == ["罗堃", "高远"]


def test_copy_of_several_stories_loses_none_and_says_so(
    login: Login, reporter: User
) -> None:
    client, answer = pasted(login, reporter, text=PAGE)
    page = client.get(answer["Location"])
    body = page.context["adminform"].form["body"].value()
    assert "我区召开冬季安全生产工作调度会" in body and "城镇燃气" in body
    assert "读到 2 篇" in page.content.decode()


def test_unsigned_copy_leaves_the_writers_own_name(
    login: Login, reporter: User
) -> None:
    own = Reporter.objects.create(name="本人", user=reporter)
    text = "澄湖初雪\n\n昨天清晨，澄湖落了今冬第一场雪，渡口停航，乘客在岸边等。\n"
    client, answer = pasted(login, reporter, text=text)
    page = client.get(answer["Location"])
    names = page.context["inline_admin_formsets"][0].formset
    assert names.forms[0]["reporter"].value() == own.pk


def test_word_file_brings_its_bold_words_and_its_picture(
    login: Login, reporter: User
) -> None:
    said = "渡口的工作人员一早便来扫雪，乘客排起了长队。"
    raw = word(
        paragraph("澄湖初雪", style="Title"),
        paragraph(
            "本报讯（记者 罗堃）昨天清晨，澄湖落了今冬第一场雪，轮渡停航两小时。"
        ),
        paragraph(inside=run("渡口的工作人员", bold=True) + run(said[7:])),
        paragraph(inside=picture("rId7", alt="扫雪的人")),
        paragraph("渡口扫雪的工作人员。徐雁 摄"),
        files={"word/media/image1.jpeg": jpeg()},
        rows=(("rId7", "image", "media/image1.jpeg"),),
    )
    file = SimpleUploadedFile("初雪.docx", raw)
    client, answer = pasted(login, reporter, text="", file=file)
    assert answer.status_code == 302, answer.content.decode()[-1500:]
    page = client.get(answer["Location"])
    assert (
        "<strong>渡口的工作人员</strong>"
        in page.context["adminform"].form["body"].value()
    )
    photo = Photo.objects.get()
    assert photo.has_file and photo.alt == "扫雪的人"
    rows = page.context["inline_admin_formsets"][1].formset
    assert rows.forms[0]["photo"].value() == str(photo.pk)
    assert "渡口扫雪的工作人员" in rows.forms[0]["caption"].value()


def test_unreadable_copy_gets_a_sentence_and_keeps_what_was_typed(
    login: Login, reporter: User
) -> None:
    file = SimpleUploadedFile("稿.doc", bytes.fromhex("d0cf11e0a1b11ae1") + b"0" * 600)
    _client, answer = pasted(login, reporter, file=file)
    html = answer.content.decode()
    assert (
        answer.status_code == 200 and "另存为 .docx" in html and "今冬第一场雪" in html
    )
    assert not DraftCopy.objects.exists() and not Photo.objects.exists()


def test_new_story_offers_to_paste(login: Login, correspondent: User) -> None:
    html = login(correspondent).get(reverse("admin:articles_article_add"))
    assert PASTE in html.content.decode()
