"""Main paper and extras of one day: nothing that befalls one touches the others."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from time_machine import Traveller

from articles import layout
from articles.models import Article, Issue
from articles.refusals import NotReady
from tests.cast import HOUR, NOW, TODAY, make_issue, place_all, signed_article
from tests.press import print_and_release

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)
Papers = dict[str, tuple[Issue, list[Article]]]


@pytest.fixture
def papers(reporter: User, chief: User) -> Papers:
    """A main paper and two extras of today, two signed stories on each; planned."""
    found: Papers = {}
    for edition in ("main", "extra", "extra-2"):
        issue = make_issue(by=chief, edition=edition, pages=1)
        stories = [signed_article(by=reporter, chief=chief) for _ in range(2)]
        place_all(issue, stories, by=chief)
        found[edition] = issue, stories
    return found


def state_of(issue: Issue) -> Any:
    row = Issue.objects.get(pk=issue.pk)
    stories = Article.objects.of_issue(row).order_by("pk")
    return row.state, row.release_at, list(stories.values_list("pk", "live_from"))


@pytest.mark.long_table
@pytest.mark.parametrize("edition", ["main", "extra", "extra-2"])
@pytest.mark.parametrize("verb", ["release", "delay", "pull"])
def test_verb_of_one_edition_leaves_the_others_as_they_were(
    verb: str, edition: str, papers: Papers, chief: User
) -> None:
    issue, stories = papers[edition]
    if verb != "release":
        for other, _stories in papers.values():
            print_and_release(other, chief=chief, at=NOW + HOUR)
    before = {name: state_of(row) for name, (row, _stories) in papers.items()}
    if verb == "release":
        print_and_release(issue, chief=chief, at=NOW + HOUR)
    elif verb == "delay":
        layout.delay(issue, until=NOW + 3 * HOUR, by=chief, now=NOW)
    else:
        layout.pull(issue, article=stories[0], by=chief, now=NOW)
    changed = {
        name
        for name, (row, _stories) in papers.items()
        if state_of(row) != before[name]
    }
    assert changed == {edition}


def test_each_edition_has_its_own_address_and_is_found_from_the_front(
    papers: Papers, chief: User, reader: Client, clock: Traveller
) -> None:
    for edition in ("extra", "main"):
        issue, stories = papers[edition]
        print_and_release(issue, chief=chief, at=NOW)
        path = f"/{TODAY:%Y/%m/%d}/" + ("" if edition == "main" else f"{edition}/")
        assert issue.get_absolute_url() == path
        shown = reader.get(path).content.decode()
        assert all(story.title in shown for story in stories)
    assert reader.get(papers["extra-2"][0].get_absolute_url()).status_code == 404
    front = reader.get("/").content.decode()
    assert papers["extra"][0].get_absolute_url() in front
    assert "号外" in front
    print_and_release(papers["extra-2"][0], chief=chief, at=NOW)
    assert "号外2" in reader.get("/").content.decode()


def test_next_extra_is_the_first_name_that_is_free(papers: Papers, chief: User) -> None:
    assert layout.next_extra(TODAY) == "extra-3"
    assert layout.next_extra(TODAY + DAY) == "extra"
    Issue.objects.filter(edition="extra").update(edition="evening")
    assert layout.next_extra(TODAY) == "extra"


@pytest.mark.parametrize(
    ("first", "until", "overlaps"),
    [(-1, None, False), (-1, 0, True), (1, None, True), (3, 4, False), (2, 5, True)],
)
def test_a_day_has_one_main_paper_its_own_or_one_of_several_days(
    first: int, until: int | None, overlaps: bool, chief: User
) -> None:
    plan: dict[str, Any] = {"pages": [("A01", "要闻")], "by": chief, "now": NOW}
    layout.plan_issue(TODAY, covers_until=TODAY + 2 * DAY, **plan)
    last = None if until is None else TODAY + until * DAY
    layout.plan_issue(TODAY + first * DAY, edition="extra", **plan)
    if overlaps:
        with pytest.raises(NotReady, match="这几天里已经有一期"):
            layout.plan_issue(TODAY + first * DAY, covers_until=last, **plan)
    else:
        layout.plan_issue(TODAY + first * DAY, covers_until=last, **plan)
