"""Starts the database, then the measurements of search, which know models."""

from importlib import import_module

import django

from newsroom import devdb

devdb.start()
django.setup()
import_module("tests.bench.search").main()
