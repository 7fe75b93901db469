"""The word list as a table: import with a look first, export, and who may."""

import csv
import io

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from articles.models import DeskLog, HouseWord
from articles.refusals import NotAllowed
from articles.vocabulary import Verb
from articles.word_table.taking_in import plan_for
from articles.word_table.taking_in import take_in as take_in_words
from tests.admin.conftest import Login
from tests.admin.posting import fields_of
from tests.cast import NOW

pytestmark = pytest.mark.django_db

TABLE = """词,宜用,级别,例外,起用日期,启用
残废人,残疾人,禁用,,,是
黄色,,提示,黄色预警、金黄色,2026/1/31,
"""
IMPORT = reverse("admin:articles_houseword_import")
EXPORT = reverse("admin:articles_houseword_export")


def send(client: Client, text: str, *, encoding: str = "utf-8") -> str:
    """What the page says to a file with this text."""
    return sent_bytes(client, text.encode(encoding))[1]


def sent_bytes(client: Client, raw: bytes) -> tuple[int, str]:
    file = SimpleUploadedFile("words.csv", raw, content_type="text/csv")
    answer = client.post(IMPORT, {"file": file})
    return answer.status_code, answer.content.decode()


def take_in(client: Client, text: str) -> int:
    fields = fields_of(send(client, text), form="take_in_form")
    return client.post(IMPORT, fields).status_code


def rows() -> list[tuple[str, str, str, str, bool]]:
    columns = ("term", "suggestion", "severity", "exceptions", "active")
    return list(HouseWord.objects.order_by("term").values_list(*columns))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_table_is_looked_at_first_and_then_taken_in(
    encoding: str, chief: User, login: Login
) -> None:
    client = login(chief)
    page = send(client, TABLE, encoding=encoding)
    assert "新增 2，改动 0，不变 0" in page and "残疾人" in page
    assert not HouseWord.objects.exists()
    answer = client.post(IMPORT, fields_of(page, form="take_in_form"))
    assert answer.status_code == 302
    assert rows() == [
        ("残废人", "残疾人", "1banned", "", True),
        ("黄色", "", "4hint", "黄色预警、金黄色", True),
    ]
    log = DeskLog.objects.filter(verb=Verb.IMPORT, noun="houseword").get()
    assert log.detail == {"new": 2, "changed": 0, "same": 0}


def test_taken_in_again_nothing_changes(chief: User, login: Login) -> None:
    client = login(chief)
    assert take_in(client, TABLE) == 302
    page = send(client, TABLE)
    assert "新增 0，改动 0，不变 2" in page and "没有要导入的" in page
    assert "take_in_form" not in page


def test_changed_rows_say_what_changes_and_others_stay(
    chief: User, login: Login
) -> None:
    client = login(chief)
    take_in(client, TABLE)
    page = send(client, "词,宜用,级别\n残 废人,残障人士,慎用\n")
    assert "新增 0，改动 1，不变 0" in page
    assert "残疾人 → 残障人士" in page and "禁用 → 慎用" in page
    client.post(IMPORT, fields_of(page, form="take_in_form"))
    assert [row[1] for row in rows()] == ["残障人士", ""]


def test_columns_that_the_table_lacks_stay_as_they_are(
    chief: User, login: Login
) -> None:
    client = login(chief)
    take_in(client, TABLE)
    assert take_in(client, "词,级别\n黄色,禁用\n") == 302
    assert rows()[1] == ("黄色", "", "1banned", "黄色预警、金黄色", True)


@pytest.mark.parametrize(
    ("table", "line", "sentence"),
    [
        ("词,级别\n甲,禁用\n乙,大忌\n", 3, "“级别”看不懂：大忌"),
        ("词,查哪里\n甲,版口\n", 2, "“查哪里”看不懂"),
        ("词,启用\n甲,也许\n", 2, "“启用”看不懂"),
        ("词,起用日期\n甲,2026-02-30\n", 2, "“起用日期”看不懂"),
        ("词,起用日期\n甲,1812-01-01\n", 2, "起用日期："),
        ("词,例外\n黄色,绿色\n", 2, "例外要比"),
        ("词,宜用\n,乙\n", 2, "词："),
        ("词\n甲乙\n甲　乙\n", 3, "和第 2 行是同一个词"),
        ("词\n" + "长" * 41 + "\n", 2, "词："),
        ('词,说明\n甲,"一\n二"\n甲,三\n', 4, "和第 2 行是同一个词"),
        ("词\n甲,乙\n", 2, "多出了格子"),
    ],
)
def test_wrong_rows_are_told_by_line_and_nothing_is_taken_in(
    table: str, line: int, sentence: str, chief: User, login: Login
) -> None:
    page = send(login(chief), table)
    assert f"第 {line} 行" in page and sentence in page
    assert "take_in_form" not in page
    assert not HouseWord.objects.exists()


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "第一行要是列名"),
        ("甲,乙\n".encode(), "第一行要是列名"),
        ("词,词\n甲,乙\n".encode(), "第一行要是列名"),
        ("词,奇怪的列\n甲,乙\n".encode(), "第一行要是列名"),
        (b"PK\x03\x04rest", "Excel"),
        (b"\xd0\xcf\x11\xe0rest", "Excel"),
        (b"\xff" * 300, "读不出这个文件"),
        ("词\n".encode() + b"a" * 1_000_001, "文件太大"),
    ],
)
def test_file_that_is_no_table_is_refused_with_a_sentence(
    raw: bytes, sentence: str, chief: User, login: Login
) -> None:
    status, page = sent_bytes(login(chief), raw)
    assert status == 403 and sentence in page


