"""Bold words of a written file, put back into paragraphs read as plain text."""

import re

from articles.text import plain

BLOCK = re.compile(r"<(p|li|blockquote)>(.*?)</\1>", re.DOTALL)


def with_markup(body: str, written: str) -> str:
    """A paragraph that the file holds word for word is taken with its bold words; one
    that was joined, cut or corrected stays plain. Both are HTML of a body."""
    known = {plain(match[2]): match[2] for match in BLOCK.finditer(written)}

    def as_written(match: re.Match[str]) -> str:
        return f"<p>{known.get(plain(match[2]), match[2])}</p>"

    return BLOCK.sub(as_written, body) if known else body
