"""What every desk template may ask about the installation."""

from django.conf import settings
from django.http import HttpRequest


def installation(_request: HttpRequest) -> dict[str, bool]:
    return {"is_demo": settings.IS_DEMO}
