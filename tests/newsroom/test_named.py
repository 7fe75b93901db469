"""`check --deploy --database default` tells a paper that nobody has named."""

import pytest
from django.core.checks import Tags, run_checks

from tests.cast import call_it


def deploy_warnings(databases: list[str] | None = None) -> set[str | None]:
    found = run_checks(
        include_deployment_checks=True, tags=[Tags.database], databases=databases
    )
    return {message.id for message in found}


@pytest.mark.django_db
def test_new_site_is_told_to_say_its_name() -> None:
    assert "newsroom.W003" in deploy_warnings(["default"])
    call_it(name="湖滨日报")
    assert "newsroom.W003" not in deploy_warnings(["default"])


def test_nothing_is_asked_without_a_database() -> None:
    assert "newsroom.W003" not in deploy_warnings()
