"""The library: found by word, photographer, day and use; what stands beside a photo."""

import datetime as dt
import re

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.models import Photo, PhotoCredit
from articles.renditions import rendition_path
from tests.access import TABLE, employ
from tests.admin.conftest import Login
from tests.admin.posting import queries_of, shown
from tests.cast import NOW, make_article, make_photo, make_reporter, submitted_article
from tests.pictures import drawn, encoded

pytestmark = pytest.mark.usefixtures("clock")

LIST = reverse("admin:articles_photo_changelist")
VIEWERS = set(TABLE) - {"administrator", "nobody"}
DAY = dt.timedelta(days=1)


def screen(photo: Photo) -> str:
    return reverse("admin:articles_photo_change", args=[photo.pk])


def listed(page: str) -> set[int]:
    return {int(pk) for pk in re.findall(r"/photo/(\d+)/change/", page)}


def beside(page: str) -> str:
    return page.split('class="photo-beside"')[1].split("</aside>")[0]


@pytest.mark.parametrize("person", TABLE)
def test_library_and_its_files_are_for_whom_the_table_says(
    person: str, reporter: User, login: Login
) -> None:
    photo = make_photo(by=reporter)
    client = login(employ(person))
    file = reverse("admin:articles_photo_file", args=[photo.pk, photo.width, "jpg"])
    code = 200 if person in VIEWERS else 403
    assert client.get(LIST).status_code == code
    answer = client.get(file)
    assert answer.status_code == code
    if code == 200:
        assert answer["Cache-Control"].startswith("private, no-store")
        assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
        held = rendition_path(photo, photo.width, "jpg").read_bytes()
        assert b"".join(answer) == held


def test_staffs_own_file_is_sent_by_the_proxy_only_after_the_check(
    photo_editor: User, administrator: User, login: Login, settings: object
) -> None:
    settings.MEDIA_ACCEL = "/renditions/"  # type: ignore[attr-defined]
    photo = make_photo(by=photo_editor)
    file = reverse("admin:articles_photo_file", args=[photo.pk, photo.width, "jpg"])
    assert "X-Accel-Redirect" in login(photo_editor).get(file)
    assert "X-Accel-Redirect" not in login(administrator).get(file)


@pytest.mark.parametrize("asked", ["1", "9999", "480"])
def test_file_of_a_width_that_was_not_made_is_missing(
    asked: str, photo_editor: User, login: Login
) -> None:
    photo = make_photo(by=photo_editor)
    file = reverse("admin:articles_photo_file", args=[photo.pk, int(asked), "jpg"])
    assert login(photo_editor).get(file).status_code == 404


def test_words_photographer_days_and_use_narrow_the_list(
    reporter: User, photo_editor: User, login: Login
) -> None:
    old = make_photo(by=reporter, caption="老桥清晨", now=NOW - 30 * DAY)
    shot = make_photo(by=photo_editor, caption="老桥傍晚", source="file")
    used = make_photo(by=photo_editor, caption="新桥", now=NOW - 2 * DAY)
    name = make_reporter("徐雁", user=reporter)
    PhotoCredit.objects.create(photo=shot, reporter=name)
    make_article(by=reporter, photos=[used])
    client = login(reporter)
    day = f"{NOW - 2 * DAY:%Y-%m-%d}"
    for query, expected in {
        "": {old, shot, used},
        "q=老桥": {old, shot},
        "q=桥 傍晚": {shot},
        f"photographer={name.pk}": {shot},
        "photographer=999999": {old, shot, used},
        "photographer=x": {old, shot, used},
        f"since={day}": {shot, used},
        f"until={day}": {old, used},
        f"since={day}&until={day}": {used},
        "source=file": {shot},
        "mine=1": {old, shot},
        "unused=1": {old, shot},
        f"unused=1&q=老桥&since={day}": {shot},
    }.items():
        page = client.get(f"{LIST}?{query}")
        assert page.status_code == 200, query
        assert listed(page.text) == {photo.pk for photo in expected}, query


