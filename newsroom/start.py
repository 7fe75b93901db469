"""Refuses Pythons that are too old, then hands over to bootstrap.py.
Must parse on any Python 3, so nothing modern stands here."""

import os
import shutil
import sys

if sys.version_info < (3, 11):
    for name in ("python3.13", "python3.12", "python3.11", "python3.14"):
        newer = shutil.which(name)
        if newer:
            os.execv(newer, [newer, "-m", "newsroom.start"] + sys.argv[1:])  # noqa
    sys.exit("This needs Python 3.11 or newer; python3 here is " + sys.version[:6])

from newsroom import bootstrap

if __name__ == "__main__":
    try:
        bootstrap.main()
    except KeyboardInterrupt:
        sys.exit(130)
