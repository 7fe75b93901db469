"""A load that breaks leaves nothing. Not in test_load: its rows stay till its end."""

from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django.fixtures import Settings

from articles.models import Issue, Photo, Reporter
from articles.sample import load, photos
from tests.cast import jpeg


@pytest.mark.django_db
def test_broken_load_leaves_nothing_behind(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path
) -> None:
    def fails(*args: object, **options: object) -> None:
        raise OSError("disk full")

    settings.DEMO_PASSWORD_FILE = tmp_path / "demo-password"
    monkeypatch.setattr(photos, "draw", lambda *args, **options: jpeg())
    monkeypatch.setattr(load.Desk, "released", fails)
    with pytest.raises(OSError, match="disk full"):
        call_command("load_sample")
    assert not Photo.objects.exists()
    assert not Reporter.objects.exists()
    assert not Issue.objects.exists()
