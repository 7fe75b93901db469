"""The pictures of a hand-off: the signed originals, once each, or none at all."""

import hashlib
import io
import zipfile
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from articles import layout
from articles.models import DeskLog, HandOff, Issue, Page, Photo
from articles.refusals import NotReady
from articles.vocabulary import Verb
from tests.cast import (
    BODY,
    HOUR,
    NOW,
    jpeg,
    make_photo,
    place_all,
    signed_article,
)
from tests.layout.test_handing_off import first_page
from tests.layout.test_handing_off import page as page
from tests.layout.unpacked import unpack

pytestmark = pytest.mark.django_db


def test_pictures_are_the_originals_stored_as_they_are(
    page: Page, page_editor: User
) -> None:
    made = unpack(page, by=page_editor)
    photos = {photo.sha256 for photo in Photo.objects.all()}
    sent = {hashlib.sha256(made.files[name]).hexdigest() for name in made.ending("jpg")}
    assert sent == photos
    for info in zipfile.ZipFile(io.BytesIO(made.raw)).infolist():
        stored = info.compress_type == zipfile.ZIP_STORED
        assert stored is info.filename.endswith(".jpg")


def test_missing_and_exchanged_pictures_are_named_and_nothing_is_sent(
    page: Page, page_editor: User, media_root: Path
) -> None:
    photo = Photo.objects.get(caption="堤上的人。")
    original = media_root / photo.original
    original.write_bytes(jpeg((10, 10)))
    with pytest.raises(NotReady, match=r"堤上的人。”的原图与签发时不同"):
        layout.hand_off(page, by=page_editor, now=NOW)
    original.unlink()
    with pytest.raises(NotReady, match=r"堤上的人。”的原图不在盘上"):
        layout.hand_off(page, by=page_editor, now=NOW)
    assert not HandOff.objects.exists()
    assert not DeskLog.objects.filter(verb=Verb.HAND_OFF).exists()


def test_picture_of_two_stories_comes_once(
    issue: Issue, reporter: User, chief: User
) -> None:
    photo = make_photo(caption="同一张。")
    stories = [
        signed_article(by=reporter, chief=chief, photos=[photo], body=BODY)
        for _ in range(2)
    ]
    place_all(issue, stories, by=chief)
    made = unpack(first_page(issue), by=chief)
    assert made.ending("jpg") == ["图01-同一张.jpg"]
    for story in made.manifest["stories"]:
        assert [entry["file"] for entry in story["pictures"]] == ["图01-同一张.jpg"]


def test_same_copy_gives_the_same_files_whenever_it_is_sent(
    page: Page, page_editor: User
) -> None:
    first = unpack(page, by=page_editor)
    second = unpack(page, by=page_editor, now=NOW + HOUR)
    for name in (*first.ending("docx"), *first.ending("jpg"), "02-二条.txt"):
        assert first.files[name] == second.files[name]
