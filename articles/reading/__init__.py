"""What a reader's page shows, made from rows into plain values that templates print.

The site and the desk's preview share it: the first hands over live texts, the second
working copies. Chooses no rows, except working_text(), which reads one story's own.
"""

from articles.reading.cards import Card, card_of
from articles.reading.composition import Composition, compose
from articles.reading.corrections import Note, notes_of, notes_within
from articles.reading.found import Hit, hit_of
from articles.reading.front import front_context
from articles.reading.issue import Texts, issue_context, page_context
from articles.reading.letters import Entry, Letters, lettered
from articles.reading.paper import (
    forget_paper,
    last_known_paper,
    newest_paper,
    the_paper,
)
from articles.reading.pictures import PhotoAddress, Picture, public_address
from articles.reading.story import Story, story_context
from articles.reading.tags import TagLink, tag_link
from articles.reading.texts import (
    Text,
    live_card,
    live_headline,
    live_text,
    live_words,
    printed_text,
    working_text,
)

__all__ = [
    "Card",
    "Composition",
    "Entry",
    "Hit",
    "Letters",
    "Note",
    "PhotoAddress",
    "Picture",
    "Story",
    "TagLink",
    "Text",
    "Texts",
    "card_of",
    "compose",
    "forget_paper",
    "front_context",
    "hit_of",
    "issue_context",
    "last_known_paper",
    "lettered",
    "live_card",
    "live_headline",
    "live_text",
    "live_words",
    "newest_paper",
    "notes_of",
    "notes_within",
    "page_context",
    "printed_text",
    "public_address",
    "story_context",
    "tag_link",
    "the_paper",
    "working_text",
]
