"""A worker starts fast and knows neither Django nor the site."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import articles.workers

FOLDER = Path(articles.workers.__file__).parent
MODULES = sorted(
    f"articles.workers.{path.stem}"
    for path in FOLDER.glob("*.py")
    if path.stem[0] != "_"
)
ALLOWED = ("articles", "articles.limited", "articles.workers")


@pytest.mark.parametrize("module", MODULES)
def test_worker_imports_nothing_of_the_site(module: str) -> None:
    asked = f"import json, sys, {module}; print(json.dumps(sorted(sys.modules)))"
    seen = json.loads(subprocess.check_output([sys.executable, "-c", asked]))
    assert not {"django", "psycopg"} & set(seen)
    ours = {name for name in seen if name.split(".")[0] in ("articles", "newsroom")}
    strangers = {name for name in ours if not name.startswith(ALLOWED[1:])}
    assert strangers == {"articles"}
