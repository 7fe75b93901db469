"""What changed between two lists: named once, and only what changed."""

import pytest
from django.utils.translation import override

from articles.layout.changes import changes
from articles.models.approval import Signed


def listed(*stories: str) -> Signed:
    """ "1a": story 1 in its text a."""
    return [[int(story[0]), f"稿{story[0]}", story[1:]] for story in stories]


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("1a 2a 3a", "1a 2a 3a", ""),
        ("", "1a", "新增1"),
        ("1a", "", "撤下1"),
        ("1a 2a", "1a 2b", "改动2"),
        ("1a 2a 3a 4a", "4a 1a 2a 3a", "换序4"),
        ("1a 2a 3a 4a", "1a 3a 4a", "撤下2"),
        ("1a 2a 3a", "9a 1a 2a 3a", "新增9"),
        ("1a 2a 3a", "3b 1a 2a", "改动3 换序3"),
        ("1a 2a 3a", "8a 3a 1b", "新增8 换序3 改动1 撤下2"),
    ],
)
def test_changes_are_named_and_nothing_else_is(
    before: str, after: str, found: str
) -> None:
    with override("zh-hans"):
        lines = changes(listed(*before.split()), listed(*after.split()))
    words = " ".join(f"{change.kind.label}{change.story}" for change in lines)
    assert words == found


def test_change_is_told_with_the_storys_title() -> None:
    with override("zh-hans"):
        assert str(changes(listed("1a"), listed("1b"))[0]) == "改动《稿1》"
