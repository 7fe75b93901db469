"""/healthz: the code for machines, details for this machine only."""

from collections.abc import Iterator
from unittest.mock import patch

import pytest
from django.db import OperationalError
from django.test import Client

from newsroom import health

pytestmark = pytest.mark.django_db


def test_healthy_site_answers_200_and_is_not_stored(client: Client) -> None:
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json()["status"] == "ok"
    assert "no-store" in answer["Cache-Control"]


def test_loopback_sees_details(client: Client) -> None:
    answer = client.get("/healthz").json()
    assert answer["pending_migrations"] == 0
    assert answer["free_disk_mb"] > 0
    assert "newest_issue" in answer


@pytest.mark.parametrize(
    "asked_from",
    [
        {"REMOTE_ADDR": "203.0.113.9"},
        {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "203.0.113.9"},
        {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "127.0.0.1"},
    ],
)
def test_strangers_see_no_details(client: Client, asked_from: dict[str, str]) -> None:
    assert client.get("/healthz", **asked_from).json() == {"status": "ok"}  # type: ignore[arg-type]


@pytest.fixture
def lost_database() -> Iterator[None]:
    with patch.object(health, "_pending_migrations", side_effect=OperationalError):
        yield


@pytest.mark.usefixtures("lost_database")
def test_lost_database_is_503(client: Client) -> None:
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json() == {"status": "database unreachable"}


def test_pending_migration_is_503(client: Client) -> None:
    with patch.object(health, "_pending_migrations", return_value=2):
        answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json()["pending_migrations"] == 2


def test_health_is_only_read(client: Client) -> None:
    assert client.post("/healthz").status_code == 405
