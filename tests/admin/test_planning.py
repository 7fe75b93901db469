"""Planning an issue by its form: whose pages it takes over, what is refused."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from articles.models import Issue, Page
from articles.models.bounds import SHANGHAI
from tests.admin.conftest import Login
from tests.admin.posting import queries_of, shown
from tests.admin.test_article_doors import PEOPLE
from tests.cast import TODAY, make_issue

pytestmark = pytest.mark.usefixtures("clock")

ADDRESS = reverse("admin:articles_issue_add")
DAY = dt.timedelta(days=1)
EDITORS = ("page_editor", "desk_head", "chief")


@pytest.fixture
def yesterday(chief: User) -> Issue:
    """The last issue before today: two pages, due at half past ten at night."""
    return make_issue(by=chief, date=TODAY - DAY)


@pytest.fixture
def last_week(chief: User, page_editor: User) -> Issue:
    """The issue of tomorrow's weekday last week: three pages with all their columns."""
    row = make_issue(by=chief, date=TODAY - 6 * DAY, pages=3)
    due = dt.datetime(2026, 11, 17, 22, 30, tzinfo=SHANGHAI)
    Issue.objects.filter(pk=row.pk).update(deadline=due)
    columns = {"space": 2400, "editor": page_editor, "credits": "责编 恽淇 校对 罗堃"}
    row.pages.filter(number=2).update(name="民生", **columns)
    return row


def plan(browser: Any, **changed: Any) -> Any:
    return browser.post(ADDRESS, shown(browser, ADDRESS, form="issue_form") | changed)


def columns_of(issue: Issue) -> list[Any]:
    names = ("number", "label", "name", "space", "editor", "credits")
    return list(issue.pages.order_by("number").values_list(*names))


@pytest.mark.usefixtures("yesterday")
def test_pages_are_those_of_last_weeks_same_day_with_every_column(
    last_week: Issue, desk_head: User, login: Login
) -> None:
    make_issue(by=desk_head, date=TODAY)
    answer = plan(login(desk_head))
    planned = Issue.objects.get(date=TODAY + DAY)
    assert answer["Location"].endswith(f"/{planned.pk}/change/")
    assert columns_of(planned) == columns_of(last_week)
    assert planned.edition == "main"


def test_deadline_is_the_evening_before_at_the_hour_of_the_issue_taken_over(
    last_week: Issue, desk_head: User, login: Login
) -> None:
    make_issue(by=desk_head, date=TODAY)
    plan(login(desk_head))
    due = Issue.objects.get(date=TODAY + DAY).deadline
    assert due == dt.datetime(2026, 11, 24, 22, 30, tzinfo=SHANGHAI)


def test_without_last_weeks_issue_the_last_one_is_taken_over(
    yesterday: Issue, desk_head: User, login: Login
) -> None:
    yesterday.pages.filter(number=2).update(name="体育")
    plan(login(desk_head))
    planned = Issue.objects.get(date=TODAY + DAY)
    assert [page.name for page in planned.pages.order_by("number")] == ["要闻", "体育"]
    assert planned.deadline == dt.datetime(2026, 11, 24, 21, 0, tzinfo=SHANGHAI)


def test_first_issue_of_all_has_usual_pages(desk_head: User, login: Login) -> None:
    plan(login(desk_head))
    (planned,) = Issue.objects.all()
    labels = [page.label for page in planned.pages.order_by("number")]
    assert labels == ["A01", "A02", "A03", "A04"]


def test_pages_are_changed_taken_out_and_added_before_saving(
    last_week: Issue, chief: User, desk_head: User, login: Login
) -> None:
    changed = {
        "pages-0-name": "头版",
        "pages-0-space": "1800",
        "pages-1-DELETE": "on",
        "pages-2-editor": str(chief.pk),
        "pages-3-label": "B01",
        "pages-3-name": "专刊 人物",
    }
    assert plan(login(desk_head), **changed).status_code == 302
    planned = Issue.objects.latest("pk")
    assert columns_of(planned) == [
        (1, "A01", "头版", 1800, None, ""),
        (2, "A03", "要闻", None, chief.pk, ""),
        (3, "B01", "专刊 人物", None, None, ""),
    ]


