"""The demo's settings for a test run. A machine's own .env must not reach the tests."""

import os

os.environ["ENV_FILE"] = os.devnull
os.environ["DJANGO_ENV"] = "demo"

from newsroom.settings import *  # noqa: F403  (after the environment is set)
from newsroom.settings import STORAGES

# Hashed names need collectstatic first; no test is about them.
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
