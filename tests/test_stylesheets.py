"""What the paper's dress weighs and where it comes from."""

import re
from pathlib import Path

import pytest

CSS = sorted(Path("articles/static/articles/css").glob("*.css"))


def test_public_styles_stay_light() -> None:
    """Of the files as they lie here, which no build makes smaller."""
    assert len(CSS) >= 5
    assert sum(path.stat().st_size for path in CSS) < 20 * 1024


def test_public_styles_are_written_to_be_read() -> None:
    """Light by what they say: one rule a line, with room between its words."""
    for path in CSS:
        text = path.read_text()
        assert not re.search(r"\S\{|\{\S|[^ \n]\}|\} *[.#a-z:]|:[^ ,{]+;", text), path


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
