"""What the paper is called is known by heart for seconds, and no longer."""

import pytest
from django.db import DatabaseError
from django.test import Client

from articles.models import Paper
from articles.reading import newest_paper, the_paper
from articles.reading import paper as room
from tests.cast import call_it


@pytest.fixture
def seconds(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The process's own clock: seconds[0] is now."""
    now = [100.0]
    monkeypatch.setattr("articles.reading.paper.time.monotonic", lambda: now[0])
    return now


@pytest.mark.django_db
def test_change_by_another_process_is_seen_after_seconds(seconds: list[float]) -> None:
    call_it(name="湖滨日报")
    assert the_paper().name == "湖滨日报"
    Paper.objects.update(name="邻湖日报")
    seconds[0] += room.SECONDS - 0.1
    assert the_paper().name == "湖滨日报"
    seconds[0] += 0.2
    assert the_paper().name == "邻湖日报"


@pytest.mark.django_db
def test_newest_is_asked_for_and_remembered(seconds: list[float]) -> None:
    call_it(name="湖滨日报")
    assert the_paper().name == "湖滨日报"
    Paper.objects.update(name="邻湖日报")
    assert newest_paper().name == the_paper().name == "邻湖日报"


@pytest.mark.django_db
def test_lost_row_breaks_no_page(client: Client) -> None:
    call_it()
    Paper.objects.all().delete()
    assert client.get("/about/").status_code == 200


def test_page_of_a_fault_needs_no_database(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def down() -> Paper:
        raise DatabaseError

    monkeypatch.setattr(room, "newest_paper", down)
    monkeypatch.setattr(room, "_kept", (0.0, Paper(name="湖滨日报")))
    answer = client.get("/%00")
    assert answer.status_code == 400
    assert "湖滨日报" in answer.content.decode()
    monkeypatch.setattr(room, "_kept", None)
    assert client.get("/%00").status_code == 400
