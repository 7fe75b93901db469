"""A table's text into entries of the word list and back. Looks nothing up.

Its columns and words are a file format of the paper: Chinese, whoever is signed in.
"""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.copytext import UnreadableCopy, decode
from articles.models import HouseWord
from articles.refusals import NotReady
from articles.text import strip_controls
from articles.vocabulary import Severity, WordScope

COLUMNS = {
    "词": "term",
    "宜用": "suggestion",
    "级别": "severity",
    "类别": "category",
    "查哪里": "scope",
    "例外": "exceptions",
    "说明": "note",
    "起用日期": "valid_from",
    "启用": "active",
}
ALSO_CALLED = {"建议": "宜用", "严重程度": "级别", "范围": "查哪里", "备注": "说明"}
GRADES = {"禁用": Severity.BANNED, "慎用": Severity.CAREFUL, "提示": Severity.HINT}
SCOPES = {
    "全文": WordScope.EVERYWHERE,
    "只在标题": WordScope.HEADLINE,
    "标题": WordScope.HEADLINE,
    "只在正文": WordScope.BODY,
    "正文": WordScope.BODY,
}
YES_OR_NO = {"是": True, "否": False, "1": True, "0": False}
DATES = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日")
# A spreadsheet takes a cell that begins like this for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
MOST_BYTES = 1_000_000
MOST_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class Fault:
    line: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Row:
    line: int
    word: HouseWord


@dataclass(frozen=True, slots=True)
class Table:
    """`columns` are those that the table has; of the others it says nothing."""

    rows: list[Row]
    faults: list[Fault]
    columns: tuple[str, ...]


def text_of(raw: bytes) -> str:
    """UTF-8 with its mark or without, GB18030, UTF-16."""
    if len(raw) > MOST_BYTES:
        raise NotReady(_("文件太大，词表一次最多 1 MB。"))
    if raw.startswith(WORKBOOKS):
        raise NotReady(_("这是 Excel 工作簿，请在 Excel 里另存为 CSV 再导入。"))
    try:
        return decode(raw)
    except UnreadableCopy as unreadable:
        raise NotReady(str(unreadable)) from unreadable


def read_table(text: str) -> Table:
    """Every row judged by itself, and against the other rows."""
    lines = _records(strip_controls(text))
    heading = next(lines, (0, []))[1]
    names = _names(heading)
    table = Table([], [], tuple(name for name in names if name))
    seen: dict[str, int] = {}
    for line, cells in lines:
        if len(table.rows) + len(table.faults) >= MOST_ROWS:
            raise NotReady(_("行数太多，词表一次最多 %d 行。") % MOST_ROWS)
        word, sentence = _entry(names, cells)
        if not sentence and (first := seen.setdefault(word.key, line)) != line:
            sentence = _("和第 %d 行是同一个词。") % first
        if sentence:
            table.faults.append(Fault(line, sentence))
        else:
            table.rows.append(Row(line, word))
    return table


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Rows that hold anything, with the line where each begins."""
    delimiter = "\t" if "\t" in text.split("\n", 1)[0] else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield begins, [_harmless_again(cell.strip()) for cell in cells]
            begins = reader.line_num + 1
    except csv.Error as error:
        raise NotReady(_("第 %d 行读不出来，可能少了一个引号。") % begins) from error


def _names(heading: Sequence[str]) -> list[str]:
    titles = [ALSO_CALLED.get(title, title) for title in heading]
    unknown = [title for title in titles if title and title not in COLUMNS]
    if "词" not in titles or unknown or len(set(titles)) != len(titles):
        raise NotReady(
            _("第一行要是列名，至少有“词”，可以有：%s。") % "、".join(COLUMNS)
        )
    return [COLUMNS.get(title, "") for title in titles]


def _entry(names: Sequence[str], cells: Sequence[str]) -> tuple[HouseWord, str]:
    """The entry, and what is wrong with it."""
    word = HouseWord()
    if len([cell for cell in cells if cell]) and any(cells[len(names) :]):
        return word, _("这一行比列名多出了格子。")
    for name, cell in zip(names, cells, strict=False):
        try:
            if cell and name:
                setattr(word, name, _value(name, cell))
        except (KeyError, ValueError):
            return word, _unknown(name, cell)
    word.derive()
    return word, _fault(word)


def _value(name: str, cell: str) -> object:
    if name == "severity":
        return GRADES[cell].value
    if name == "scope":
        return SCOPES[cell].value
    if name == "active":
        return YES_OR_NO[cell]
    return _date(cell) if name == "valid_from" else cell


def _date(cell: str) -> dt.date:
    for form in DATES:
        try:
            return dt.datetime.strptime(cell, form).date()  # noqa: DTZ007  a day only
        except ValueError:
            continue
    raise ValueError(cell)


def _unknown(name: str, cell: str) -> str:
    allowed = {
        "severity": "、".join(GRADES),
        "scope": "、".join(SCOPES),
        "active": "是、否",
        "valid_from": "2026-01-31",
    }
    title = {field: title for title, field in COLUMNS.items()}[name]
    words = {"title": title, "cell": cell[:20], "allowed": allowed[name]}
    return _("“%(title)s”看不懂：%(cell)s。可以填：%(allowed)s。") % words


def _fault(word: HouseWord) -> str:
    try:
        word.clean_fields(exclude=["key"])
    except ValidationError as error:
        name, messages = next(iter(error.message_dict.items()))
        title = {field: title for title, field in COLUMNS.items()}.get(name, name)
        return f"{title}：{messages[0]}"
    return next(iter(word.own_faults().values()), "")


def as_csv(words: Iterable[HouseWord]) -> str:
    """The list as a table that spreadsheets open and `read_table` reads again."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for word in words:
        writer.writerow([_harmless(cell) for cell in _cells(word)])
    return "\ufeff" + out.getvalue()


def _cells(word: HouseWord) -> list[str]:
    grades = {grade.value: title for title, grade in GRADES.items()}
    scopes = {scope.value: title for title, scope in reversed(SCOPES.items())}
    return [
        word.term,
        word.suggestion,
        grades[word.severity],
        word.category,
        scopes[word.scope],
        word.exceptions,
        word.note,
        word.valid_from.isoformat() if word.valid_from else "",
        "是" if word.active else "否",
    ]


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.lstrip("'").startswith(FORMULA) else cell


def _harmless_again(cell: str) -> str:
    guarded = cell.startswith("'") and cell.lstrip("'").startswith(FORMULA)
    return cell[1:] if guarded else cell
