"""发排: the signed copy and nothing else, every byte accounted for."""

import hashlib

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, transaction
from django.utils.translation import override

from articles import layout, workflow
from articles.models import Article, DeskLog, HandOff, Issue, Page, Photo
from articles.refusals import NotAllowed, NotReady
from articles.vocabulary import PhotoSource, Verb
from tests.cast import (
    NOW,
    make_photo,
    make_reporter,
    place_all,
    signed_article,
    submitted_article,
)
from tests.layout.unpacked import unpack

pytestmark = pytest.mark.django_db


def first_page(issue: Issue) -> Page:
    return issue.pages.get(number=1)


@pytest.fixture
def page(issue: Issue, reporter: User, chief: User) -> Page:
    """Two signed stories; the first has two pictures, one of them of the archive."""
    name = make_reporter("江晚舟")
    photos = [
        make_photo(caption="堤上的人。", credit="徐雁 摄"),
        make_photo(caption="旧堤。", credit="资料室", source=PhotoSource.FILE),
    ]
    first = signed_article(
        by=reporter,
        chief=chief,
        bylines=[name],
        photos=photos,
        kicker="冬季防汛",
        headline="三百人上堤演练",
        deck="一夜加固两公里",
        dateline="本报讯",
    )
    second = signed_article(by=reporter, chief=chief, headline="二条")
    place_all(issue, [first, second], by=chief)
    return first_page(issue)


def test_zip_holds_copy_pictures_and_lists(page: Page, page_editor: User) -> None:
    made = unpack(page, by=page_editor)
    assert made.name == "2026-11-24-A01-要闻.zip"
    assert set(made.files) == {
        "01-三百人上堤演练.txt",
        "01-三百人上堤演练.docx",
        "02-二条.txt",
        "02-二条.docx",
        "图01-堤上的人.jpg",
        "图02-旧堤.jpg",
        "清单.txt",
        "manifest.json",
    }


def test_every_file_has_the_hash_that_the_manifest_gives(
    page: Page, page_editor: User
) -> None:
    made = unpack(page, by=page_editor)
    listed = {entry["name"]: entry for entry in made.manifest["files"]}
    assert set(listed) == set(made.files) - {"manifest.json"}
    listing = made.text("清单.txt")
    for name, entry in listed.items():
        data = made.files[name]
        digest = hashlib.sha256(data).hexdigest()
        assert (entry["sha256"], entry["size"]) == (digest, len(data))
        assert name == "清单.txt" or f"{digest}  {name}" in listing
    assert hashlib.sha256(made.raw).hexdigest() == made.row.sha256


def test_both_files_of_a_story_read_back_as_the_signed_text(
    page: Page, page_editor: User
) -> None:
    made = unpack(page, by=page_editor)
    expected = [
        "冬季防汛",
        "三百人上堤演练",
        "一夜加固两公里",
        "记者 江晚舟",
        "本报讯\u3000澄湖区昨日启动冬季防汛演练。",
        "三百余人参加。",
        "图01-堤上的人.jpg\u3000堤上的人。\u3000徐雁 摄",
        "图02-旧堤.jpg\u3000旧堤。\u3000资料室\u3000（资料图）",
    ]
    assert made.lines("01-三百人上堤演练.docx") == expected
    raw = made.files["01-三百人上堤演练.txt"]
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.decode("utf-8-sig").split("\r\n") == [*expected, ""]


def test_working_copy_never_leaves_the_house(page: Page, page_editor: User) -> None:
    before = unpack(page, by=page_editor)
    Article.objects.update(headline="没签过的主题", body="<p>没签过的话。</p>")
    Photo.objects.update(caption="图库里改过", credit="别人")
    made = unpack(page, by=page_editor)
    assert "没签过" not in "".join(made.text(name) for name in made.ending(".txt"))
    for name in (*made.ending("docx"), *made.ending("条.txt"), *made.ending("jpg")):
        assert made.files[name] == before.files[name], name


def test_manifest_names_hashes_and_signers(page: Page, page_editor: User) -> None:
    with override("en"):
        made = unpack(page, by=page_editor)
    manifest = made.manifest
    assert manifest["page"] == {"number": 1, "label": "A01", "name": "要闻"}
    assert manifest["handed_off"]["post"] == "责任编辑"
    story = manifest["stories"][0]
    row = Article.objects.get(headline="三百人上堤演练")
    assert (story["id"], story["hash"]) == (row.pk, row.revisions.get().hash)
    assert [step["stage"] for step in story["signatures"]] == [
        "first",
        "second",
        "final",
    ]
    assert story["signatures"][-1]["person"] == "chief"
    assert [entry["file"] for entry in story["pictures"]] == made.ending("jpg")
    assert (manifest["previous"], story["changes"]) == (None, [])
    assert "签发 值班总编 chief 2026-11-24 10:00:00" in made.text("清单.txt")


def test_unsigned_stories_are_listed_and_not_sent(
    page: Page, reporter: User, chief: User, page_editor: User
) -> None:
    waiting = submitted_article(by=reporter, headline="还没签的")
    place_all(page.issue, [waiting], by=chief)
    made = unpack(page, by=page_editor)
    assert made.manifest["unsigned"] == ["还没签的"]
    assert "《还没签的》" in made.text("清单.txt")
    assert not [name for name in made.files if "还没签的" in name]
    assert [story for story, *_ in made.row.content] == [
        story["id"] for story in made.manifest["stories"]
    ]


def test_page_without_signed_stories_is_not_handed_off(
    issue: Issue, reporter: User, page_editor: User
) -> None:
    with pytest.raises(NotReady, match="没有可发排的"):
        layout.hand_off(first_page(issue), by=page_editor, now=NOW)
    place_all(issue, [submitted_article(by=reporter)], by=page_editor)
    with pytest.raises(NotReady, match="没有可发排的"):
        layout.hand_off(first_page(issue), by=page_editor, now=NOW)
    assert not HandOff.objects.exists()


@pytest.mark.parametrize("person", ["reporter", "photo_editor", "proofreader"])
def test_hand_off_is_for_those_who_make_pages(
    person: str, page: Page, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(NotAllowed, match="责任编辑"):
        layout.hand_off(page, by=request.getfixturevalue(person), now=NOW)


def test_hand_off_is_remembered_logged_and_never_changed(
    page: Page, page_editor: User
) -> None:
    made = unpack(page, by=page_editor)
    row = HandOff.objects.get()
    assert (row.page, row.person, row.post, row.at) == (
        page,
        page_editor,
        "责任编辑",
        NOW,
    )
    log = DeskLog.objects.get(verb=Verb.HAND_OFF)
    assert (log.target_id, log.detail["sha256"]) == (page.pk, made.row.sha256)
    for change in (
        lambda: HandOff.objects.update(sha256="0"),
        lambda: HandOff.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()


def test_withdrawn_story_stays_in_the_house(page: Page, chief: User) -> None:
    story = Article.objects.get(headline="二条")
    workflow.withdraw(story, reason="误", ordered_by="总编", by=chief, now=NOW)
    made = unpack(page, by=chief)
    assert not [name for name in made.files if "二条" in name]
    assert "二条" not in made.text("清单.txt")
