"""Whatever a line holds: never an exception, and never a good row lost beside it."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.archive.importing import Fate
from articles.archive.writing import Writer
from articles.models import Article, Issue
from tests.archiving import (
    Record,
    bring_records,
    fates,
    issue,
    page,
    refusals,
    story,
)
from tests.chain import first_fault

pytestmark = pytest.mark.django_db(transaction=False)

ODD: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(alphabet=st.characters(), max_size=12)
    | st.sampled_from(
        ["", "长" * 250, "\0", "../a", "2003-02-30", "记者", "<b>", "-1"]
    ),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=6,
)
WHOLE = {
    "kind": "通讯",
    "source": {"kind": "来稿", "name": "", "url": "https://paper.example/"},
    "tags": ["渡口"],
    "photos": [{"file": "missing.jpg", "caption": "船", "after": 1, "lead": True}],
    "old": ["/mangled.htm"],
    "summary": "提要",
    "credits_printed": "沈砚",
}


def paths_of(value: Any, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in it that can be mangled."""
    found = [here] if here else []
    if isinstance(value, (dict, list)):
        keys = value if isinstance(value, dict) else range(len(value))
        for key in keys:
            found += paths_of(value[key], (*here, key))
    return found


def mangled(record: Record, where: tuple[Any, ...], value: Any) -> Record:
    changed = copy.deepcopy(record)
    spot: Any = changed
    for key in where[:-1]:
        spot = spot[key]
    spot[where[-1]] = value
    return changed


VICTIM = story("要坏的一篇", **WHOLE)
PLACES = paths_of(VICTIM)


@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(where=st.sampled_from(PLACES), value=ODD, extra=ODD)
def test_mangled_story_costs_no_good_one(
    where: tuple[Any, ...], value: Any, extra: Any, tmp_path: Path
) -> None:
    bad = mangled(VICTIM, where, value)
    record = issue(page(story("前一篇"), bad, extra, story("后一篇")))
    with transaction.atomic():
        results = bring_records(tmp_path, record, issue(date="2003-09-13"))
        assert fates(results) == [Fate.BROUGHT, Fate.BROUGHT]
        kept = set(Article.objects.values_list("headline", flat=True))
        assert {"前一篇", "后一篇", "柳桥渡口通了摩托艇"} <= kept
        # Whoever is not in was named.
        missing = 4 + 1 - Article.objects.count()
        assert missing <= len(refusals(results))
        assert first_fault() is None
        transaction.set_rollback(True)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(line=ODD | st.binary(max_size=60), seed=st.integers(0, 400))
def test_mangled_line_costs_no_other(line: Any, seed: int, tmp_path: Path) -> None:
    good = json.dumps(issue()).encode()
    cut = good[: seed % len(good)] + bytes([seed % 256]) + good[seed % len(good) :]
    odd = line.replace(b"\n", b" ") if isinstance(line, bytes) else json.dumps(line)
    with transaction.atomic():
        before, after = issue(date="2003-09-10"), issue(date="2003-09-14")
        results = bring_records(tmp_path, before, odd, cut.replace(b"\n", b" "), after)
        found = fates(results)
        assert found[0] is found[-1] is Fate.BROUGHT
        dates = {f"{date}" for date in Issue.objects.values_list("date", flat=True)}
        assert {"2003-09-10", "2003-09-14"} <= dates
        transaction.set_rollback(True)


def test_story_that_the_database_alone_refuses_falls_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A check that nobody thought of: the rest of the issue still comes in."""
    stock = Writer.add

    def picky(self: Writer, copies: Any) -> None:
        stock(self, copies)
        if any(copy.record.fields["headline"] == "坏的" for copy in copies):
            raise IntegrityError

    monkeypatch.setattr(Writer, "add", picky)
    record = issue(page(story("前"), story("坏的", old=["/x.htm"]), story("后")))
    results = bring_records(tmp_path, record)
    [finding] = refusals(results)
    assert (finding.place.story, finding.sentence) == (
        "坏的",
        "数据库没有收下这一篇。",
    )
    headlines = list(Article.objects.order_by("position").values_list("headline"))
    assert headlines == [("前",), ("后",)]
    assert fates(bring_records(tmp_path, record)) == [Fate.KNOWN]
    assert first_fault() is None
