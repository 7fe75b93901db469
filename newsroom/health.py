"""/healthz for load balancers and containers. Says nothing of value to strangers."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from articles.models import Issue

LOOPBACK = {"127.0.0.1", "::1"}


@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """200 when the database answers and every migration is applied, else 503."""
    try:
        pending = _pending_migrations()
        answer: dict[str, Any] = {"status": "migrations pending" if pending else "ok"}
        if _asked_from_this_machine(request):
            answer |= _details(pending=pending)
    except DatabaseError:
        answer = {"status": "database unreachable"}
    return JsonResponse(answer, status=200 if answer["status"] == "ok" else 503)


def _pending_migrations() -> int:
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _asked_from_this_machine(request: HttpRequest) -> bool:
    # Behind a proxy everybody comes from loopback; the proxy says so in this header.
    return (
        request.META.get("REMOTE_ADDR") in LOOPBACK
        and "HTTP_X_FORWARDED_FOR" not in request.META
    )


def _free_bytes(directory: Path) -> int:
    while not directory.exists():  # made at the first upload
        directory = directory.parent
    return shutil.disk_usage(directory).free


def _details(*, pending: int) -> dict[str, Any]:
    newest: date | None = None
    if not pending:
        live = Issue.objects.live(timezone.now())
        newest = live.order_by("-date").values_list("date", flat=True).first()
    return {
        "free_disk_mb": _free_bytes(Path(settings.MEDIA_ROOT)) // 2**20,
        "pending_migrations": pending,
        "newest_issue": newest.isoformat() if newest else None,
    }
