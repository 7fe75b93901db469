"""The labelled lines: precision and recall over role, name and organisation."""

import pytest

from tests.copytext.credit_lines import FOLDER, Case, all_cases, read_cases, score

CASES = all_cases()


@pytest.mark.parametrize("in_page", [False, True], ids=["alone", "in a page"])
def test_labelled_lines_are_read_right(in_page: bool) -> None:
    total = score(CASES, in_page=in_page)[""]
    assert total.precision >= 0.98, "\n".join(total.misread)
    assert total.recall >= 0.95, "\n".join(total.misread)


@pytest.mark.parametrize("in_page", [False, True], ids=["alone", "in a page"])
def test_what_is_no_byline_stays_text(in_page: bool) -> None:
    plain = [case for case in CASES if not case.expected]
    assert len(plain) >= 60
    assert score(plain, in_page=in_page)[""].misread == []


def test_every_form_has_its_lines() -> None:
    forms = {case.form.split()[0] for case in CASES}
    assert forms == {f"{number:02}" for number in range(1, 28)}
    assert len(CASES) >= 250
    assert len({case.text for case in CASES}) == len(CASES)


def test_undecided_lines_are_doubted() -> None:
    doubted = [case for case in CASES if case.doubted]
    assert doubted and score(doubted)[""].misread == []


def test_score_counts_what_is_missed_and_what_is_made_up() -> None:
    """The measure itself: it must be able to fail."""
    wrong = Case("99", "徐雁 摄", frozenset({("reporter", "徐燕", "")}))
    total = score([wrong])[""]
    assert (total.hits, total.wrong, total.missed) == (0, 1, 1)
    assert total.precision == total.recall == 0.0


def test_every_sheet_can_be_read() -> None:
    assert all(list(read_cases(path)) for path in FOLDER.glob("*.txt"))
