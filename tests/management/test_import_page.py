"""The command: reads without a database, files with one, and says what it did."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from articles.models import Article, Issue, Reporter

TEXT = """A04：民生

湖边来客

本报讯（记者 罗堃）昨天，第一批候鸟飞抵湿地公园，引来不少市

民。

湖心岛渡口换了新船，每船可载客四十八人。

徐雁 摄
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "a04.txt"
    path.write_bytes(TEXT.encode("gb18030"))
    return path


def run(*arguments: object, **options: Any) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    words = [str(argument) for argument in arguments]
    call_command("import_page", *words, stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def refused(*arguments: object) -> tuple[int | str | None, str, str]:
    out, err = io.StringIO(), io.StringIO()
    words = [str(argument) for argument in arguments]
    with pytest.raises(SystemExit) as exit_:
        call_command("import_page", *words, stdout=out, stderr=err)
    return exit_.value.code, out.getvalue(), err.getvalue().strip()


def test_dry_run_prints_only_json_and_needs_no_database(page: Path) -> None:
    # Without the db fixture any query would fail this test.
    out, err = run(page, "--dry-run", "--json")
    shape = json.loads(out)
    assert err == "" and sorted(shape) == ["doubts", "items", "page_credits"]
    story, photo = shape["items"]
    assert sorted(story) == sorted(photo)
    assert story["paragraphs"] == ["昨天，第一批候鸟飞抵湿地公园，引来不少市民。"]
    assert (story["healed"], photo["kind"]) == (1, "photo")
    assert photo["credits"] == [
        {
            "name": "徐雁",
            "role": "photographer",
            "organisation": "",
            "qualifier": "",
            "raw": "徐雁 摄",
        }
    ]


def test_dry_run_shows_a_table(page: Path) -> None:
    out, _err = run(page, "--dry-run")
    assert "湖边来客" in out and "罗堃" in out and "没有入库" in out


def test_terminal_without_chinese_still_gets_json(page: Path) -> None:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii")
    call_command("import_page", str(page), "--dry-run", "--json", stdout=out)
    out.flush()
    assert json.loads(raw.getvalue())["items"][0]["headline"] == "湖边来客"


@pytest.mark.parametrize(
    "raw", [b"\xff\x00\xfe\xff" * 9, b"%PDF-1.7", bytes(range(256))]
)
def test_unreadable_input_is_one_sentence_and_code_2(
    tmp_path: Path, raw: bytes
) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(raw)
    code, out, err = refused(path, "--dry-run", "--json")
    assert (code, out) == (2, "") and len(err.splitlines()) == 1 and err.endswith("。")


def test_missing_file_folder_and_bad_date_are_one_sentence(
    tmp_path: Path, page: Path
) -> None:
    cases = [
        (tmp_path / "none.txt", "--dry-run"),
        (tmp_path, "--dry-run"),
        (page, "--issue", "2024-02-30"),
        (page, "--issue", "昨天"),
    ]
    for arguments in cases:
        code, out, err = refused(*arguments)
        assert (code, out) == (2, "") and len(err.splitlines()) == 1


def test_file_of_many_megabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"a" * (5 * 1024 * 1024 + 1))
    assert refused(path, "--dry-run")[0] == 2


def test_page_is_filed_and_shown(page: Path, db: None) -> None:
    arguments = (page, "--issue", "2026-11-25", "--page", 4, "--page-name", "民声")
    out, _err = run(*arguments)
    issue = Issue.objects.get()
    assert (issue.pages.get().name, Article.objects.count()) == ("民声", 2)
    assert "2条草稿已入库" in out
    assert not Article.objects.filter(created_by__isnull=False).exists()


def test_second_time_is_refused_unless_again(page: Path, db: None) -> None:
    arguments = (page, "--issue", "2026-11-25", "--page", 4)
    run(*arguments)
    code, _out, err = refused(*arguments)
    assert code == 1 and "--again" in err and Article.objects.count() == 2
    run(*arguments, "--again")
    assert Article.objects.count() == 4


def test_filed_json_tells_the_drafts(page: Path, db: None) -> None:
    out, _err = run(page, "--json")
    assert json.loads(out)["articles"] == sorted(
        Article.objects.values_list("pk", flat=True)
    )


def test_filer_can_be_named(page: Path, desk_head: User) -> None:
    run(page, "--by", desk_head.username)
    assert Article.objects.filter(created_by=desk_head).count() == 2
    assert refused(page, "--by", "nobody")[0] == 1


def test_directory_helps_reading_when_filing(page: Path, db: None) -> None:
    Reporter.objects.create(name="罗堃")
    run(page)
    assert Article.objects.filter(bylines__reporter__name="罗堃").exists()
