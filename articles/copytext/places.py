"""The line that stands in a text for a picture of the file it came from."""

import re

MARK = re.compile(r"⟦图片\s?([0-9]{1,4})⟧")
BRACKETS = str.maketrans({"⟦": "[", "⟧": "]"})


def picture_mark(index: int) -> str:
    """⟦图片 1⟧ for the first: nobody types such brackets, everybody reads them."""
    return f"⟦图片 {index + 1}⟧"


def marked_picture(line: str) -> int | None:
    """The index of the picture whose mark this line is, and nothing else."""
    found = MARK.fullmatch(line.strip())
    return int(found[1]) - 1 if found and int(found[1]) else None


def without_marks(text: str) -> str:
    """Words of a file that only look like a mark of ours."""
    return text.translate(BRACKETS)
