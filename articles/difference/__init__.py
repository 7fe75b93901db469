"""Where two texts differ: matching, marked runs, paragraphs, whole stories.

Pure functions: no database, no HTML written, no word that a person reads.
"""

from articles.difference.entries import Change, Entry, compare_entries, compare_fields
from articles.difference.formats import Block, Note, blocks_of, notes_of
from articles.difference.merging import Chunk, Pick, chunks
from articles.difference.paragraphs import (
    Row,
    Stretch,
    compare_bodies,
    compare_lines,
    folded,
)
from articles.difference.runs import Run, compare

__all__ = [
    "Block",
    "Change",
    "Chunk",
    "Entry",
    "Note",
    "Pick",
    "Row",
    "Run",
    "Stretch",
    "blocks_of",
    "chunks",
    "compare",
    "compare_bodies",
    "compare_entries",
    "compare_fields",
    "compare_lines",
    "folded",
    "notes_of",
]
