"""Lies about names and sizes, requests that break off: no photo, no file, no fault."""

import json
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from articles.admin.photo_upload import shown_name
from articles.models import Photo
from newsroom import uploads
from tests.admin.conftest import Login
from tests.admin.test_photo_upload import UPLOAD, picture, send
from tests.cast import jpeg

pytestmark = pytest.mark.django_db

NAMES = [
    ("../../etc/passwd", "passwd"),
    ("..\\..\\x.jpg", "x.jpg"),
    ("CON.jpg", "CON.jpg"),
    ("a\0b.jpg", "ab.jpg"),
    ("photo\u202egpj.exe", "photogpj.exe"),
    ("a\r\nSet-Cookie: x.jpg", "aSet-Cookie: x.jpg"),
    ('"; drop.jpg', '"; drop.jpg'),
    ("图" * 255 + ".jpg", "图" * 50 + "…" + "图图图图.jpg"),
    ("😀.jpg", "😀.jpg"),
    (".hidden.jpg", ".hidden.jpg"),
    ("", "没有名字的文件"),
    (None, "没有名字的文件"),
]


@pytest.mark.parametrize(("name", "shown_as"), NAMES)
def test_name_of_a_file_is_only_shown(name: str | None, shown_as: str) -> None:
    assert shown_name(name).replace("\r", "").replace("\n", "") == shown_as


@pytest.mark.parametrize("name", [name for name, _shown in NAMES if name])
def test_no_name_reaches_the_disk(
    name: str, reporter: User, login: Login, media_root: Path
) -> None:
    answer = send(login(reporter), picture(name), script=True)
    assert answer.status_code in (200, 400)
    for path in media_root.rglob("*"):
        assert path.name.isascii()
        assert not {"hidden", "passwd", "CON", "drop"} & set(path.stem.split("."))


def test_name_with_markup_is_shown_as_text(reporter: User, login: Login) -> None:
    file = picture("<img src=x onerror=alert(1)>.jpg")
    answer = send(login(reporter), file, script=True)
    assert "<img src=x" not in answer.json()["html"]


def test_too_large_a_file_is_cut_off_on_its_way_and_refused(
    reporter: User, login: Login, monkeypatch: pytest.MonkeyPatch, media_root: Path
) -> None:
    monkeypatch.setattr(uploads, "LARGEST_FILE", 70_000)
    monkeypatch.setattr("articles.renditions.disk.MAX_BYTES", 70_000)
    large = picture(raw=jpeg() + b"\0" * 500_000)
    answer = send(login(reporter), large, script=True)
    assert "40 MB" in answer.json()["said"]
    assert not [path for path in media_root.rglob("*") if path.is_file()]


def test_only_this_door_takes_a_whole_card(
    reporter: User, login: Login, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "LARGEST_REQUEST", 10_000)
    client = login(reporter)

    def sent_to(address: str) -> int:
        large = {"pictures": picture(raw=jpeg() + b"\0" * 20_000)}
        return client.post(address, large).status_code

    assert sent_to(reverse(UPLOAD)) == 200
    assert sent_to(reverse("admin:articles_photo_add")) == 413
    monkeypatch.setattr(uploads, "WIDER", {reverse(UPLOAD): 10_000})
    assert sent_to(reverse(UPLOAD)) == 413
    monkeypatch.undo()
    assert reverse(UPLOAD) in uploads.WIDER


def test_broken_requests_are_answered_without_a_photo(
    reporter: User, login: Login
) -> None:
    client = login(reporter)
    half = (
        b'--x\r\nContent-Disposition: form-data; name="pictures"; filename="a.jpg"\r\n'
        b"Content-Type: image/jpeg\r\n\r\n" + jpeg()[:300]
    )
    kind = "multipart/form-data; boundary=x"
    for raw, content_type in (
        (half, kind),
        (b"", kind),
        (b"\xff" * 300, kind),
        (half, "multipart/form-data"),
        (json.dumps({"pictures": "a"}).encode(), "application/json"),
    ):
        answer = client.post(reverse(UPLOAD), raw, content_type=content_type)
        assert answer.status_code < 500
    assert not Photo.objects.exists()
