"""`check --deploy --database default` tells a role of its own from the owner's."""

import pytest
from django.core.checks import Tags, run_checks

from tests.management.conftest import SECRET, connected_as, excess

pytestmark = pytest.mark.django_db(transaction=True)


def deploy_warnings() -> set[str | None]:
    found = run_checks(
        include_deployment_checks=True, tags=[Tags.database], databases=["default"]
    )
    return {message.id for message in found}


def test_deploy_check_tells_the_owner_from_a_role_of_its_own(granted: str) -> None:
    assert "newsroom.W002" in deploy_warnings()
    owners = excess()
    for act in ("UPDATE", "DELETE", "TRUNCATE"):
        assert f"{act} articles_desklog" in owners
    assert "UPDATE articles_signoff" in owners
    with connected_as(granted, SECRET):
        assert "newsroom.W002" not in deploy_warnings()


def test_deploy_check_without_a_database_asks_nothing() -> None:
    found = run_checks(include_deployment_checks=True, tags=[Tags.database])
    assert "newsroom.W002" not in {message.id for message in found}
