"""The demo's settings for a test run. A machine's own .env must not reach the tests."""

import os

os.environ["ENV_FILE"] = os.devnull
os.environ["DJANGO_ENV"] = "demo"

from newsroom.devdb.lease import free_slot
from newsroom.env import VAR_DIR
from newsroom.settings import *  # noqa: F403  (after the environment is set)
from newsroom.settings import DATABASES, STORAGES

# Hashed names need collectstatic first; no test is about them.
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Two test runs at once each get a database of their own.
DATABASES["default"]["TEST"] = {
    "NAME": f"test_newsroom_{free_slot(VAR_DIR, name='tests')}"
}
# What a test commits need not outlive a power cut.
DATABASES["default"]["OPTIONS"]["options"] += " -c synchronous_commit=off"
