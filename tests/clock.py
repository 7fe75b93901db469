"""The moment at which the tests stand. Builders and fixtures are in cast.py."""

import datetime as dt
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = dt.datetime(2026, 11, 24, 10, 0, tzinfo=SHANGHAI)
HOUR = dt.timedelta(hours=1)
TODAY = NOW.date()
