"""Disables each permission check in turn and shows that a test turns red.

`make mutants`: a pytest plugin. Every test runs once, to learn which of them ask which
check; then those that ask it run with the check disabled, until one turns red.
"""

import importlib
import os
import pkgutil
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from django.db import connections

import articles

HOME = "articles.permissions"
WORDS = "articles.copytext"  # what is visible there are characters
# These ask whether a row is ready, not whether a person may.
READINESS = {"require_complete", "require_room", "require_tag", "require_readable"}
READINESS |= {"require_near", "require_embargo_over"}
# Asked inside the module that defines them, so disabling the name there tells.
ASKED_AT_HOME = {"articles.permissions.stories:own"}
ASKED_AT_HOME |= {"articles.permissions.stories:signature_of"}

Mutant = tuple[str, str]


def _yes(*args: Any, **kwargs: Any) -> bool:
    return True


def _no(*args: Any, **kwargs: Any) -> bool:
    return False


def _nothing(*args: Any, **kwargs: Any) -> None:
    return None


def _all_rows(user: Any, rows: Any) -> Any:
    return rows


def disabled(name: str) -> Callable[..., Any] | None:
    """What a check says when nobody is asked any more; None where it is no check."""
    if name.startswith("require"):
        return _nothing
    if name in ("visible", "awaiting"):
        return _all_rows
    if name == "own":
        return _no
    if name == "signature_of":
        return _nothing
    return _yes if name.startswith("may") else None


def checks() -> Iterator[Mutant]:
    """Every place where a module asks articles.permissions, as (module, name)."""
    for info in pkgutil.walk_packages(articles.__path__, "articles."):
        if info.name == HOME or info.name.startswith(WORDS):
            continue
        module = importlib.import_module(info.name)
        for name, value in sorted(vars(module).items()):
            if name not in READINESS and callable(value) and disabled(name):
                home = getattr(value, "__module__", "")
                here = f"{info.name}:{name}"
                is_ours = home.startswith("articles.") and home != info.name
                if is_ours or here in ASKED_AT_HOME:
                    yield info.name, name


class Watch:
    """Which test runs, whether any has failed, and who asked what."""

    def __init__(self) -> None:
        self.failed = False
        self.asking: set[Mutant] = set()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.failed = self.failed or report.failed

    def over(self, mutant: Mutant, check: Callable[..., Any]) -> Callable[..., Any]:
        def asked(*args: Any, **kwargs: Any) -> Any:
            self.asking.add(mutant)
            return check(*args, **kwargs)

        return asked


def run(item: pytest.Item) -> None:
    # All is torn down but the session's own: its database must stay.
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=item.session)


def askers(
    items: Sequence[pytest.Item], found: Sequence[Mutant], watch: Watch
) -> dict[Mutant, list[pytest.Item]]:
    """The tests that ask each check, the quickest first."""
    stock = {mutant: _current(mutant) for mutant in found}
    for mutant, check in stock.items():
        _set(mutant, watch.over(mutant, check))
    seconds: dict[Mutant, list[tuple[float, int]]] = {mutant: [] for mutant in found}
    for number, item in enumerate(items):
        watch.asking.clear()
        watch.failed = False
        started = time.perf_counter()
        run(item)
        # What is red already tells nothing of a mutant; pytest reports it at the end.
        for mutant in () if watch.failed else watch.asking:
            seconds[mutant].append((time.perf_counter() - started, number))
    for mutant, check in stock.items():
        _set(mutant, check)
    return {
        mutant: [items[number] for _spent, number in sorted(rows)]
        for mutant, rows in seconds.items()
    }


def is_red(mutant: Mutant, items: Sequence[pytest.Item], watch: Watch) -> bool:
    """In a process of its own, so that the next mutant starts clean."""
    connections.close_all()
    child = os.fork()
    if child:
        _pid, status = os.waitpid(child, 0)
        return os.waitstatus_to_exitcode(status) == 1
    status = 2
    try:
        items[0].config.pluginmanager.unregister(name="terminalreporter")
        _set(mutant, disabled(mutant[1]))
        for item in items:
            run(item)
            if watch.failed:
                break
        status = int(watch.failed)
    finally:
        os._exit(status)


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool:
    watch = Watch()
    session.config.pluginmanager.register(watch)
    say = session.config.get_terminal_writer().line
    part = os.environ.get("MUTANT", "")
    found = [row for row in checks() if part in ":".join(row)]
    asked = askers(session.items, found, watch)
    watch.failed = False
    survivors = 0
    for number, mutant in enumerate(found, 1):
        items = asked[mutant]
        red = bool(items) and is_red(mutant, items, watch)
        survivors += not red
        verdict = "killed" if red else f"SURVIVED {len(items)} tests"
        say(f"{number}/{len(found)} {':'.join(mutant)} {verdict}")
    say(f"checks disabled: {len(found)}, turned red: {len(found) - survivors}")
    session.testsfailed += survivors
    return True


def _current(mutant: Mutant) -> Callable[..., Any]:
    check: Callable[..., Any] = getattr(importlib.import_module(mutant[0]), mutant[1])
    return check


def _set(mutant: Mutant, check: Callable[..., Any] | None) -> None:
    setattr(importlib.import_module(mutant[0]), mutant[1], check)
