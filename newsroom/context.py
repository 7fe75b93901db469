"""What every desk template may ask about the installation."""

from django.conf import settings
from django.http import HttpRequest


def installation(_request: HttpRequest) -> dict[str, object]:
    logins = settings.DEMO_USERNAMES if settings.IS_DEMO else ()
    return {"is_demo": settings.IS_DEMO, "demo_logins": logins}
