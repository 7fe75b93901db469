"""Disables each permission check in turn and shows that a test turns red.

python -m tests.mutants [part of a module's name]
"""

import os
import subprocess
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

# The quickest to turn red come first.
TESTS = (
    *("tests/admin/test_doors.py", "tests/test_workflow_table.py"),
    *("tests/admin/test_nouns.py", "tests/test_permissions.py", "tests/admin"),
    *("tests/layout", "tests/test_ownership.py", "tests/test_reviews.py", "tests"),
)


def main(part: str) -> int:
    django.setup()
    from tests.mutant import checks  # noqa: PLC0415 (needs the apps)

    found = [row for row in checks() if part in row[0]]
    survivors = []
    started = time.monotonic()
    for number, (module, name) in enumerate(found, 1):
        red = is_red(f"{module}:{name}")
        survivors += [] if red else [f"{module}:{name}"]
        minutes = (time.monotonic() - started) / 60
        print(
            f"{number}/{len(found)} {module}:{name} "
            f"{'killed' if red else 'SURVIVED'} ({minutes:.1f} min)",
            flush=True,
        )
    print(f"checks disabled: {len(found)}, turned red: {len(found) - len(survivors)}")
    return len(survivors)


def is_red(mutant: str) -> bool:
    """Whether some test fails. Exit code 1 alone: anything else is our own fault."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "tests.mutant"]
    command += ["--reuse-db", "-p", "no:cacheprovider", *TESTS]
    run = subprocess.run(
        command,
        env=os.environ | {"MUTANT": mutant},
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode not in (0, 1):
        sys.exit(f"{mutant}: {run.stdout[-2000:]}{run.stderr[-2000:]}")
    return run.returncode == 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "") > 0)
