"""Starts the database, then the measurements of what readers ask for."""

from importlib import import_module

import django

from newsroom import devdb

# Processes that write stories load this module too.
if __name__ == "__main__":
    devdb.start()
    django.setup()
    import_module("tests.bench.reading").main()
