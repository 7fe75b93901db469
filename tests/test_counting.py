"""The newsroom's counts: server and browser by one rule, over the same texts."""

import json
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text import count_characters, count_han

COUNTING = "articles/static/articles/admin/js/counting.js"
SCRIPT = """
import { countCharacters, countHan } from "%s";
let sent = "";
process.stdin.on("data", (part) => { sent += part; }).on("end", () => {
  const count = (text) => [countCharacters(text), countHan(text)];
  const counts = JSON.parse(sent).map(count);
  process.stdout.write(JSON.stringify(counts));
});
"""
# text, 字数, 汉字数
TABLE = [
    ("", 0, 0),
    ("澄湖", 2, 2),
    ("澄　湖，\n　　好。", 5, 3),
    ("GDP增长5.2%", 9, 2),
    ("A-level 2026年11月", 15, 2),
    ("二〇二六年", 5, 5),
    ("——……", 4, 0),
    ("“引”《书》", 6, 2),
    ("１２３ＡＢ", 5, 0),
    ("𠮷野家，𬒈", 5, 4),
    ("豈\ufa0e﨑", 3, 3),
    ("葛\U000e0100城", 2, 2),  # a variant of one character is one character
    ("e\u0301", 1, 0),
    ("\u200b\u200d\ufeff\u2060\u00ad\u202e", 0, 0),
    ("\ue000造字", 3, 2),  # a character of one's own making is printed too
    ("😀", 1, 0),
    ("ひらがな漢字", 6, 2),
    ("々〆", 2, 0),
    ("⺀⼀", 2, 0),  # radicals are no ideographs
    ("\t\r\n\u2028\u2029\u3000\u00a0 ", 0, 0),
]
every = st.text(alphabet=st.characters(exclude_categories=("Cs", "Cn")))


@pytest.mark.parametrize(("text", "characters", "han"), TABLE)
def test_text_is_counted_as_the_newsroom_counts(
    text: str, characters: int, han: int
) -> None:
    assert (count_characters(text), count_han(text)) == (characters, han)


@given(every)
def test_han_are_some_of_the_characters_and_spaces_none(text: str) -> None:
    assert 0 <= count_han(text) <= count_characters(text) <= len(text)
    spaced = " ".join(text)
    assert count_characters(spaced) == count_characters(text)


def test_browser_counts_as_the_server_does() -> None:
    """Over the table, and over every character that a Chinese paper could print."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("no node here; `make browser` compares them in a browser")
    texts = [text for text, _characters, _han in TABLE]
    blocks = (*range(0, 0x10000, 0x100), *range(0x1F000, 0x40000, 0x100))
    texts += [_block(start) for start in blocks]
    module = Path(COUNTING).resolve().as_uri()
    run = subprocess.run(
        [node, "--input-type=module", "-e", SCRIPT % module],
        input=json.dumps(texts),
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    counts = [tuple(pair) for pair in json.loads(run.stdout)]
    ours = [(count_characters(text), count_han(text)) for text in texts]
    assert counts == ours


def _block(start: int) -> str:
    """What Unicode had assigned when this Python was built; newer ones may differ."""
    chars = (chr(code) for code in range(start, start + 0x100))
    return "".join(c for c in chars if unicodedata.category(c) not in ("Cs", "Cn"))
