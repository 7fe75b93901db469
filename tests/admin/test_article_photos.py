"""Pictures inside the story form: none is lost, none is taken that is no picture."""

from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.models import Article, Photo
from tests.admin.conftest import Login
from tests.admin.posting import add_address, change_address, shown
from tests.cast import jpeg, make_article, make_photo


def test_upload_survives_a_mistake_elsewhere(reporter: User, login: Login) -> None:
    client = login(reporter)
    fields = shown(client, add_address()) | {
        "headline": "主题",
        "tags": "字" * 30,
        "article_photos-0-upload": SimpleUploadedFile("a.jpg", jpeg(), "image/jpeg"),
    }
    answer = client.post(add_address(), fields)
    assert answer.status_code == 200
    assert Article.objects.count() == 0
    photo = Photo.objects.get()
    assert f'<option value="{photo.pk}" selected' in answer.content.decode()


def test_bad_picture_is_a_sentence_beside_the_field(
    reporter: User, login: Login
) -> None:
    client = login(reporter)
    file = SimpleUploadedFile("a.jpg", b"<script>not a picture", "image/jpeg")
    fields = shown(client, add_address()) | {
        "headline": "主题",
        "article_photos-0-upload": file,
    }
    answer = client.post(add_address(), fields)
    assert answer.status_code == 200
    assert "图片" in str(answer.context["inline_admin_formsets"][1].formset.errors)
    assert Photo.objects.count() == 0


def test_others_picture_keeps_its_own_credit(
    reporter: User, other_reporter: User, login: Login
) -> None:
    photo = make_photo(by=other_reporter, credit="徐雁 摄", caption="原说明")
    article = make_article(by=reporter, photos=[photo])
    client = login(reporter)
    fields = shown(client, change_address(article)) | {
        "article_photos-0-credit": "别人 摄",
        "article_photos-0-caption": "本稿说明",
    }
    assert client.post(change_address(article), fields).status_code == 302
    photo.refresh_from_db()
    assert (photo.credit, photo.caption) == ("徐雁 摄", "原说明")
    assert article.article_photos.get().printed_caption == "本稿说明"
