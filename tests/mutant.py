"""A pytest plugin that disables one permission check, named by $MUTANT.

`make mutants` runs the tests once for each check and counts those that turn red.
"""

import importlib
import os
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import articles

ROOMS = {"admin", "workflow", "layout", "revisions", "accounts", "photo_library"}
ROOMS |= {"drafts", "presence", "forms", "permissions"}
HOME = "articles.permissions"
# These ask whether a row is ready, not whether a person may.
READINESS = {"require_complete", "require_room", "require_tag"}
# Asked inside the module that defines them, so disabling the name there tells.
ASKED_AT_HOME = {"articles.permissions.stories:own"}
ASKED_AT_HOME |= {"articles.permissions.stories:signature_of"}


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


def checks() -> Iterator[tuple[str, str]]:
    """Every place where a module asks articles.permissions, as (module, name)."""
    for info in pkgutil.walk_packages(articles.__path__, "articles."):
        if info.name.split(".")[1] not in ROOMS or info.name == HOME:
            continue
        module = importlib.import_module(info.name)
        for name, value in sorted(vars(module).items()):
            if name not in READINESS and callable(value) and disabled(name):
                home = getattr(value, "__module__", "")
                here = f"{info.name}:{name}"
                if home != info.name or here in ASKED_AT_HOME:
                    yield info.name, name


@pytest.hookimpl(trylast=True)
def pytest_collection_finish(session: pytest.Session) -> None:
    """After every import, so that whoever has the name gets the disabled one."""
    module, _colon, name = os.environ["MUTANT"].partition(":")
    setattr(importlib.import_module(module), name, disabled(name))
