"""A Word file with pictures becomes drafts whose photos hold those pictures."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from articles.copytext import parse_page
from articles.documents import DocumentPicture, read_document
from articles.intake import Filed, Target, file_page, keep_pictures
from articles.models import Article, PageImport, Photo
from articles.photo_library import keep
from articles.renditions import original_path
from tests.documents.word import jpeg, paragraph, picture, word

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 11, 25)
LEAD = "本报讯（记者 罗堃）11月24日，青桥区三座闸门同时开启，渠水流向下游的万亩麦田。"
EMF = b"\x01\x00\x00\x00" + b"\x00" * 36 + b" EMF" + b"\x00" * 60


def page(*names: str, files: dict[str, str | bytes], alt: str = "") -> bytes:
    """A story with these pictures, each with a caption of its own."""
    shown = [
        f"<w:p>{picture(name, alt=alt)}</w:p>"
        + paragraph(f"图为闸口之{name}。 徐汀 摄")
        for name in names
    ]
    kept = {f"word/media/{name}": raw for name, raw in files.items()}
    rows = tuple((name.split(".")[0], "image", f"media/{name}") for name in files)
    return word(
        paragraph("春灌提前开闸"), paragraph(LEAD), *shown, rows=rows, files=kept
    )


def filed(raw: bytes, *, by: Any, now: dt.datetime, again: bool = False) -> Filed:
    found = read_document(raw, file_name="稿.docx")
    return file_page(
        parse_page(found.text),
        text=found.text,
        file_name="稿.docx",
        target=Target(DAY, 4),
        by=by,
        now=now,
        again=again,
        kept=keep_pictures(found.pictures, by=by, now=now),
    )


def photos_of(story: Article) -> Sequence[Photo]:
    return [place.photo for place in story.article_photos.all()]


def test_pictures_go_with_their_captions(page_editor: User, now: dt.datetime) -> None:
    files: dict[str, str | bytes] = {"a.jpg": jpeg("red"), "b.jpg": jpeg("blue")}
    found = filed(page("b", "a", files=files), by=page_editor, now=now)
    (story,) = found.articles
    first, second = photos_of(story)
    assert [photo.caption for photo in (first, second)] == [
        "图为闸口之b。",
        "图为闸口之a。",
    ]
    assert first.credit == "徐汀 摄" and first.created_by == page_editor
    assert original_path(first).read_bytes() == jpeg("blue")
    assert original_path(second).read_bytes() == jpeg("red")
    assert [place.after for place in story.article_photos.all()] == [1, 1]
    assert "图片" not in story.body and "⟦" not in story.body
    assert not any("图片 1" in doubt for doubt in found.doubts)


def test_revision_knows_the_file_from_the_beginning(
    page_editor: User, now: dt.datetime
) -> None:
    raw = page("a", files={"a.jpg": jpeg("red")})
    (story,) = filed(raw, by=page_editor, now=now).articles
    (photo,) = photos_of(story)
    newest = story.revisions.order_by("-pk").first()
    assert newest is not None and photo.sha256 in str(newest.content)


@pytest.mark.parametrize("bad", [EMF, b"GIF89a" + b"\0" * 40, b"", jpeg()[:200]])
def test_refused_picture_leaves_its_place(
    page_editor: User, now: dt.datetime, bad: bytes
) -> None:
    files: dict[str, str | bytes] = {"a.emf": bad, "b.jpg": jpeg("blue")}
    found = filed(page("a", "b", files=files), by=page_editor, now=now)
    first, second = photos_of(found.articles[0])
    assert (first.caption, first.has_file) == ("图为闸口之a。", False)
    assert (second.caption, second.has_file) == ("图为闸口之b。", True)
    assert any(doubt.startswith("图片 1 没有文件") for doubt in found.row.doubts)


def test_picture_that_the_library_has_is_not_kept_twice(
    page_editor: User, now: dt.datetime
) -> None:
    known = keep(jpeg("red"), by=page_editor, now=now)
    known.caption = "旧说明"
    known.save()
    raw = page("a", files={"a.jpg": jpeg("red")})
    (story,) = filed(raw, by=page_editor, now=now).articles
    (place,) = story.article_photos.all()
    assert (place.photo, place.printed_caption) == (known, "图为闸口之a。")
    known.refresh_from_db()
    assert known.caption == "旧说明"


def test_same_picture_twice_in_a_story_is_placed_once(
    page_editor: User, now: dt.datetime
) -> None:
    raw = page("a", "a", files={"a.jpg": jpeg("red")})
    found = filed(raw, by=page_editor, now=now)
    first, second = photos_of(found.articles[0])
    assert first.has_file and not second.has_file
    assert any("两次" in doubt for doubt in found.doubts)


def test_made_up_mark_is_a_place_without_a_file(
    page_editor: User, now: dt.datetime
) -> None:
    text = f"春灌提前开闸\n{LEAD}\n⟦图片 99⟧\n图为闸口。 徐汀 摄"
    target = Target(DAY, 4)
    found = file_page(
        parse_page(text),
        text=text,
        file_name="",
        target=target,
        by=page_editor,
        now=now,
    )
    (photo,) = photos_of(found.articles[0])
    assert not photo.has_file and photo.caption == "图为闸口。"


@pytest.mark.parametrize(
    ("alt", "kept"),
    [
        ("农民在闸口", "农民在闸口"),
        ("图片 1", ""),
        ("微信图片_20240205", ""),
        ("IMG_1.jpg", ""),
        ("图片包含 户外, 水&#xA;&#xA;描述已自动生成", ""),
    ],
)
def test_words_for_the_blind_are_kept_if_somebody_wrote_them(
    page_editor: User, now: dt.datetime, alt: str, kept: str
) -> None:
    found = keep_pictures(
        [DocumentPicture(jpeg("green"), "a.jpg", alt)], by=page_editor, now=now
    )
    assert found.photos[0].alt == kept


def test_command_files_a_word_file_with_its_pictures(
    page_editor: User, tmp_path: Path
) -> None:
    path = tmp_path / "稿.docx"
    path.write_bytes(page("a", files={"a.jpg": jpeg("red")}))
    call_command("import_page", str(path), "--by", page_editor.username)
    (photo,) = photos_of(Article.objects.get())
    assert photo.has_file and photo.caption == "图为闸口之a。"
    assert PageImport.objects.get().file_name == "稿.docx"


def test_command_without_a_person_says_that_no_picture_was_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "稿.docx"
    path.write_bytes(page("a", files={"a.jpg": jpeg("red")}))
    call_command("import_page", str(path))
    assert not Photo.objects.get().has_file
    assert "没有写明是谁导入" in capsys.readouterr().out


def test_command_says_what_is_wrong_with_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "稿.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    with pytest.raises(SystemExit) as left:
        call_command("import_page", str(path), "--dry-run")
    assert left.value.code == 2
    assert "另存为 .docx" in capsys.readouterr().err