def test_cell_without_an_end_is_refused_with_a_sentence(
    chief: User, login: Login
) -> None:
    status, page = sent_bytes(login(chief), b'\xe8\xaf\x8d\n"' + b"a" * 200_000)
    assert status == 403 and "读不出来" in page


def test_list_that_changed_meanwhile_is_shown_again(chief: User, login: Login) -> None:
    client = login(chief)
    fields = fields_of(send(client, TABLE), form="take_in_form")
    HouseWord.objects.create(term="残废人", suggestion="别的")
    answer = client.post(IMPORT, fields)
    assert answer.status_code == 409
    assert "词表刚被改过" in answer.text and "新增 1，改动 1" in answer.text
    assert HouseWord.objects.count() == 1
    answer = client.post(IMPORT, fields_of(answer.text, form="take_in_form"))
    assert answer.status_code == 302
    assert HouseWord.objects.count() == 2


def test_text_carried_by_hand_is_judged_again(chief: User, login: Login) -> None:
    client = login(chief)
    fields = fields_of(send(client, TABLE), form="take_in_form")
    answer = client.post(IMPORT, fields | {"text": "词,级别\n甲,大忌\n"})
    assert answer.status_code == 403
    answer = client.post(IMPORT, {"seal": "x", "text": ""})
    assert answer.status_code == 403
    assert not HouseWord.objects.exists()


def test_export_is_a_table_that_comes_in_again_unchanged(
    chief: User, login: Login
) -> None:
    odd = ["=1+1", "+甲", "-乙", "@丙", "'=丁", "'戊", "己，庚", '辛"壬']
    for term in odd:
        HouseWord.objects.create(term=term, note="=cmd|' /C calc'!A0")
    client = login(chief)
    answer = client.get(EXPORT)
    text = answer.content.decode("utf-8")
    assert text.startswith("\ufeff")
    for line in list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))[1:]:
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in line), line
    page = sent_bytes(client, answer.content)[1]
    assert f"新增 0，改动 0，不变 {len(odd)}" in page


@pytest.mark.parametrize(
    ("who", "may_read", "may_write"),
    [
        ("reporter", False, False),
        ("page_editor", True, False),
        ("proofreader", True, False),
        ("desk_head", True, True),
        ("chief", True, True),
        ("administrator", False, False),
        ("auditor", True, False),
        ("superuser", True, True),
    ],
)
def test_doors_of_the_table_open_to_who_keeps_the_list(
    who: str,
    may_read: bool,
    may_write: bool,
    login: Login,
    request: pytest.FixtureRequest,
) -> None:
    client = login(request.getfixturevalue(who))
    assert (client.get(EXPORT).status_code == 200) is may_read
    assert (client.get(IMPORT).status_code == 200) is may_write
    assert (sent_bytes(client, TABLE.encode())[0] == 200) is may_write
    assert not HouseWord.objects.exists()


def test_strangers_are_sent_to_the_login(client: Client, db: None) -> None:
    for address in (IMPORT, EXPORT):
        assert "/admin/login/" in client.get(address)["Location"]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"term": ""}, "这个字段是必填项"),
        ({"term": "\u200b"}, "词里要有看得见的字"),
        ({"term": "黄 色"}, "词表里已经有这个词了"),
        ({"term": "绿", "exceptions": "红灯"}, "例外要比“绿”长"),
    ],
)
def test_word_typed_by_hand_is_refused_beside_its_field(
    fields: dict[str, str], sentence: str, chief: User, login: Login
) -> None:
    HouseWord.objects.create(term="黄色")
    asked = {"severity": "2careful", "scope": "everywhere", "active": "on"} | fields
    answer = login(chief).post("/admin/articles/houseword/add/", asked)
    assert answer.status_code == 200 and sentence in answer.text
    assert HouseWord.objects.count() == 1


def test_verb_itself_refuses_who_may_not_change_words(reporter: User) -> None:
    seal = plan_for(TABLE).seal
    with pytest.raises(NotAllowed):
        take_in_words(TABLE, seal=seal, by=reporter, now=NOW)
    assert not HouseWord.objects.exists()
