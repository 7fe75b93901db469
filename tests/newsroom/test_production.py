"""What production refuses to start with, asked of a fresh process as a server would."""

import os
import secrets
import subprocess
import sys

import pytest
from django.contrib.auth.models import User
from django.core.checks import Tags, run_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from pytest_django import Settings

from newsroom import checks
from newsroom.env import BASE_DIR

GOOD = {
    "DJANGO_ENV": "production",
    "SECRET_KEY": secrets.token_hex(32),
    "ALLOWED_HOSTS": "news.example.cn",
    "DATABASE_URL": "postgresql://newsroom:unused@localhost/newsroom",
}


def start(**changes: str) -> subprocess.CompletedProcess[str]:
    environment = {"ENV_FILE": os.devnull, "PATH": os.environ["PATH"]}
    return subprocess.run(
        [sys.executable, "manage.py", "diffsettings"],
        env=environment | GOOD | changes,
        cwd=BASE_DIR,
        capture_output=True,
        text=True,
    )


def test_production_starts_with_key_host_and_database() -> None:
    done = start()
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY"),
        ({"SECRET_KEY": "a" * 64}, "SECRET_KEY"),
        ({"SECRET_KEY": "demo-" + secrets.token_hex(32)}, "SECRET_KEY"),
        ({"DEBUG": "true"}, "DEBUG"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": "news.example.cn,*"}, "ALLOWED_HOSTS"),
        ({"DATABASE_URL": ""}, "DATABASE_URL"),
        ({"DJANGO_ENV": "staging"}, "DJANGO_ENV"),
    ],
)
def test_production_refuses_in_one_line(changes: dict[str, str], reason: str) -> None:
    done = start(**changes)
    assert done.returncode == 1
    assert reason in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.django_db
def test_server_refuses_a_database_with_demo_accounts(
    settings: Settings,
) -> None:
    User.objects.create(username="chief", email="chief" + checks.DEMO_EMAIL_DOMAIN)
    checks.refuse_demo_accounts()  # the demo itself may
    settings.IS_DEMO = False
    with pytest.raises(ImproperlyConfigured, match="demo_accounts --lock"):
        checks.refuse_demo_accounts()
    call_command("demo_accounts", lock=True)
    checks.refuse_demo_accounts()


@pytest.mark.parametrize(
    ("url", "kind", "demo", "sound"),
    [
        ("", "anything", False, True),
        (
            "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k",
            "wecom",
            False,
            True,
        ),
        ("https://oapi.dingtalk.com/robot/send?a=b", "dingtalk", False, True),
        ("https://qyapi.weixin.qq.com/x", "feishu", False, False),
        ("http://qyapi.weixin.qq.com/x", "wecom", False, False),
        ("http://qyapi.weixin.qq.com/x", "wecom", True, False),
        ("http://127.0.0.1:9/x", "wecom", False, False),
        ("http://127.0.0.1:9/x", "wecom", True, True),
        ("http://localhost.evil.example/x", "wecom", True, False),
        ("http://[::1", "wecom", True, False),
        ("https://", "wecom", False, False),
        ("https://a:99999/x", "wecom", False, False),
        ("https://a/\n", "wecom", False, False),
        ("file:///etc/passwd", "wecom", True, False),
    ],
)
def test_headlines_go_to_the_group_chat_over_https_only(
    url: str, kind: str, demo: bool, sound: bool
) -> None:
    assert bool(checks.webhook_faults(url=url, kind=kind, demo=demo)) is not sound


def test_wrong_webhook_stops_the_start_without_printing_its_key() -> None:
    done = start(DESK_WEBHOOK_URL="http://robot.example.cn/send?key=5ecret")
    assert done.returncode == 1
    assert "DESK_WEBHOOK_URL" in done.stderr
    assert "5ecret" not in done.stderr


def deploy_warnings() -> set[str | None]:
    found = run_checks(include_deployment_checks=True, tags=[Tags.security])
    return {message.id for message in found}


@pytest.mark.parametrize(("written", "required"), [("", True), ("false", False)])
def test_production_demands_the_second_step_unless_told(
    written: str, required: bool
) -> None:
    told = {"REQUIRE_SECOND_STEP": written} if written else {}
    said = start(**told).stdout
    assert f"REQUIRE_SECOND_STEP = {required}" in said


def test_password_alone_for_those_who_sign_is_warned_of(settings: Settings) -> None:
    for required in (True, False):
        settings.REQUIRE_SECOND_STEP = required
        assert ("newsroom.W001" in deploy_warnings()) is not required
