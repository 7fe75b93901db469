"""Every environment variable the project reads, each declared once and typed.
No decisions here: what a value means is settled in settings.py."""

import os
from pathlib import Path
from typing import Final

from environs import Env

BASE_DIR: Final = Path(__file__).resolve().parent.parent
VAR_DIR: Final = BASE_DIR / "var"

_env = Env()
# Values already in the environment win over the file. ENV_FILE names another file,
# for instance /etc/newsroom.env; the tests point it at nothing.
_env.read_env(os.environ.get("ENV_FILE", str(BASE_DIR / ".env")), recurse=False)

DJANGO_ENV: Final = _env.str("DJANGO_ENV", "demo")
DEBUG: Final = _env.bool("DEBUG", False)
SECRET_KEY: Final = _env.str("SECRET_KEY", "")
ALLOWED_HOSTS: Final[list[str]] = _env.list("ALLOWED_HOSTS", [])
CSRF_TRUSTED_ORIGINS: Final[list[str]] = _env.list("CSRF_TRUSTED_ORIGINS", [])
DATABASE_URL: Final = _env.str("DATABASE_URL", "")
STATEMENT_TIMEOUT_MS: Final = _env.int("STATEMENT_TIMEOUT_MS", 5000)
MEDIA_ROOT: Final = Path(_env.str("MEDIA_ROOT", "") or BASE_DIR / "media")
MEDIA_ACCEL: Final = _env.str("MEDIA_ACCEL", "")
STATIC_ROOT: Final = Path(_env.str("STATIC_ROOT", "") or VAR_DIR / "staticfiles")
REQUIRE_SECOND_STEP: Final[bool | None] = _env.bool("REQUIRE_SECOND_STEP", None)
HTTPS: Final = _env.bool("HTTPS", True)
HSTS_SECONDS: Final = _env.int("HSTS_SECONDS", 3600)
PROXY_SSL_HEADER: Final = _env.str("PROXY_SSL_HEADER", "")
TRUSTED_PROXIES: Final[list[str]] = _env.list("TRUSTED_PROXIES", [])
DESK_WEBHOOK_URL: Final = _env.str("DESK_WEBHOOK_URL", "")
DESK_WEBHOOK_KIND: Final = _env.str("DESK_WEBHOOK_KIND", "wecom")
DESK_WEBHOOK_SECRET: Final = _env.str("DESK_WEBHOOK_SECRET", "")
LOG_LEVEL: Final = _env.str("LOG_LEVEL", "INFO")
