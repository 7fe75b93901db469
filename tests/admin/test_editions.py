"""Extras and issues of several days by the forms: chosen by word, no slug typed."""

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from articles.models import Issue
from tests.admin.conftest import Login
from tests.admin.posting import shown
from tests.admin.test_planning import ADDRESS, DAY, plan
from tests.cast import TODAY, make_issue

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def yesterday(chief: User) -> Issue:
    return make_issue(by=chief, date=TODAY - DAY)


def test_extras_of_a_day_are_planned_by_word_and_counted(
    yesterday: Issue, desk_head: User, login: Login
) -> None:
    client = login(desk_head)
    date = f"{yesterday.date}"
    for edition in ("extra", "extra-2", "extra-3"):
        answer = plan(client, date=date, edition="extra", **{"pages-0-name": "号外"})
        assert answer.status_code == 302
        planned = Issue.objects.get(edition=edition)
        assert (planned.date, planned.number) == (yesterday.date, None)
        path = f"/{yesterday.date:%Y/%m/%d}/{edition}/"
        assert planned.get_absolute_url() == path
    names = [str(row).split()[-1] for row in Issue.objects.exclude(edition="main")]
    assert sorted(names) == ["号外", "号外2", "号外3"]


def test_extra_takes_over_the_pages_of_the_last_extra(
    yesterday: Issue, desk_head: User, login: Login
) -> None:
    client = login(desk_head)
    first = shown(client, f"{ADDRESS}?edition=extra", form="issue_form")
    assert (first["edition"], first["pages-0-name"]) == ("extra", "号外")
    assert (first["pages-1-label"], first["deadline"]) == ("", "")
    make_issue(by=desk_head, date=TODAY - DAY, edition="extra", pages=3)
    again = shown(client, f"{ADDRESS}?edition=extra", form="issue_form")
    assert again["pages-2-label"] == "A03"


def test_issue_of_several_days_is_planned_and_the_next_follows_its_last(
    yesterday: Issue, desk_head: User, login: Login
) -> None:
    client = login(desk_head)
    assert plan(client, covers_until="2026-11-28").status_code == 302
    planned = Issue.objects.get(date=TODAY + DAY)
    assert planned.covers_until == dt.date(2026, 11, 28)
    fields = shown(client, ADDRESS, form="issue_form")
    assert fields["date"] == "2026-11-29"
    for date, until in (("2026-11-27", ""), ("2026-11-24", "2026-11-26")):
        answer = client.post(ADDRESS, fields | {"date": date, "covers_until": until})
        assert "这几天里已经有一期" in answer.content.decode()
    extra = fields | {"date": "2026-11-27", "edition": "extra"}
    assert client.post(ADDRESS, extra).status_code == 302
    assert Issue.objects.count() == 3


def test_planned_issue_may_become_an_extra_and_an_extra_stays_the_same(
    yesterday: Issue, chief: User, login: Login
) -> None:
    client = login(chief)
    make_issue(by=chief, date=yesterday.date, edition="extra")
    address = reverse("admin:articles_issue_change", args=[yesterday.pk])
    fields = shown(client, address, form="issue_form")
    assert fields["edition"] == "main"
    for _again in range(2):
        client.post(address, fields | {"edition": "extra"})
        yesterday.refresh_from_db()
        assert yesterday.edition == "extra-2"
    assert shown(client, address, form="issue_form")["edition"] == "extra"
