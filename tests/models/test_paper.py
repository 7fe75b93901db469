"""The paper's row: there is one, and it never says what nobody told it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.models import Paper

pytestmark = pytest.mark.django_db


def test_migrations_leave_one_row_that_claims_no_name() -> None:
    row = Paper.objects.get()
    assert (row.pk, row.name, row.facts()) == (1, "本报", [])


def test_database_takes_no_second_paper() -> None:
    with pytest.raises(IntegrityError, match="paper_is_one"), transaction.atomic():
        Paper.objects.create(pk=2, name="第二份")


def test_database_takes_no_paper_without_a_name() -> None:
    with pytest.raises(IntegrityError, match="paper_has_a_name"), transaction.atomic():
        Paper.objects.update(name="")


def test_facts_are_those_that_are_set_in_order() -> None:
    row = Paper(name="澄湖日报", publisher="澄湖区融媒体中心", postcode="000000")
    assert [value for _label, value in row.facts()] == ["澄湖区融媒体中心", "000000"]


@pytest.mark.parametrize(
    ("record", "code"),
    [
        ("苏公网安备32000002000000号", "32000002000000"),
        ("苏公网安备 32000002000000号", "32000002000000"),
        ("", ""),
    ],
)
def test_police_record_leads_to_its_own_entry(record: str, code: str) -> None:
    link = Paper(police_record=record).police_link
    assert link.endswith(f"code={code}") if code else link == ""
    assert not code or link.startswith("https://beian.mps.gov.cn/")


GOOD = {
    "serial_number": ["CN 32-0001", "CN32-0001/G"],
    "icp": ["苏ICP备2024000000号-1", "京ICP证000000号", "苏ICP备2024000000号"],
    "police_record": ["苏公网安备32000002000000号", "京公网安备 11000002000001号"],
    "report_page": ["https://example.org/report?a=b", "http://example.org/"],
}


@pytest.mark.parametrize(
    ("name", "word"), [(name, word) for name, words in GOOD.items() for word in words]
)
def test_numbers_are_taken_as_offices_write_them(name: str, word: str) -> None:
    Paper(name="澄湖日报", **{name: word}).full_clean(
        validate_unique=False, validate_constraints=False
    )


def test_line_break_hides_nothing_behind_a_number() -> None:
    with pytest.raises(ValidationError):
        Paper(postcode="000000\n").clean_fields()