def test_another_issue_is_chosen_and_what_was_typed_stays(
    yesterday: Issue, last_week: Issue, desk_head: User, login: Login
) -> None:
    client = login(desk_head)
    fields = shown(client, ADDRESS, form="issue_form")
    fields |= {"date": "2026-12-01", "number": "77", "like": yesterday.pk}
    answer = client.post(ADDRESS, fields | {"_copy": "1"})
    assert (answer.status_code, Issue.objects.count()) == (302, 2)
    again = shown(client, answer["Location"], form="issue_form")
    assert (again["date"], again["number"]) == ("2026-12-01", "77")
    assert again["like"] == str(yesterday.pk)
    assert again["deadline"] == "2026-11-30T21:00"
    assert (again["pages-1-label"], again["pages-2-label"]) == ("A02", "")
    assert client.post(ADDRESS, again).status_code == 302
    assert Issue.objects.get(date=dt.date(2026, 12, 1)).pages.count() == 2


@pytest.mark.parametrize(
    "query",
    [
        "like=x&date=x&edition=x&number=x",
        "like=999999999999999999&date=0001-01-01&covers_until=9999-01-01",
        "like=&date=2026-02-30&edition=extra-2&total_number=-1",
        "number=" + "9" * 300,
    ],
)
def test_nonsense_in_the_address_is_no_fault(
    query: str, yesterday: Issue, desk_head: User, login: Login
) -> None:
    fields = shown(login(desk_head), f"{ADDRESS}?{query}", form="issue_form")
    assert fields["date"] == "2026-11-25"


@pytest.mark.long_table
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("date", "2026-11-23"),
        ("date", "2026-02-30"),
        ("date", "0001-01-01"),
        ("date", "9999-12-31"),
        ("date", "\x00"),
        ("edition", "evening"),
        ("edition", "extra-9"),
        ("edition", "\x00"),
        ("deadline", "0001-01-01T00:00"),
        ("deadline", "9999-01-01T00:00"),
        ("covers_until", "2026-11-25"),
        ("covers_until", "2026-11-20"),
        ("number", "9" * 30),
        ("pages-0-label", "长" * 11),
        ("pages-0-name", "长" * 31),
        ("pages-0-credits", "长" * 201),
        ("pages-0-label", ""),
        ("pages-1-label", "A01"),
        ("pages-0-space", "0"),
        ("pages-0-space", "50001"),
        ("pages-0-space", "x"),
        ("pages-0-editor", "9" * 18),
        ("pages-0-editor", "\x00"),
        ("pages-0-name", "\x00"),
        ("pages-TOTAL_FORMS", "0"),
        ("pages-TOTAL_FORMS", "99999"),
        ("pages-TOTAL_FORMS", "-1"),
        ("pages-TOTAL_FORMS", "x"),
    ],
)
def test_impossible_plan_is_a_sentence_and_makes_nothing(
    field: str, value: str, yesterday: Issue, desk_head: User, login: Login
) -> None:
    answer = plan(login(desk_head), **{field: value})
    assert answer.status_code == 200
    assert "errorlist" in answer.content.decode()
    assert (Issue.objects.count(), Page.objects.count()) == (1, 2)


def test_reporter_cannot_be_made_editor_of_a_page(
    yesterday: Issue, reporter: User, desk_head: User, login: Login
) -> None:
    answer = plan(login(desk_head), **{"pages-0-editor": str(reporter.pk)})
    assert answer.status_code == 200
    assert Issue.objects.count() == 1


@pytest.mark.parametrize("person", PEOPLE)
def test_only_the_desk_plans(
    person: str,
    yesterday: Issue,
    chief: User,
    login: Login,
    request: pytest.FixtureRequest,
) -> None:
    fields = shown(login(chief), ADDRESS, form="issue_form")
    client = login(request.getfixturevalue(person))
    answer = client.post(ADDRESS, fields)
    assert answer.status_code == (302 if person in EDITORS else 403)
    assert Issue.objects.count() == 1 + (person in EDITORS)
    copied = client.post(ADDRESS, fields | {"_copy": "1"}, follow=True)
    assert copied.status_code == (200 if person in EDITORS else 403)


def test_form_costs_the_same_for_few_and_many_pages(
    desk_head: User, login: Login
) -> None:
    client = login(desk_head)
    few = make_issue(by=desk_head, date=TODAY - DAY, pages=2)
    many = make_issue(by=desk_head, date=TODAY - 2 * DAY, pages=30)
    client.get(ADDRESS)
    costs = {queries_of(client, f"{ADDRESS}?like={row.pk}") for row in (few, many)}
    assert len(costs) == 1
