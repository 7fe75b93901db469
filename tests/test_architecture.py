"""The house rules that a reader of one file cannot see: rooms, doors, lengths."""

import ast
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted(
    path.relative_to(ROOT)
    for folder in ("articles", "newsroom", "tests")
    for path in (ROOT / folder).rglob("*.py")
    if "migrations" not in path.parts
)
OURS = [path for path in SOURCES if path.parts[0] != "tests"]
Rule = Callable[[Path], None]
READING = ("views", "feeds", "sitemaps", "reading", "templatetags", "metadata")
# Where time and requests come in. Everybody else is told what time it is; a form
# field alone must ask, since nobody hands it a moment to measure five years from.
DOORS = ("views", "admin", "management", "feeds", "sitemaps", "newsroom", "forms")
STATE_COLUMNS = {
    "state",
    "live_from",
    "live_revision",
    "first_live_at",
    "release_at",
}
# The verbs, and the two that write whole papers at once with signatures of their own.
WRITERS = ("workflow", "layout", "sample", "seed", "archive")


# Reads and packs for seconds without holding a row, then writes in one transaction.
WRITTEN_IN_ONE_PLACE = {"articles/layout/handing_off/verb.py:hand_off"}


@cache
def text_of(path: Path) -> str:
    return (ROOT / path).read_text("utf-8")


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(text_of(path), filename=str(path))


def room_of(path: Path) -> str:
    """articles/views/front.py and articles/views.py are both "views"."""
    room = path.parts[1] if path.parts[0] == "articles" else path.parts[0]
    return room.removesuffix(".py")


def calls(path: Path) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree_of(path)) if isinstance(node, ast.Call))


def dotted(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def of_each(paths: Sequence[Path]) -> Callable[[Rule], Callable[[], None]]:
    """One test for all these files: a thousand tests of a millisecond cost a minute."""

    def make(rule: Rule) -> Callable[[], None]:
        def test() -> None:
            for path in paths:
                rule(path)

        test.__doc__ = rule.__doc__
        return test

    return make


@of_each(SOURCES)
def test_file_is_short_and_says_what_lives_in_it(path: Path) -> None:
    text = text_of(path)
    assert len(text.splitlines()) < 250, path
    if not text.strip():
        return
    assert ast.get_docstring(tree_of(path)), path


@of_each(OURS)
def test_nothing_is_imported_inside_a_function(path: Path) -> None:
    functions = (
        node
        for node in ast.walk(tree_of(path))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    )
    for function in functions:
        inside = [
            node.lineno
            for node in ast.walk(function)
            if isinstance(node, (ast.Import, ast.ImportFrom))
        ]
        assert not inside, f"{path}:{inside}"


@of_each(OURS)
def test_only_doors_ask_the_clock(path: Path) -> None:
    clocks = {"timezone.now", "datetime.now", "dt.datetime.now", "dt.date.today"}
    clocks |= {
        "datetime.utcnow",
        "date.today",
        "localdate",
        "timezone.localdate",
        "Now",
    }
    asked = [
        call.lineno
        for call in calls(path)
        if dotted(call.func) in clocks and not (call.args or call.keywords)
    ]
    assert not asked or room_of(path) in DOORS, f"{path}:{asked}"


@of_each(OURS)
def test_what_is_live_is_decided_in_one_place(path: Path) -> None:
    """Nobody but .live(now) compares the release columns with an instant."""
    if room_of(path) in ("models", *WRITERS):
        return
    keywords = {
        word.arg
        for call in calls(path)
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in ("filter", "exclude", "get", "Q")
        for word in call.keywords
        if word.arg
    }
    lookups = {"live_from__lte", "live_from__lt", "release_at__lte", "release_at__lt"}
    assert not keywords & (lookups | {"live_from", "release_at"}), path


@of_each([path for path in OURS if room_of(path) in READING])
def test_reading_doors_reach_stories_only_through_live(path: Path) -> None:
    for node in ast.walk(tree_of(path)):
        manager, _dot, asked = dotted(node).rpartition(".")
        if manager in ("Article.objects", "Issue.objects", "Photo.objects"):
            assert asked in ("live", "once_live"), f"{path}: {dotted(node)}"


@of_each(OURS)
def test_only_verbs_set_the_columns_of_state(path: Path) -> None:
    if room_of(path) in (*WRITERS, "models") or path.stem in WRITERS:
        return
    for node in ast.walk(tree_of(path)):
        if isinstance(node, (ast.Assign, ast.AugAssign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                is_column = isinstance(target, ast.Attribute)
                assert not (
                    is_column
                    and isinstance(target, ast.Attribute)
                    and target.attr in STATE_COLUMNS
                ), f"{path}:{node.lineno}"
    for call in calls(path):
        if isinstance(call.func, ast.Attribute) and call.func.attr == "update":
            written = {word.arg for word in call.keywords} & STATE_COLUMNS
            assert not written, f"{path}:{call.lineno}"


VERBS = [path for path in OURS if room_of(path) in ("workflow", "layout")]


@of_each(VERBS)
def test_every_verb_is_done_whole_or_not_at_all(path: Path) -> None:
    """A verb is what takes both who and when; what it calls runs in its transaction."""
    for node in tree_of(path).body:
        if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
            continue
        if f"{path}:{node.name}" in WRITTEN_IN_ONE_PLACE:
            continue
        asked = {argument.arg for argument in node.args.kwonlyargs}
        decorators = {dotted(decorator) for decorator in node.decorator_list}
        if asked >= {"by", "now"}:
            assert "transaction.atomic" in decorators, f"{path}: {node.name}"


@of_each(OURS)
def test_no_part_talks_to_another_behind_its_back(path: Path) -> None:
    text = text_of(path)
    for word in ("post_save", "pre_save", "post_delete", "m2m_changed", "@receiver"):
        assert word not in text, f"{path}: {word}"
    assert path.stem not in ("utils", "helpers", "common", "misc"), path


@of_each(OURS)
def test_no_raw_sql_takes_its_date_from_another_zone(path: Path) -> None:
    assert "::date" not in text_of(path), path
    assert "CURRENT_DATE" not in text_of(path).upper(), path


def test_public_templates_hold_no_script_and_no_inline_style() -> None:
    for path in (ROOT / "articles/templates/articles").rglob("*.html"):
        text = path.read_text("utf-8")
        assert not re.search(r"\sstyle=|<style|\son\w+=|javascript:", text), path
        for script in re.findall(r"<script[^>]*>", text):
            assert "src=" in script or "ld+json" in script, path


def test_no_template_queries() -> None:
    for path in (ROOT / "articles/templates/articles").rglob("*.html"):
        text = path.read_text("utf-8")
        assert not re.search(r"\.(objects|filter|exclude|count|exists)\b", text), path


def test_migrations_are_named_as_sentences() -> None:
    for path in (ROOT / "articles/migrations").glob("0*.py"):
        assert re.fullmatch(r"\d{4}_[a-z]+(_[a-z]+)+", path.stem), path.stem
        assert "_auto_" not in path.stem
