"""The labelled lines of credit_lines/*.txt, and how many the parser reads right.

`python -m tests.copytext.credit_lines` prints the table by form, and every line missed.
"""

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import django

from articles.copytext import PageCopy, parse_page
from articles.vocabulary import CreditRole

FOLDER = Path(__file__).with_name("credit_lines")
ROLES = {
    "记者": CreditRole.REPORTER,
    "实习生": CreditRole.INTERN,
    "通讯员": CreditRole.CORRESPONDENT,
    "摄影": CreditRole.PHOTOGRAPHER,
    "作者": CreditRole.AUTHOR,
    "整理": CreditRole.COMPILER,
    "参与采写": CreditRole.CONTRIBUTOR,
    "编辑": CreditRole.EDITOR,
    "校对": CreditRole.PROOFREADER,
    "美编": CreditRole.DESIGNER,
    "署名": CreditRole.UNKNOWN,
}
WORDS = {role.value: word for word, role in ROLES.items()}
LABEL = re.compile(
    r"(?P<role>\S+) (?P<name>[^（）]+?)(?:（(?P<organisation>[^）]+)）)?"
)
# A story in front of a line that stands behind or below one.
STORY = (
    "揽月湖步道全线贯通\n\n本报讯 昨天上午，环湖步道最后一段合龙，区长到场察看。\n\n"
)
HEADLINE = "揽月湖步道全线贯通\n\n"

# role, name, organisation
Found = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Case:
    """A printed line with the credits that a person reads in it."""

    form: str
    text: str
    expected: frozenset[Found]
    known: frozenset[str] = frozenset()
    doubted: bool = False

    @property
    def in_page(self) -> str:
        """The line where a page would have it: under a headline, or behind a story."""
        opens = re.match(r"[（(【\[〔]?[\w]{1,20}?(?:讯|电|消息|报道)", self.text)
        return (HEADLINE if opens or "⏎" in self.text else STORY) + self.page

    @property
    def page(self) -> str:
        return self.text.replace("⏎", "\n")


@dataclass(slots=True)
class Score:
    lines: int = 0
    right: int = 0
    hits: int = 0
    wrong: int = 0
    missed: int = 0
    misread: list[str] = field(default_factory=list)

    def add(self, case: Case, found: frozenset[Found], *, doubted: bool) -> None:
        self.lines += 1
        self.hits += len(found & case.expected)
        self.wrong += len(found - case.expected)
        self.missed += len(case.expected - found)
        if found == case.expected and (doubted or not case.doubted):
            self.right += 1
        else:
            self.misread.append(
                f"{case.text}\n    读成 {shown(found)}{'，没有存疑' * (not doubted)}"
            )

    @property
    def precision(self) -> float:
        return self.hits / (self.hits + self.wrong) if self.hits + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 1.0


def shown(found: frozenset[Found]) -> str:
    """Credits in the words of the sheet."""
    rows = [
        f"{WORDS[role]} {name}" + (f"（{organisation}）" if organisation else "")
        for role, name, organisation in sorted(found)
    ]
    return "；".join(rows) or "无"


def read_cases(path: Path) -> Iterator[Case]:
    form = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# 形式 "):
            form = line.removeprefix("# 形式 ")
        elif " => " in line and not line.startswith("#"):
            yield _case(form, line)


def _case(form: str, line: str) -> Case:
    printed, label = line.rsplit(" => ", 1)
    text, _at, known = printed.partition(" @ ")
    bare = label.removesuffix("？").strip()
    expected = frozenset() if bare == "无" else frozenset(map(_found, bare.split("；")))
    names = frozenset(known.split("、")) if known else frozenset()
    return Case(form, text, expected, names, doubted=bare != label.strip())


def _found(label: str) -> Found:
    match = LABEL.fullmatch(label.strip())
    if match is None:
        raise ValueError(label)
    return ROLES[match["role"]].value, match["name"], match["organisation"] or ""


def all_cases() -> list[Case]:
    return [case for path in sorted(FOLDER.glob("*.txt")) for case in read_cases(path)]


def credits_of(page: PageCopy) -> frozenset[Found]:
    """Everybody whom the page credits, for a story, a picture or the page itself."""
    found = list(page.page_credits)
    for item in page.items:
        found += item.credits
        for photo in item.photos:
            found += photo.credits
    return frozenset((row.role, row.name, row.organisation) for row in found)


def score(cases: list[Case], *, in_page: bool = False) -> dict[str, Score]:
    """A score a form, and one of all under the empty name."""
    table: dict[str, Score] = {}
    for case in cases:
        text = case.in_page if in_page else case.page
        page = parse_page(text, known_names=case.known)
        found = credits_of(page)
        doubted = bool(page.doubts)
        for form in (case.form, ""):
            table.setdefault(form, Score()).add(case, found, doubted=doubted)
    return table


def _report(cases: list[Case], *, in_page: bool) -> None:
    table = score(cases, in_page=in_page)
    for form, row in sorted(table.items()):
        print(
            f"{row.right:4}/{row.lines:<4} 准 {row.precision:.3f} 全 {row.recall:.3f}"
            f"  {form or '合计'}"
        )
    for line in table[""].misread:
        print(line)


def main(names: list[str]) -> None:
    paths = [FOLDER / f"{name}.txt" for name in names] or sorted(FOLDER.glob("*.txt"))
    cases = [case for path in paths for case in read_cases(path)]
    for in_page in (False, True):
        print("—— 放在版面里" if in_page else "—— 单独一行")
        _report(cases, in_page=in_page)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    main(sys.argv[1:])