def test_day_that_is_none_is_a_sentence_and_filters_nothing(
    reporter: User, login: Login
) -> None:
    photo = make_photo(by=reporter)
    page = login(reporter).get(f"{LIST}?since=2026-13-45").text
    assert "日期请填成 2026-02-06 的样子。" in page
    assert listed(page) == {photo.pk}


def test_typed_filter_keeps_what_was_chosen_beside_it(
    reporter: User, login: Login
) -> None:
    page = login(reporter).get(f"{LIST}?q=老桥&source=file&since=2026-01-02").text
    form = page.split('data-filter-title="摄影者"')[1].split("</form>")[0]
    for field in ("q", "source", "since"):
        assert f'type="hidden" name="{field}"' in form
    form = page.split('data-filter-title="上传日期"')[1].split("</form>")[0]
    assert 'type="hidden" name="since"' not in form


def test_list_costs_the_same_for_few_and_many(
    photo_editor: User, reporter: User, login: Login
) -> None:
    client = login(photo_editor)
    make_photo(by=photo_editor)
    few = queries_of(client, LIST)
    for number in range(12):
        photo = make_photo(by=(photo_editor, reporter)[number % 2])
        make_article(by=reporter, photos=[photo])
    assert queries_of(client, LIST) == few


def test_photo_says_where_it_is_used_and_keeps_others_drafts_secret(
    reporter: User, other_reporter: User, page_editor: User, login: Login
) -> None:
    photo = make_photo(by=reporter)
    mine = make_article(by=reporter, headline="我的草稿", photos=[photo])
    make_article(by=other_reporter, headline="别人的草稿", photos=[photo])
    filed = submitted_article(by=other_reporter, headline="交了的", photos=[photo])
    once = make_article(by=reporter, headline="换过图的", photos=[photo])
    once.article_photos.all().delete()
    own = beside(login(reporter).get(screen(photo)).text)
    assert mine.headline in own
    assert "别人的草稿" not in own
    assert filed.headline not in own
    assert "另有 2 篇您看不到的稿件用了它。" in own
    assert "只在旧稿次里" in own.split("换过图的")[1].split("</li>")[0]
    assert "只在旧稿次里" not in own.split("我的草稿")[1].split("</li>")[0]
    every = beside(login(page_editor).get(screen(photo)).text)
    for title in ("我的草稿", "别人的草稿", "交了的", "换过图的"):
        assert title in every


def test_photo_that_nobody_used_says_so(reporter: User, login: Login) -> None:
    photo = make_photo(by=reporter)
    page = beside(login(reporter).get(screen(photo)).text)
    assert "还没有稿件用过这张图片。" in page


def test_photo_shows_those_that_are_like_it(reporter: User, login: Login) -> None:
    picture = drawn(3)
    photo = make_photo(by=reporter, raw=encoded(picture, "JPEG"))
    same = make_photo(by=reporter, raw=encoded(picture, "JPEG"), caption="又传一次")
    like = make_photo(
        by=reporter, raw=encoded(picture.resize((240, 160)), "JPEG"), caption="小图"
    )
    other = make_photo(by=reporter, raw=encoded(drawn(4), "JPEG"), caption="另一张")
    page = beside(login(reporter).get(screen(photo)).text)
    assert listed(page) == {same.pk, like.pk}
    assert other.caption not in page
    assert "同一个文件" in page.split("又传一次")[1].split("</li>")[0]
    assert "同一个文件" not in page.split("小图")[1].split("</li>")[0]


def test_upload_is_told_of_what_the_library_has_already(
    reporter: User, login: Login
) -> None:
    client, address = login(reporter), reverse("admin:articles_photo_add")
    picture = encoded(drawn(5), "JPEG")
    told = []
    for raw in (picture, encoded(drawn(6), "JPEG"), encoded(drawn(5), "PNG")):
        fields = shown(client, address, form="photo_form")
        file = SimpleUploadedFile("a.jpg", raw, "image/jpeg")
        answer = client.post(
            address, fields | {"upload": file, "caption": "图"}, follow=True
        )
        told.append("图片库里已有 1 张和它一样或很像的" in answer.text)
    assert told == [False, False, True]
    assert Photo.objects.count() == 3
