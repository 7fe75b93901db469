"""The desk's own names: whom and what an archive's words mean. Makes rows on wish."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from taggit.models import Tag

from articles.archive.findings import Findings
from articles.archive.records import CreditRecord, IssueRecord, StoryRecord
from articles.models import Reporter, Section, Series
from articles.vocabulary import CreditRole, ReporterKind

MAKES = ("reporters", "sections", "series")
STAFF_ROLES = frozenset(
    {
        CreditRole.REPORTER.value,
        CreditRole.INTERN.value,
        CreditRole.PHOTOGRAPHER.value,
        CreditRole.EDITOR.value,
    }
)
PERSONS = STAFF_ROLES | {CreditRole.CORRESPONDENT.value, CreditRole.AUTHOR.value}


@dataclass(slots=True)
class Directory:
    """`makes` are the nouns that may be added; a dry run adds nothing at all."""

    makes: Collection[str] = ()
    dry_run: bool = False
    reporters: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    sections: dict[str, int] = field(default_factory=dict)
    series: dict[str, int] = field(default_factory=dict)
    tags: dict[str, int] = field(default_factory=dict)

    @classmethod
    def load(cls, *, makes: Collection[str] = (), dry_run: bool = False) -> "Directory":
        """Four queries; what an import adds is added here too."""
        directory = cls(makes, dry_run)
        rows = Reporter.objects.order_by("pk").values_list("pk", "name", "organisation")
        for pk, name, organisation in rows.iterator():
            directory.reporters.setdefault(name, []).append((pk, organisation))
        directory.sections = dict(Section.objects.values_list("name", "pk"))
        directory.series = dict(Series.objects.values_list("name", "pk"))
        tags = Tag.objects.order_by("-pk").values_list("name", "pk")
        directory.tags = {name.lower(): pk for name, pk in tags.iterator()}
        return directory

    def ready(self, issue: IssueRecord, *, findings: Findings) -> None:
        """Make what is missing, outside the issue's own transaction: these names stay,
        whatever becomes of it. Says what is not known."""
        for page in issue.pages:
            for story in page.stories:
                self._ready(story, findings)

    def _ready(self, story: StoryRecord, findings: Findings) -> None:
        self._noun("sections", Section, self.sections, story.section, findings)
        self._noun("series", Series, self.series, story.series, findings)
        for name in story.tags:
            if name.lower() not in self.tags and not self.dry_run:
                tag, _new = Tag.objects.get_or_create(
                    name__iexact=name, defaults={"name": name}
                )
                self.tags[name.lower()] = tag.pk
        for credit in story.credits:
            self._person(credit, findings)

    def _noun(
        self,
        word: str,
        model: Any,
        known: dict[str, int],
        name: str,
        findings: Findings,
    ) -> None:
        if not name or name in known:
            return
        if word not in self.makes:
            text = _("没有“%(name)s”这个名目，稿件照收，这一项空着。")
            findings.note(word, text % {"name": name})
        elif not self.dry_run:
            known[name] = model.objects.create(name=name).pk

    def _person(self, credit: CreditRecord, findings: Findings) -> None:
        name = credit.reporter or credit.name
        found = self.reporters.get(name, [])
        if len(found) > 1 and self.reporter(credit) is None:
            text = _("有 %(count)d 位作者叫“%(name)s”，只印名字，没有认人。")
            findings.note("credits", text % {"count": len(found), "name": name})
        if found or credit.role not in PERSONS:
            return
        if "reporters" not in self.makes:
            text = _("作者里没有“%(name)s”，只印名字。")
            findings.note("credits", text % {"name": name})
        elif not self.dry_run:
            staff = credit.role in STAFF_ROLES
            kind = ReporterKind.STAFF if staff else ReporterKind.CORRESPONDENT
            row = Reporter.objects.create(
                name=name, kind=kind, organisation=credit.organisation
            )
            self.reporters[name] = [(row.pk, row.organisation)]

    def reporter(self, credit: CreditRecord) -> int | None:
        """The one person of that name; of several, the one of that organisation."""
        found = self.reporters.get(credit.reporter or credit.name, [])
        if len(found) > 1:
            found = [row for row in found if row[1] == credit.organisation]
        return found[0][0] if len(found) == 1 else None
