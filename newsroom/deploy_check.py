"""Django's own deployment check under the settings that production gets."""

import os
import secrets
import subprocess
import sys

from newsroom.env import BASE_DIR

PRODUCTION = {
    "ENV_FILE": os.devnull,
    "DJANGO_ENV": "production",
    "DEBUG": "false",
    "SECRET_KEY": secrets.token_hex(32),
    "ALLOWED_HOSTS": "news.example.cn",
    "DATABASE_URL": "postgresql://newsroom:unused@localhost/newsroom",
}
COMMAND = ["manage.py", "check", "--deploy", "--fail-level", "WARNING"]

if __name__ == "__main__":
    own = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    done = subprocess.run(
        [sys.executable, *COMMAND], env=own | PRODUCTION, cwd=BASE_DIR
    )
    sys.exit(done.returncode)
