"""An archive's picture is taken in as an upload is; a bad one leaves its place."""

import os
from pathlib import Path

import pytest
from django.test import Client

from articles.archive.importing import Fate, Importer
from articles.archive.lines import read_lines
from articles.archive.storing import Store
from articles.models import Article, Photo
from articles.models.content import content_of, hash_of
from tests.archiving import (
    Record,
    bring_records,
    fates,
    issue,
    one_story,
    page,
    refusals,
    story,
    write,
)
from tests.cast import NOW, jpeg

pytestmark = pytest.mark.django_db


def shown(file: str) -> Record:
    return one_story(
        photos=[{"file": file, "caption": "船到了。", "credit": "徐雁 摄"}]
    )


def files_below(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_picture_is_taken_in_with_its_story(tmp_path: Path, client: Client) -> None:
    (tmp_path / "photos").mkdir()
    raw = jpeg((640, 480))
    (tmp_path / "photos" / "船.jpg").write_bytes(raw)
    results = bring_records(tmp_path, shown("photos/船.jpg"), jobs=2)
    assert not refusals(results)
    photo = Photo.objects.get()
    assert (photo.width, photo.height) == (640, 480)
    article = Article.objects.get(position=1)
    assert article.live_revision is not None
    content = content_of(article)
    assert content["photos"][0]["sha256"] == photo.sha256
    assert article.live_revision.content == content
    assert article.live_revision.hash == hash_of(content)
    assert article.live_revision.photos.get() == photo
    body = client.get(article.get_absolute_url()).content.decode()
    assert photo.key in body
    assert "船到了。" in body


def odd_files(folder: Path) -> None:
    (folder / "text.jpg").write_bytes(b"no picture")
    (folder / "cut.jpg").write_bytes(jpeg((640, 480))[:500])
    (folder / "empty.jpg").write_bytes(b"")
    (folder / "folder.jpg").mkdir()
    outside = folder.parent / f"{folder.name}-outside"
    outside.mkdir()
    (outside / "secret.jpg").write_bytes(jpeg())
    (folder / "link.jpg").symlink_to(outside / "secret.jpg")
    (folder / "linked").symlink_to(outside)
    os.mkfifo(folder / "pipe.jpg")


BAD = [
    ("missing.jpg", "没有这个图片文件"),
    ("text.jpg", "不是完好的"),
    ("cut.jpg", "不是完好的"),
    ("empty.jpg", "不是完好的"),
    ("folder.jpg", "不是一个普通文件"),
    ("pipe.jpg", "不是一个普通文件"),
    ("link.jpg", "符号链接"),
    ("linked/secret.jpg", "符号链接"),
    ("text.jpg/a.jpg", "符号链接"),
    ("../{0}-outside/secret.jpg", "不能用 .. 或绝对路径"),
    ("a/../../{0}-outside/secret.jpg", "不能用 .. 或绝对路径"),
    ("/etc/passwd", "不能用 .. 或绝对路径"),
    ("..\\secret.jpg", "不能用 .. 或绝对路径"),
    ("a" * 300 + ".jpg", "读不到"),
    (".", "不能用 .. 或绝对路径"),
]


@pytest.mark.parametrize(("file", "said"), BAD)
def test_bad_picture_leaves_its_place_and_its_words(
    file: str, said: str, tmp_path: Path, media_root: Path, client: Client
) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    odd_files(folder)
    results = bring_records(folder, shown(file.format(folder.name)))
    assert fates(results) == [Fate.BROUGHT]
    [finding] = refusals(results)
    assert said in finding.sentence
    assert finding.place.story
    photo = Photo.objects.get()
    assert not photo.has_file
    assert photo.caption == "船到了。"
    assert Article.objects.count() == 2
    article = Article.objects.get(position=1)
    assert article.live_revision is not None
    assert article.live_revision.hash == hash_of(content_of(article))
    assert client.get(article.get_absolute_url()).status_code == 200
    assert not files_below(media_root)


def test_picture_without_a_file_is_lost_and_no_fault(tmp_path: Path) -> None:
    record = one_story(
        kind="图片新闻", headline="", body=[], photos=[{"caption": "船"}]
    )
    assert not refusals(bring_records(tmp_path, record))
    assert Article.objects.get(position=1).title == "船"


def test_dry_run_looks_at_pictures_and_leaves_none(
    tmp_path: Path, media_root: Path
) -> None:
    (tmp_path / "a.jpg").write_bytes(jpeg())
    (tmp_path / "b.jpg").write_bytes(b"no picture")
    photos = [{"file": "a.jpg"}, {"file": "b.jpg"}]
    results = bring_records(tmp_path, one_story(photos=photos), dry_run=True)
    assert [finding.field for finding in refusals(results)] == ["b.jpg"]
    assert not files_below(media_root)
    assert not Photo.objects.exists()


def test_issue_that_is_interrupted_leaves_no_file(
    tmp_path: Path, media_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.jpg").write_bytes(jpeg())
    path = write(tmp_path / "a.jsonl", issue(page(story(photos=[{"file": "a.jpg"}]))))
    importer = Importer(tmp_path, now=NOW)

    def broken(*args: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Store, "write", broken)
    with pytest.raises(KeyboardInterrupt):
        list(importer.bring_in(read_lines([path])))
    assert not files_below(media_root)
