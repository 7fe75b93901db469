"""The rows that the sample's stories refer to: people, sections, series."""

from dataclasses import dataclass

from django.contrib.auth.models import User

from articles.models import Reporter, Section, Series
from articles.sample.content import SamplePerson, paper, people


@dataclass(frozen=True, slots=True)
class Nouns:
    reporters: dict[str, Reporter]
    sections: dict[str, Section]
    series: dict[str, Series]


def make_nouns() -> Nouns:
    """What exists under the same name is used as it is."""
    sections = enumerate(paper()["sections"].items())
    return Nouns(
        reporters={person.name: _reporter(person) for person in people()},
        sections={
            name: Section.objects.get_or_create(
                name=name, defaults={"order": order, "description": text}
            )[0]
            for order, (name, text) in sections
        },
        series={
            name: Series.objects.get_or_create(
                name=name, defaults={"description": text}
            )[0]
            for name, text in paper()["series"].items()
        },
    )


def _reporter(person: SamplePerson) -> Reporter:
    known = Reporter.objects.filter(name=person.name, kind=person.kind).first()
    if known is not None:
        return known
    login = None
    if person.login:
        login = User.objects.filter(username=person.login, reporter=None).first()
    return Reporter.objects.create(
        name=person.name,
        kind=person.kind,
        organisation=person.organisation,
        bio=person.bio,
        user=login,
    )
