"""What a check found: said in the reader's language, known by a key that is the same
in every language."""

import hashlib
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Finding:
    check: str
    what: str
    template: Any = field(compare=False)

    @property
    def key(self) -> str:
        digest = hashlib.sha256(self.what.encode()).hexdigest()[:12]
        return f"{self.check}-{digest}"

    @property
    def sentence(self) -> str:
        return str(self.template) % {"what": self.what}
