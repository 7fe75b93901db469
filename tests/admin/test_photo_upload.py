"""Many pictures at once: each answered for itself, and none costs another."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from articles.models import DeskLog, Photo
from articles.vocabulary import PhotoSource, Verb
from tests.access import employ
from tests.admin.conftest import Login
from tests.admin.posting import shown
from tests.captions import iptc
from tests.cast import jpeg, make_photo

pytestmark = pytest.mark.django_db
UPLOAD = "admin:articles_photo_upload"
WORDS = "admin:articles_photo_words"
KEEPERS = {
    *("correspondent", "reporter", "photo_editor"),
    *("page_editor", "desk_head", "chief", "superuser"),
}
EVERYBODY = (*sorted(KEEPERS), "proofreader", "administrator", "auditor", "nobody")


def picture(name: str = "a.jpg", *, raw: bytes = b"", colour: str = "teal") -> Any:
    return SimpleUploadedFile(name, raw or jpeg(colour=colour), "image/jpeg")


def send(client: Client, *files: Any, script: bool = False) -> Any:
    accept = "application/json" if script else "text/html"
    return client.post(reverse(UPLOAD), {"pictures": files}, headers={"accept": accept})


@pytest.mark.parametrize("person", EVERYBODY)
def test_only_who_keeps_photos_brings_any(person: str, login: Login) -> None:
    client = login(employ(person))
    page = client.get(reverse(UPLOAD)).status_code
    answers = [send(client, picture()), send(client, picture(), script=True)]
    words = client.post(reverse(WORDS))
    codes = {answer.status_code for answer in answers}
    if person in KEEPERS:
        assert (page, codes, words.status_code) == (200, {200}, 302)
        assert Photo.objects.count() == 1
    else:
        assert page in (302, 403)
        assert codes <= {302, 403}
        assert words.status_code in (302, 403)
        assert not Photo.objects.exists()


def test_stranger_is_sent_to_sign_in(client: Client) -> None:
    assert send(client, picture()).status_code == 302
    assert client.get(reverse(WORDS)).status_code == 302
    assert not Photo.objects.exists()


def test_words_are_sent_only(reporter: User, login: Login) -> None:
    assert login(reporter).get(reverse(WORDS)).status_code == 405
    assert login(reporter).put(reverse(UPLOAD)).status_code == 405


def test_bad_one_of_many_keeps_no_other_out(reporter: User, login: Login) -> None:
    files = [
        picture("1.jpg", colour="red"),
        picture("坏.jpg", raw=b"<html>no picture"),
        picture("3.jpg", colour="blue"),
    ]
    answer = send(login(reporter), *files)
    assert answer.status_code == 200
    rows = answer.context["rows"]
    assert [bool(row.refused) for row in rows] == [False, True, False]
    assert "坏.jpg" in answer.content.decode()
    assert Photo.objects.count() == 2
    assert DeskLog.objects.filter(verb=Verb.REFUSED, noun="photo").count() == 1


def test_script_gets_the_row_and_what_a_story_needs(
    reporter: User, login: Login
) -> None:
    raw = iptc((2, 120, "西堤巡查。".encode("gbk")), (2, 80, "徐雁".encode("gbk")))
    answer = send(login(reporter), picture(raw=raw), script=True).json()
    photo = Photo.objects.get()
    assert answer["photo"]["id"] == photo.pk
    assert answer["photo"]["caption"] == "西堤巡查。"
    assert answer["photo"]["credit"] == "徐雁 摄"
    assert f'name="photo-{photo.pk}-caption"' in answer["html"]
    assert "西堤巡查。" in answer["html"]
    # Offered, not believed: the row itself holds none of it.
    assert (photo.caption, photo.credit) == ("", "")


def test_script_is_told_what_was_wrong(reporter: User, login: Login) -> None:
    answer = send(login(reporter), picture(raw=b"GIF89a"), script=True)
    assert answer.status_code == 200
    assert "图片" in answer.json()["said"]
    assert "photo" not in answer.json()
    assert send(login(reporter), script=True).status_code == 400
    two = send(login(reporter), picture(), picture(colour="red"), script=True)
    assert two.status_code == 400
    assert not Photo.objects.exists()


def test_second_click_makes_no_second_photo(
    reporter: User, other_reporter: User, login: Login
) -> None:
    first = send(login(reporter), picture(), script=True).json()
    again = send(login(reporter), picture(), script=True).json()
    others = send(login(other_reporter), picture(), script=True).json()
    assert first["photo"]["id"] == again["photo"]["id"] == others["photo"]["id"]
    assert "以前传过" in again["html"]
    assert 'name="photo"' not in others["html"]
    assert Photo.objects.count() == 1


def test_form_without_files_says_so(reporter: User, login: Login) -> None:
    answer = login(reporter).post(reverse(UPLOAD))
    assert answer.status_code == 200
    assert answer.context["form"].errors["pictures"]


def test_words_typed_are_saved_for_each_photo(reporter: User, login: Login) -> None:
    client = login(reporter)
    raw = iptc((2, 120, "西堤巡查。".encode()), (2, 55, b"20240206"))
    page = send(client, picture(raw=raw), picture(colour="red"))
    fields = shown_fields(page)
    first, second = Photo.objects.order_by("pk")
    fields |= {
        "photo": [str(first.pk), str(second.pk)],
        f"photo-{second.pk}-caption": "集市。",
        f"photo-{second.pk}-source": "file",
    }
    answer = client.post(reverse(WORDS), fields)
    assert answer.status_code == 302
    first.refresh_from_db()
    second.refresh_from_db()
    assert first.caption == "西堤巡查。"
    assert str(first.taken_at).startswith("2024-02-06")
    assert (second.caption, second.source) == ("集市。", PhotoSource.FILE)


def shown_fields(page: Any) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for row in page.context["rows"]:
        for field in row.form:
            fields[field.html_name] = field.value() or ""
            if hasattr(fields[field.html_name], "isoformat"):
                fields[field.html_name] = f"{field.value():%Y-%m-%dT%H:%M}"
    return fields


def test_wrong_words_are_shown_again_and_the_right_ones_saved(
    reporter: User, login: Login
) -> None:
    right, wrong = make_photo(by=reporter), make_photo(by=reporter)
    fields = {
        "photo": [str(right.pk), str(wrong.pk), "x", "9" * 40],
        f"photo-{right.pk}-caption": "对的。",
        f"photo-{right.pk}-source": "own",
        f"photo-{right.pk}-rights": "own_site",
        f"photo-{wrong.pk}-caption": "写了不能丢的话。\0",
        f"photo-{wrong.pk}-source": "own",
        f"photo-{wrong.pk}-rights": "anywhere",
        f"photo-{wrong.pk}-taken_at": "1900-01-01T00:00",
    }
    answer = login(reporter).post(reverse(WORDS), fields)
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "写了不能丢的话" in text
    assert "1949" in text
    right.refresh_from_db()
    assert (right.caption, right.leaves_the_site) == ("对的。", False)
    wrong.refresh_from_db()
    assert wrong.caption != "写了不能丢的话。"


def test_words_of_somebody_elses_photo_stay(
    reporter: User, other_reporter: User, login: Login
) -> None:
    photo = make_photo(by=other_reporter, caption="原话。")
    fields = {
        "photo": [str(photo.pk)],
        f"photo-{photo.pk}-caption": "改了。",
        f"photo-{photo.pk}-source": "own",
        f"photo-{photo.pk}-rights": "anywhere",
    }
    answer = login(reporter).post(reverse(WORDS), fields)
    assert answer.status_code == 200
    photo.refresh_from_db()
    assert photo.caption == "原话。"


def test_photo_form_offers_what_the_file_says(reporter: User, login: Login) -> None:
    client = login(reporter)
    raw = iptc((2, 120, "西堤巡查。".encode("gbk")), (2, 90, "澄湖".encode("gbk")))
    send(client, picture(raw=raw), script=True)
    photo = Photo.objects.get()
    address = reverse("admin:articles_photo_change", args=[photo.pk])
    fields = shown(client, address, form="photo_form")
    assert (fields["caption"], fields["place"]) == ("西堤巡查。", "澄湖")
    Photo.objects.filter(pk=photo.pk).update(caption="自己写的。")
    fields = shown(client, address, form="photo_form")
    assert fields["caption"] == "自己写的。"
