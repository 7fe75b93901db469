#!/usr/bin/env python3
"""The command line of the site; newsroom/command_line.py does the work."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
# The limit that protects web requests would cut an import or a migration short.
os.environ.setdefault("STATEMENT_TIMEOUT_MS", "0")

from newsroom.command_line import main

if __name__ == "__main__":
    main()
