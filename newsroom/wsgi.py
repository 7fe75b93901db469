"""The door for the application server."""

import os

from django.core.wsgi import get_wsgi_application
from django.db import connections

from newsroom import checks, devdb

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
application = get_wsgi_application()
devdb.start()
checks.refuse_demo_accounts()
connections.close_all()  # each thread of the server opens its own
