"""A real browser on a real server. Only `make browser` comes here."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import pytest
from django.contrib.auth.models import User

from tests.cast import PASSWORD

# Without `make browser` this folder does not exist: playwright is no test requirement.
WANTED = any("browser" in argument for argument in sys.argv[1:])
collect_ignore_glob = [] if WANTED else ["*"]

# playwright keeps an event loop in this thread; the ORM calls here are plain ones.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

Desk = Callable[..., Any]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "browser: drives a real browser")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    # By name: `make test` checks types where the browser's packages are not.
    driver: Any = import_module("playwright.sync_api")
    with driver.sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-quic"]
        path = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        yield browser
        browser.close()


@pytest.fixture
def complaints() -> list[str]:
    """What any page wrote to the console as an error; must stay empty."""
    return []


@pytest.fixture
def visit(
    chromium: Any, live_server: Any, complaints: list[str]
) -> Iterator[Callable[..., Any]]:
    """A new browser window, 1280 wide unless told."""
    windows = []

    def window(width: int = 1280, scheme: str = "light") -> Any:
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            base_url=live_server.url,
            color_scheme=scheme,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            bypass_csp=False,
        )
        windows.append(context)
        page = context.new_page()
        page.on("console", lambda line: _note(line, complaints))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield window
    for context in windows:
        context.close()


def _note(line: Any, complaints: list[str]) -> None:
    # An answer of 404 or 409 is no fault of a page; its own errors are.
    if line.type == "error" and "status of 4" not in line.text:
        complaints.append(line.text)


@pytest.fixture
def desk(visit: Callable[..., Any]) -> Desk:
    """A window in which this person has logged in, through the form."""

    def enter(user: User, width: int = 1280, scheme: str = "light") -> Any:
        page = visit(width, scheme)
        page.goto("/admin/")
        page.fill("#id_username", user.username)
        page.fill("#id_password", PASSWORD)
        page.click("#login-form [type=submit]")
        page.wait_for_selector(".menu")
        return page

    return enter


@pytest.fixture(scope="session")
def axe() -> str:
    script: str = import_module("axe_playwright_python.base").AXE_SCRIPT
    return script
