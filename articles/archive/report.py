"""The report of an import: a table that a spreadsheet opens, a line for each finding.

Refusals come as they are found. Remarks that say the same of many rows are counted and
come once, at the end.
"""

import csv
from collections.abc import Iterable
from pathlib import Path

from django.utils.translation import gettext as _

from articles.archive.findings import Finding, Place

MOST_REMARKS = 5_000  # that differ; more would fill memory
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Report:
    """Opened before anything is brought in, so that a full disk is known of in time."""

    def __init__(self, path: Path) -> None:
        self.file = path.open("w", encoding="utf-8-sig", errors="replace", newline="")
        self.table = csv.writer(self.file)
        self.refused = 0
        self.remarks: dict[tuple[str, str], tuple[Place, int]] = {}
        where = [_("文件"), _("行"), _("期"), _("版"), _("稿件"), _("项")]
        self.table.writerow([*where, _("结果"), _("说明")])

    def add(self, findings: Iterable[Finding]) -> None:
        for finding in findings:
            if finding.refused:
                self.refused += 1
                self._row(finding.place, finding.field, _("未收"), finding.sentence)
                continue
            key = (finding.field, finding.sentence)
            if key in self.remarks or len(self.remarks) < MOST_REMARKS:
                place, count = self.remarks.get(key, (finding.place, 0))
                self.remarks[key] = place, count + 1
        self.file.flush()

    def close(self) -> None:
        for (field, sentence), (place, count) in self.remarks.items():
            text = _("%(sentence)s（共 %(count)d 处，这是第一处）")
            if count > 1:
                sentence = text % {"sentence": sentence, "count": count}
            self._row(place, field, _("提示"), sentence)
        self.file.close()

    def _row(self, place: Place, field: str, outcome: str, sentence: str) -> None:
        cells = [place.file, place.line or "", place.issue, place.page, place.story]
        self.table.writerow(
            [_plain(str(c)) for c in (*cells, field, outcome, sentence)]
        )


def _plain(cell: str) -> str:
    """A spreadsheet takes what begins like a formula for one."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
