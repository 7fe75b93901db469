"""Names gathered token by token, under the post and employer in force, until a part
word or the end of the unit gives them their role."""

from collections.abc import Collection
from dataclasses import dataclass, field

from articles.copytext.names import Names, one_person, read_names
from articles.copytext.organisations import is_organisation
from articles.copytext.records import Credit
from articles.copytext.roles import Token, Work, role_of
from articles.vocabulary import CreditRole


@dataclass(slots=True)
class Group:
    """Names since the last boundary, with the post that was in force."""

    words: list[tuple[str, int]] = field(default_factory=list)
    post: str = ""
    organisation: str = ""
    desk: str = ""  # 文化 of 本报文化记者
    used: bool = False  # the employer belongs to names that a part word closed


@dataclass(slots=True)
class Reader:
    raw: str
    known: Collection[str]
    group: Group = field(default_factory=Group)
    pending: list[tuple[Group, Names]] = field(default_factory=list)
    opened: Token | None = None
    credits: list[Credit] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)
    failed: bool = False

    def flush_names(self) -> None:
        """Read the words gathered so far as names under the post in force."""
        words, self.group.words = self.group.words, []
        if not words:
            return
        if all(is_organisation(word) and not one_person(word) for word, _ in words):
            names: Names | None = Names(tuple(word for word, _width in words))
        else:
            names = read_names(words, self.known)
        if names is None:
            self.failed = True
            return
        self.unsure += names.unsure
        group = Group(post=self.group.post, organisation=self.group.organisation)
        self.pending.append((group, names))

    def close(self, work: Token | None) -> None:
        """Give all pending names their part of the work."""
        self.flush_names()
        kinds = (
            [Work.TEXT, Work.PHOTO] if kind_of(work) is Work.BOTH else [kind_of(work)]
        )
        for kind in kinds:
            for group, names in self.pending:
                self._add(group, names, kind, work)
        self.pending = []

    def _add(
        self, group: Group, names: Names, kind: Work | None, work: Token | None
    ) -> None:
        role, qualifier = role_of(group.post, kind, work)
        if role is CreditRole.UNKNOWN and group.organisation.endswith("记者站"):
            role = CreditRole.REPORTER
        for name in names.names:
            self.credits.append(
                Credit(name, role.value, group.organisation, qualifier, self.raw)
            )


def kind_of(work: Token | None) -> Work | None:
    return work.kind if work and isinstance(work.kind, Work) else None
