"""What goes to standard error, and what is not worth a line there."""

from typing import Any

from newsroom import env

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env.LOG_LEVEL},
    "loggers": {
        # Its own handlers print only when DEBUG is on, and mail what nobody reads.
        "django": {"handlers": [], "level": env.LOG_LEVEL, "propagate": True},
        # Scanners ask by address all day: answered with 400, not with a traceback.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        # A 403 or 404 is an answer; its traceback would bury the real faults.
        "django.request": {"level": "ERROR"},
        # Failures and lock-outs; not each sign-in and each look at an empty table.
        "axes": {"level": "WARNING"},
    },
}
