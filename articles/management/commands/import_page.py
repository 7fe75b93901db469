"""A page's text, Word or PDF file into drafts, or with --dry-run only onto the screen.

Speaks Chinese, since an editor reads it; a dry run touches no database.
"""

import datetime as dt
import json
import sys
import unicodedata
from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from articles.copytext import PageCopy, StoryCopy, parse_page
from articles.documents import (
    LARGEST,
    Document,
    UnreadableDocument,
    read_document,
)
from articles.intake import (
    Filed,
    FiledBefore,
    Target,
    file_page,
    keep_pictures,
    known_names,
    known_series,
)
from articles.refusals import NotReady, Refused

UNREADABLE = 2
REFUSED = 1


class Command(BaseCommand):
    help = "Reads a page (text, .docx or PDF) and files its stories as drafts."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="the page's file; - reads standard input")
        parser.add_argument("--issue", metavar="DATE", help="such as 2024-02-06")
        parser.add_argument("--page", type=int, default=1, metavar="N")
        parser.add_argument("--page-name", default="", metavar="NAME")
        parser.add_argument("--by", metavar="USERNAME", help="who files the drafts")
        parser.add_argument("--dry-run", action="store_true", help="read, file nothing")
        parser.add_argument("--json", action="store_true", help="print only JSON")
        parser.add_argument(
            "--again", action="store_true", help="file a text that was filed before"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            document = _read(options["file"])
            date = _date(options["issue"])
        except (OSError, UnreadableDocument, NotReady) as error:
            self.leave(UNREADABLE, _sentence(error))
        if options["dry_run"]:
            copy = _with_doubts(parse_page(document.text, printed_on=date), document)
            self.show(copy, as_json=options["json"])
            return
        copy = parse_page(
            document.text,
            known_names=known_names(),
            known_series=known_series(),
            printed_on=date,
        )
        copy = _with_doubts(copy, document)
        target = Target(date, options["page"], options["page_name"].strip())
        try:
            by, now = _person(options["by"]), timezone.now()
            kept = keep_pictures(document.pictures, by=by, now=now)
            kept.body = document.body
            filed = file_page(
                copy,
                text=document.text,
                file_name=Path(options["file"]).name,
                target=target,
                by=by,
                now=now,
                again=options["again"],
                kept=kept,
            )
        except FiledBefore as error:
            hint = _("确要再导入一次，请加 --again。")
            self.leave(REFUSED, f"{error}{hint}")
        except Refused as error:
            self.leave(REFUSED, str(error))
        self.show(copy, as_json=options["json"], filed=filed)

    def leave(self, code: int, sentence: str) -> NoReturn:
        self.stderr.write(sentence)
        sys.exit(code)

    def show(
        self, copy: PageCopy, *, as_json: bool, filed: Filed | None = None
    ) -> None:
        if as_json:
            self.put_json(_as_json(copy, filed))
            return
        for line in _table(copy.items, filed):
            self.put(line)
        for doubt in filed.doubts if filed else copy.doubts:
            self.put(f"？ {doubt}")
        self.put(_summary(copy, filed))

    def put(self, text: str) -> None:
        """Print what the terminal can show; one that knows no Chinese gets escapes."""
        encoding = self.encoding()
        self.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))

    def put_json(self, value: dict[str, Any]) -> None:
        text = json.dumps(value, ensure_ascii=False, indent=2)
        try:
            text.encode(self.encoding())
        except UnicodeEncodeError:
            text = json.dumps(value, indent=2)
        self.stdout.write(text)

    def encoding(self) -> str:
        return getattr(self.stdout, "encoding", None) or "utf-8"


def _read(file: str) -> Document:
    """No more than one byte above what a document may have, which tells enough."""
    if file == "-":
        raw = sys.stdin.buffer.read(LARGEST + 1)
    else:
        with Path(file).open("rb") as opened:
            raw = opened.read(LARGEST + 1)
    return read_document(raw, file_name=Path(file).name)


def _with_doubts(copy: PageCopy, document: Document) -> PageCopy:
    return replace(copy, doubts=(*document.doubts, *copy.doubts))


def _sentence(error: Exception) -> str:
    if not isinstance(error, OSError):
        return str(error)
    reasons: dict[type[OSError], str] = {
        FileNotFoundError: _("没有这个文件"),
        IsADirectoryError: _("这是一个文件夹"),
        PermissionError: _("没有读取的权限"),
    }
    reason = reasons.get(type(error), error.strerror or str(error))
    text = _("读不到 %(name)s：%(reason)s。")
    return text % {"name": error.filename, "reason": reason}


def _date(printed: str | None) -> dt.date | None:
    if printed is None:
        return None
    try:
        date = parse_date(printed)
    except ValueError:
        date = None
    if date is None:
        raise NotReady(_("--issue 要写成 2024-02-06 这样的日期。"))
    return date


def _person(username: str | None) -> User | None:
    """The named login, else nobody: the drafts then wait for whoever takes them up."""
    if username is None:
        return None
    named = User.objects.filter(username=username, is_active=True).first()
    if named is None:
        raise NotReady(_("没有“%(name)s”这个账号。") % {"name": username})
    return named


def _as_json(copy: PageCopy, filed: Filed | None) -> dict[str, Any]:
    shape = copy.as_json()
    if filed is not None:
        shape["doubts"] = list(filed.doubts)
        shape["articles"] = [article.pk for article in filed.articles]
    return shape


def _table(items: Sequence[StoryCopy], filed: Filed | None) -> list[str]:
    """Number, kind, headline, names, paragraphs, joins, photos; columns that align."""
    head = (_("序"), _("类"), _("标题"), _("署名"), _("段"), _("接"), _("图"))
    rows = [tuple(str(cell) for cell in head)]
    for index, item in enumerate(items):
        number = filed.articles[index].pk if filed else index + 1
        rows.append(
            (
                f"#{number}" if filed else str(number),
                _("图") if item.kind == "photo" else _("稿"),
                _cut(item.headline or item.caption or "—", 36),
                _cut(" ".join(dict.fromkeys(c.name for c in item.credits)), 24),
                str(len(item.paragraphs)),
                str(item.healed),
                str(len(item.photos)),
            )
        )
    widths = [max(_width(row[at]) for row in rows) for at in range(len(head))]
    return ["  ".join(map(_padded, row, widths)).rstrip() for row in rows]


def _summary(copy: PageCopy, filed: Filed | None) -> str:
    count = len(copy.items)
    if filed is None:
        return _("读到%(count)d条，没有入库。") % {"count": count}
    where = filed.row.page or _("稿库")
    return _("%(count)d条草稿已入库：%(where)s。") % {"count": count, "where": where}


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _cut(text: str, width: int) -> str:
    if _width(text) <= width:
        return text
    while _width(text) > width - 2:
        text = text[:-1]
    return f"{text}…"
