"""Prints the access tables, for the terminal or as docs/permissions.md. No database.

Always in the paper's language: it is the newsroom's own rule sheet.
"""

import unicodedata
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import override

from articles.permissions.matrix import Access, Reach, access, reach, states_by_reach
from articles.permissions.table import (
    DESK,
    HANDERS_OFF,
    IMPORTERS,
    ISSUE_APPROVERS,
    NOUNS,
    PAGE_APPROVERS,
    PROOFERS,
    RELEASERS,
    SIGNERS,
    WRITERS,
    Action,
)
from articles.vocabulary import ArticleState as S
from articles.vocabulary import Role, Verb

NO = "－"
YES = "可"
WHOSE = {
    Reach.ANYBODY: "任何人的",
    Reach.OTHERS: "别人的",
    Reach.SIGNED: "自己最后签过的",
    Reach.OWN: "自己的",
    Reach.OWN_OR_UNCLAIMED: "自己的和无主的",
    Reach.UNCLAIMED: "无主的",
}
ROWS = {
    Access.CHANGE: "查看和修改",
    Access.CHANGE_OWN: "都能查看，只能改自己上传或拍摄的",
    Access.VIEW: "只能查看",
}
GENERAL = {
    "新建稿件": WRITERS,
    "开新一期、排版面": DESK,
    "整版导入": IMPORTERS,
    "发排": HANDERS_OFF,
    "签大样": PAGE_APPROVERS,
    "付印": ISSUE_APPROVERS,
    "发布、缓发、抽稿": RELEASERS,
    "网上先发、取消先发": RELEASERS,
    "登录必须两步验证（正式站点）": SIGNERS,
    "校版面": PROOFERS,
}
OTHER_NOUNS = [noun for noun in NOUNS if noun != "article"]
NOTES = (
    "自己的稿件：本人新建、提交、署过名的，用了本人所拍图片的，送审前改过的。",
    "无主的稿件：不是哪个账号带来的，例如命令行导入的。",
    "谁也不能签发自己的稿件，不论身兼几岗；超级用户也一样。",
    "删除只限从未提交过的稿件；撤回只限提交人本人。",
    "更正提出的人不能自己签发，签发前可以自己作废；能签发的人都能作废别人提的。",
    "身兼几岗的，各岗能做的都能做。",
    "超级用户能查看一切；稿件、更正、整版导入和操作日志只能看，其他各类都能改。",
)


@dataclass(frozen=True, slots=True)
class Sheet:
    title: str
    rows: dict[str, list[str]]
    signs: tuple[str, ...] = ()
    under: str = ""  # what stands below each post's name


class Command(BaseCommand):
    help = "Prints what each post may do to whose story in which state, in Chinese."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--markdown", action="store_true", help="as docs/permissions.md has it"
        )

    def handle(self, *args: Any, markdown: bool = False, **options: Any) -> None:
        with override(settings.LANGUAGE_CODE):
            lines = as_markdown() if markdown else as_text()
            self.stdout.write("\n".join(lines))


def as_text() -> Iterator[str]:
    marks = state_marks()
    stories = {
        act(action): [
            "".join(reach(role, action, state=state).value for state in S)
            for role in Role
        ]
        for action in Action
    }
    signs = (
        "  ".join(f"{mark}={state.label}" for state, mark in marks.items()),
        "  ".join(f"{which.value}={word}" for which, word in WHOSE.items())
        + f"  {NO}=不可以",
    )
    yield from _aligned(Sheet("稿件", stories, signs, "".join(marks.values())))
    yield from _aligned(Sheet("不对着哪一篇的事", general(), (f"{YES}=可以做",)))
    nouns = {
        noun_label(noun): [access(role, noun).value for role in Role]
        for noun in OTHER_NOUNS
    }
    kinds = "  ".join(f"{kind.value}={word}" for kind, word in ROWS.items())
    yield from _aligned(Sheet("其他各类", nouns, (kinds,)))
    yield from NOTES


def as_markdown() -> Iterator[str]:
    yield from ("# 岗位权限", "")
    yield "由 `manage.py show_permissions --markdown` 写出，表在"
    yield "`articles/permissions/table.py`；改了表，请重写本页。"
    yield ""
    stories = {
        act(action): [in_words(role, action) for role in Role] for action in Action
    }
    yield from _marked_down(Sheet("稿件", stories))
    yield from _marked_down(Sheet("不对着哪一篇的事", general()))
    nouns = {
        noun_label(noun): [ROWS.get(access(role, noun), NO) for role in Role]
        for noun in OTHER_NOUNS
    }
    yield from _marked_down(Sheet("其他各类", nouns))
    yield from ("## 说明", "")
    yield from (f"- {note}" for note in NOTES)


def general() -> dict[str, list[str]]:
    return {
        name: [YES if role in roles else NO for role in Role]
        for name, roles in GENERAL.items()
    }


def in_words(role: Role, action: Action) -> str:
    """Such as 自己的：草稿、退改 and, on a line of its own, 任何人的：待审."""
    parts = [
        f"{WHOSE[which]}：{_states(states)}"
        for which, states in states_by_reach(role, action).items()
    ]
    return "<br>".join(parts) or NO


def _states(states: Sequence[S]) -> str:
    return "全部" if set(states) == set(S) else "、".join(str(s.label) for s in states)


def state_marks() -> dict[S, str]:
    """One character a state, the first that no other state has taken."""
    marks: dict[S, str] = {}
    for state in S:
        free = (c for c in str(state.label) if c != "已" and c not in marks.values())
        marks[state] = next(free)
    return marks


def act(action: Action) -> str:
    known = action.value in Verb.values
    return str(Verb(action.value).label) if known else {Action.VIEW: "查看"}[action]


def noun_label(noun: str) -> str:
    models = {model._meta.model_name: model for model in apps.get_models()}
    return str(models[noun]._meta.verbose_name)


def width(text: str) -> int:
    """Columns in a terminal, where a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _aligned(sheet: Sheet) -> Iterator[str]:
    heads = ["", *(str(role.label) for role in Role)]
    under = ["", *[sheet.under] * len(Role)] if sheet.under else []
    rows = [heads, under, *([name, *cells] for name, cells in sheet.rows.items())]
    grid = [row for row in rows if row]
    widths = [max(width(cell) for cell in column) for column in zip(*grid, strict=True)]
    yield from (f"【{sheet.title}】", *sheet.signs, "")
    for row in grid:
        cells = zip(row, widths, strict=True)
        line = "  ".join(cell + " " * (room - width(cell)) for cell, room in cells)
        yield line.rstrip()
    yield ""


def _marked_down(sheet: Sheet) -> Iterator[str]:
    yield from (f"## {sheet.title}", "")
    yield _cells(["", *(str(role.label) for role in Role)])
    yield _cells(["---"] * (len(Role) + 1))
    for name, cells in sheet.rows.items():
        yield _cells([name, *cells])
    yield ""


def _cells(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
