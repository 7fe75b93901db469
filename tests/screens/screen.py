"""One page as somebody sees it: its address, who asks, what they sent. No test here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.test import Client

Browse = Callable[[str], Client]


@dataclass(frozen=True)
class Screen:
    """`name` begins with that of its address; what follows tells several apart."""

    name: str
    address: str
    person: str = ""
    sent: Mapping[str, Any] | None = None
    status: int = 200

    @property
    def door(self) -> str:
        return self.name.partition(" ")[0]

    def __str__(self) -> str:
        return f"{self.name} ({self.person or 'reader'}) {self.address}"


@dataclass
class Sessions:
    """A browser of its own for each who asks; "" is nobody in particular."""

    enter: Callable[[str], Client]
    kept: dict[str, Client] = field(default_factory=dict)

    def __call__(self, person: str) -> Client:
        if person not in self.kept:
            self.kept[person] = self.enter(person)
        return self.kept[person]


def seen(screen: Screen, browse: Browse) -> str:
    """What this page holds, as the server sends it."""
    client = browse(screen.person)
    if screen.sent is None:
        answer = client.get(screen.address)
    else:
        answer = client.post(screen.address, screen.sent)
    assert answer.status_code == screen.status, f"{screen}: {answer.status_code}"
    return answer.content.decode()
