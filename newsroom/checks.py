"""What production must never start with, and what `check --deploy` warns of. Pure
questions and one look at the accounts; nothing is repaired here."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.utils import ProgrammingError

from articles import web_role

DEMO_KEY_PREFIX = "demo-"
DEMO_EMAIL_DOMAIN = "@demo.invalid"
WEBHOOK_KINDS = frozenset({"wecom", "dingtalk"})
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def production_faults(
    *, key: str, debug: bool, hosts: Sequence[str], database_url: str
) -> list[str]:
    """One sentence for each setting that production may not have."""
    faults = []
    if key.startswith(DEMO_KEY_PREFIX) or len(key) < 50 or len(set(key)) < 12:
        faults.append(
            "SECRET_KEY must be a random key of 50 characters or more, "
            "not the one of the demo."
        )
    if debug:
        faults.append("DEBUG must be off.")
    if not hosts or any(host.strip() in {"", "*", "."} for host in hosts):
        faults.append("ALLOWED_HOSTS must name the hosts of the site, without *.")
    if not database_url:
        faults.append("DATABASE_URL must name a PostgreSQL server (15 or newer).")
    return faults


def refuse_production_faults(
    *, key: str, debug: bool, hosts: Sequence[str], database_url: str
) -> None:
    faults = production_faults(
        key=key, debug=debug, hosts=hosts, database_url=database_url
    )
    if faults:
        raise ImproperlyConfigured(
            "DJANGO_ENV=production refuses to start: " + " ".join(faults)
        )


def webhook_faults(*, url: str, kind: str, demo: bool) -> list[str]:
    """Headlines go there before they are published, so never over plain HTTP."""
    if not url:
        return []
    faults = []
    if kind not in WEBHOOK_KINDS:
        faults.append("DESK_WEBHOOK_KIND must be wecom or dingtalk.")
    try:
        place = urlsplit(url)
        host, _port = place.hostname, place.port
    except ValueError:
        return [*faults, "DESK_WEBHOOK_URL is no address."]
    local = demo and place.scheme == "http" and host in LOOPBACK
    if not host or not (place.scheme == "https" or local) or not url.isprintable():
        faults.append("DESK_WEBHOOK_URL must be an https:// address.")
    return faults


def refuse_webhook_faults(*, url: str, kind: str, demo: bool) -> None:
    faults = webhook_faults(url=url, kind=kind, demo=demo)
    if faults:
        raise ImproperlyConfigured(" ".join(faults))


def demo_accounts_present() -> bool:
    """Whether somebody could still log in with an account of the demo."""
    users = get_user_model()._default_manager
    try:
        return users.filter(email__endswith=DEMO_EMAIL_DOMAIN, is_active=True).exists()
    except ProgrammingError:  # nothing migrated yet, so nobody can log in
        return False


def refuse_demo_accounts() -> None:
    """Called by the server before its first request: costs one query."""
    if not settings.IS_DEMO and demo_accounts_present():
        raise ImproperlyConfigured(
            "DJANGO_ENV=production refuses to start: the database holds demo "
            "accounts. Lock them with: manage.py demo_accounts --lock"
        )


@checks.register(checks.Tags.security, deploy=True)
def second_step_is_required(**_kwargs: Any) -> list[checks.CheckMessage]:
    if settings.REQUIRE_SECOND_STEP:
        return []
    text = "Who signs or keeps accounts may sign in with a password alone."
    hint = "Leave out REQUIRE_SECOND_STEP=false."
    return [checks.Warning(text, hint=hint, id="newsroom.W001")]


@checks.register(checks.Tags.database, deploy=True)
def record_is_out_of_reach(
    databases: Sequence[str] | None = None, **_kwargs: Any
) -> list[checks.CheckMessage]:
    """Asks the database, so only when told to: `check --deploy --database default`."""
    if not databases:
        return []
    with connection.cursor() as cursor:
        found = web_role.excess(cursor)
    if not found:
        return []
    text = "Only triggers keep the web server from changing the record: it may %s."
    hint = "Give it a role of its own: manage.py grant_web_role."
    return [checks.Warning(text % ", ".join(found), hint=hint, id="newsroom.W002")]


@checks.register(checks.Tags.database, deploy=True)
def paper_has_its_name(
    databases: Sequence[str] | None = None, **_kwargs: Any
) -> list[checks.CheckMessage]:
    if not databases:
        return []
    paper: Any = apps.get_model("articles", "Paper")
    if paper.objects.exclude(name=paper().name).exists():
        return []
    text = "Nobody has said yet what the paper is called."
    hint = "The chief or an administrator fills in 报纸资料 at the desk."
    return [checks.Warning(text, hint=hint, id="newsroom.W003")]
