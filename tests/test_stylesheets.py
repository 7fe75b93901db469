"""What the paper's dress weighs and where it comes from."""

import gzip
from pathlib import Path

import pytest

CSS = sorted(Path("articles/static/articles/css").glob("*.css"))
KB = 1000


def test_public_styles_stay_light() -> None:
    """As sent by a server that knows gzip alone; 20 KB is the promise."""
    sent = sum(len(gzip.compress(path.read_bytes())) for path in CSS)
    assert len(CSS) >= 5
    assert sent < 12 * KB


@pytest.mark.parametrize("path", CSS, ids=lambda path: path.name)
def test_styles_fetch_nothing_and_bring_no_face(path: Path) -> None:
    text = path.read_text()
    for word in ("url(", "@import", "@font-face", "http:", "https:"):
        assert word not in text


@pytest.mark.parametrize("path", CSS, ids=lambda path: path.name)
def test_styles_stand_in_layers(path: Path) -> None:
    """So that order decides, and no rule has to shout."""
    assert "@layer" in path.read_text()
    assert "!important" not in path.read_text()
