"""A table of words taken into the house list: what would change, and the verb."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from articles.checking import state_of_words
from articles.models import DeskLog, HouseWord
from articles.models.content import hash_of
from articles.permissions import may_noun
from articles.refusals import NotAllowed, NotReady, Stale
from articles.vocabulary import Verb
from articles.word_table.rows import Fault, Table, read_table

COLUMNS = (
    "term",
    "suggestion",
    "severity",
    "category",
    "scope",
    "exceptions",
    "note",
    "valid_from",
    "active",
)


@dataclass(frozen=True, slots=True)
class Change:
    """An entry that the table words otherwise; `was` holds the columns that differ."""

    word: HouseWord
    was: dict[str, tuple[Any, Any]]

    @property
    def sentence(self) -> str:
        parts = []
        for name, (old, new) in self.was.items():
            label = HouseWord._meta.get_field(name).verbose_name  # type: ignore[union-attr]
            parts.append(f"{label}：{_shown(name, old)} → {_shown(name, new)}")
        return "；".join(parts)


@dataclass(frozen=True, slots=True)
class Plan:
    """What the table would do to the list. What it doesn't name stays as it is."""

    new: list[HouseWord]
    changed: list[Change]
    same: int
    faults: list[Fault]
    seal: str  # the state of list and table that somebody looked at

    @property
    def does_something(self) -> bool:
        return bool(self.new or self.changed)


def plan_for(text: str) -> Plan:
    """Two queries."""
    table = read_table(text)
    return _planned(table, seal=_seal(text))


def _seal(text: str) -> str:
    return hash_of([text, *map(str, state_of_words())])


def _planned(table: Table, *, seal: str) -> Plan:
    known = {word.key: word for word in HouseWord.objects.all()}
    plan = Plan([], [], 0, table.faults, seal)
    same = 0
    for row in table.rows:
        before = known.get(row.word.key)
        if before is None:
            plan.new.append(row.word)
            continue
        was = _differences(before, row.word, table.columns)
        if was:
            for name in table.columns:
                setattr(before, name, getattr(row.word, name))
            plan.changed.append(Change(before, was))
        else:
            same += 1
    return Plan(plan.new, plan.changed, same, plan.faults, seal)


def _differences(
    old: HouseWord, new: HouseWord, columns: Sequence[str]
) -> dict[str, tuple[Any, Any]]:
    pairs = {name: (getattr(old, name), getattr(new, name)) for name in columns}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


@transaction.atomic
def take_in(text: str, *, seal: str, by: Any, now: dt.datetime) -> Plan:
    """All rows or none; `seal` is that of the plan that was looked at."""
    if not may_noun(by, "change", "houseword"):
        raise NotAllowed(_("您的岗位不能改词表。"))
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE articles_houseword IN SHARE ROW EXCLUSIVE MODE")
    plan = plan_for(text)
    if plan.faults:
        raise NotReady(_("表里有没填对的行，一行也没有导入。"))
    if plan.seal != seal:
        raise Stale(_("词表刚被改过，请对着新的结果再看一遍。"))
    HouseWord.objects.bulk_create(plan.new)
    changed = [change.word for change in plan.changed]
    HouseWord.objects.bulk_update(changed, COLUMNS, batch_size=500)
    counts = {"new": len(plan.new), "changed": len(changed), "same": plan.same}
    DeskLog.objects.write(Verb.IMPORT, HouseWord, by=by, now=now, **counts)
    return plan


def _shown(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return _("是") if value else _("否")
    field: Any = HouseWord._meta.get_field(name)
    return str(dict(field.flatchoices).get(value, value) or _("空"))
