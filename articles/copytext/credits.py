"""A printed byline or credit into names with roles. None where it is no byline.

A role word holds until the next one; a part word (摄, 文, 整理) closes the names before
it, or opens those behind it, as its slash or its place tells.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from articles.copytext.names import Names, is_name, one_person, read_names, sure_surname
from articles.copytext.organisations import (
    HOUSE_VOICE,
    HOUSES,
    is_organisation,
    split_employer,
)
from articles.copytext.records import Credit
from articles.copytext.roles import Token, Work, role_of, tokens
from articles.vocabulary import CreditRole

# No name holds these: the unit is text.
SENTENCE = re.compile(r"[。！？；“”①-⑳]")
ABOUT = re.compile(r"作者(?:单位|简介|系|为|是)")
REPORTAGE = re.compile(r"(?:摄影\s*报道|图文报道)$")
MARKERS = "□■⊙◎○●▲◆◇△★☆▶►※"


@dataclass(frozen=True, slots=True)
class Unit:
    """What a printed unit says. `works` lists the kinds of role words it held."""

    credits: tuple[Credit, ...]
    unsure: tuple[str, ...] = ()
    works: frozenset[Work] = frozenset()

    @property
    def is_photo(self) -> bool:
        return bool(self.credits) and all(
            credit.role == CreditRole.PHOTOGRAPHER or credit.qualifier == "供图"
            for credit in self.credits
        )

    @property
    def is_picture_story(self) -> bool:
        """曾隐 摄影报道: who took the picture wrote its caption."""
        raws = {credit.raw for credit in self.credits}
        return Work.BOTH in self.works and all(map(REPORTAGE.search, raws))

    @property
    def is_production(self) -> bool:
        return self.works == {Work.PRODUCE}


@dataclass(slots=True)
class _Group:
    """Names since the last boundary, with the post that was in force."""

    words: list[tuple[str, int]] = field(default_factory=list)
    post: str = ""
    organisation: str = ""


@dataclass(slots=True)
class _Reader:
    raw: str
    known: Collection[str]
    group: _Group = field(default_factory=_Group)
    pending: list[tuple[_Group, Names]] = field(default_factory=list)
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
        group = _Group(post=self.group.post, organisation=self.group.organisation)
        self.pending.append((group, names))

    def close(self, work: Token | None) -> None:
        """Give all pending names their part of the work."""
        self.flush_names()
        kinds = [Work.TEXT, Work.PHOTO] if _kind(work) is Work.BOTH else [_kind(work)]
        for kind in kinds:
            for group, names in self.pending:
                self._add(group, names, kind, work)
        self.pending = []

    def _add(
        self, group: _Group, names: Names, kind: Work | None, work: Token | None
    ) -> None:
        role, qualifier = role_of(group.post, kind, work)
        for name in names.names:
            self.credits.append(
                Credit(name, role.value, group.organisation, qualifier, self.raw)
            )


def _kind(work: Token | None) -> Work | None:
    return work.kind if work and isinstance(work.kind, Work) else None


def read_unit(text: str, *, known: Collection[str] = ()) -> Unit | None:
    """The credits of `记者 戈帆 实习生 刘芷蓝`, or None if this is no credit line."""
    bare = text.strip().strip(MARKERS).strip()
    if not bare or len(bare) > 160 or ABOUT.match(bare):
        return None
    if HOUSE_VOICE.fullmatch(bare):
        return _house_voice(bare)
    parts = tokens(bare)
    reader = _Reader(raw=bare, known=known)
    for index, token in enumerate(parts):
        _take(reader, token, parts[index + 1 :])
        if reader.failed:
            return None
    reader.close(reader.opened)
    works = frozenset(part.kind for part in parts if isinstance(part.kind, Work))
    if reader.failed or not reader.credits:
        return None
    return Unit(tuple(reader.credits), tuple(reader.unsure), works)


def _house_voice(bare: str) -> Unit:
    """本报评论员: the paper itself writes."""
    credit = Credit(bare, CreditRole.AUTHOR.value, raw=bare)
    return Unit((credit,), works=frozenset({Work.POST}))


def _take(reader: _Reader, token: Token, rest: list[Token]) -> None:
    if token.kind == "space":
        _widen(reader.group.words, len(token.text))
    elif token.kind == "mark" or token.text == "等":
        _widen(reader.group.words, 0)
    elif token.kind == "word":
        _take_word(reader, token, rest)
    elif token.kind is Work.POST:
        _take_post(reader, token)
    elif _runs_on(reader, rest):
        reader.failed = True
    else:
        _take_work(reader, token, ends=_ends_in_names(rest))


def _runs_on(reader: _Reader, rest: list[Token]) -> bool:
    """摄氏度, 摄影大赛, 校对老罗的一天: a part word that is only part of a word."""
    if not rest or rest[0].kind != "word":
        return False
    word = rest[0].text
    return word not in reader.known and not (one_person(word) and sure_surname(word))


def _ends_in_names(rest: list[Token]) -> bool:
    return bool(rest) and rest[-1].kind == "word"


def _widen(words: list[tuple[str, int]], width: int) -> None:
    """Note the space behind the last word; a mark (width 0) parts for good."""
    if words:
        words[-1] = (words[-1][0], width)


def _take_word(reader: _Reader, token: Token, rest: list[Token]) -> None:
    """A name, an employer, or both glued: 湖边电台崔晚霞."""
    if SENTENCE.search(token.text):
        reader.failed = True
        return
    following = next((part for part in rest if part.kind != "space"), None)
    leads = following is not None and following.kind in ("word", Work.POST)
    tight = bool(rest) and rest[0].kind is Work.POST
    if tight and _employer_before_post(reader, token.text):
        employers = _employers_before(reader)
        reader.flush_names()
        reader.group.post = ""
        reader.group.organisation = "、".join((*employers, token.text))
    elif _holds_post(reader, following, token.text):
        reader.group.words.append((token.text, 0))
    elif is_organisation(token.text) and leads and not one_person(token.text):
        reader.flush_names()
        reader.group.organisation = token.text
    else:
        employer, name = split_employer(token.text, reader.known)
        if employer:
            reader.flush_names()
            reader.group.organisation = employer
        reader.group.words.append((name, 0))


def _holds_post(reader: _Reader, following: Token | None, word: str) -> bool:
    """通讯员 区发改委 记者 张三: the body itself is the correspondent."""
    next_post = following is not None and following.kind is Work.POST
    waiting = bool(reader.group.post) and not reader.group.words
    return next_post and waiting and is_organisation(word)


def _employer_before_post(reader: _Reader, word: str) -> bool:
    """晚报|首席记者 names an employer, 张听雨|通讯员 ends the names before it."""
    if word.endswith(HOUSES):
        return True
    held = bool(reader.group.post) or bool(reader.group.words)
    if word in reader.known or (held and is_name(word)):
        return False
    return not one_person(word)


def _employers_before(reader: _Reader) -> list[str]:
    """湖畔晨报、 in front of a second employer: one person of two houses."""
    words = [word for word, _width in reader.group.words]
    if reader.group.post or not all(is_organisation(word) for word in words):
        return []
    reader.group.words = []
    return words


def _take_post(reader: _Reader, token: Token) -> None:
    organisation = reader.group.organisation if not reader.group.words else ""
    reader.flush_names()
    reader.group.post, reader.group.organisation = token.text, organisation


def _take_work(reader: _Reader, token: Token, *, ends: bool) -> None:
    """摄 behind names closes them; 图/ before names opens, until the next such word.

    `ends` says that the unit ends in names, which a noun like 摄像 then introduces.
    """
    waiting = bool(reader.group.words or reader.pending)
    opens = token.slash == "after" and token.kind is not Work.TEXT
    noun = ends and len(token.text) > 1 and token.kind is not Work.BOTH
    if reader.opened is None and waiting and not (opens or noun):
        reader.close(token)
        return
    if reader.opened is not None and token.slash == "before" and waiting:
        reader.failed = True
        return
    reader.close(reader.opened)
    reader.opened = token
    reader.group = _Group(organisation=reader.group.organisation)
