"""Django's command line, with the demo's database started for commands that use it."""

import signal
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from newsroom import devdb

WITHOUT_DATABASE = {
    "",
    "help",
    "version",
    "--help",
    "--version",
    "-h",
    "catalogues",
    "collectstatic",
    "compilemessages",
    "diffsettings",
    "findstatic",
    "makemessages",
    "sendtestemail",
    "show_permissions",
    "startapp",
}


def needs_database(arguments: list[str]) -> bool:
    command = arguments[0] if arguments else ""
    if command in WITHOUT_DATABASE or {"--help", "-h"} & set(arguments):
        return False
    return not (command == "import_page" and "--dry-run" in arguments)


def main() -> None:
    # As an exit, so that the database is let go of too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        if needs_database(sys.argv[1:]):
            devdb.start()
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(str(error))
