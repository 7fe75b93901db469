"""Why a worker can't read a file that is what it seems: a word, no sentence.

The sentence is the site's, in the editor's language; a child knows none.
"""


class Refusal(Exception):  # noqa: N818  (as Refused is in the site)
    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
