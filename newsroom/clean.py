"""`make clean`: removes what this checkout made, the demo's data included.
Standard library only."""

import shutil
import sys
from pathlib import Path

from newsroom import address

ROOT = Path(__file__).resolve().parent.parent
CACHES = (".mypy_cache", ".ruff_cache", ".pytest_cache", ".import_linter_cache")


def main() -> None:
    if address.alive_launcher():
        sys.exit("make run is still running here: stop it first.")
    address.end_server()
    elsewhere = address.VAR_DIR / "database-home"
    data = elsewhere.resolve() if elsewhere.is_symlink() else address.VAR_DIR
    if (data / "pgdata" / "postmaster.pid").exists():
        sys.exit(f"A database server still uses {data}: stop what uses it first.")
    if elsewhere.is_symlink():
        shutil.rmtree(data)
    for name in ("var", ".venv", *CACHES):
        shutil.rmtree(ROOT / name, ignore_errors=True)


if __name__ == "__main__":
    main()
