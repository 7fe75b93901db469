"""Whatever comes in: one sentence or the text, soon, in little memory, nothing else."""

import random
import time

import pytest

from articles.documents import Document, UnreadableDocument, read_document
from articles.limited import running
from tests.documents.hostile import HOSTILE
from tests.documents.reading import children_watched
from tests.documents.word import jpeg, listed, paragraph, picture, table, word

SECONDS = 10
PEAK = 200  # megabytes of the child; the site's own process has some 90


def good() -> bytes:
    body = (
        paragraph("春灌开闸"),
        paragraph("本报讯（记者 罗堃）昨日，青桥区三座闸门同时开启。"),
        listed("甲", 1),
        table((paragraph("地点"), paragraph("雨量"))),
        f"<w:p>{picture('p1')}</w:p>",
    )
    rows = (("p1", "image", "media/a.jpg"),)
    return word(*body, rows=rows, files={"word/media/a.jpg": jpeg()})


def sentence_of(raw: bytes, *, name: str = "稿.docx") -> str:
    """One line of Chinese, or nothing if the file was read."""
    try:
        found = read_document(raw, file_name=name)
    except UnreadableDocument as refused:
        sentence = str(refused)
        assert sentence.endswith("。") and "\n" not in sentence
        return sentence
    assert isinstance(found, Document)
    return ""


@pytest.mark.long_table
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_is_answered(name: str) -> None:
    make, told = HOSTILE[name]
    raw = make()
    before = time.monotonic()
    with children_watched() as megabytes:
        sentence = sentence_of(raw)
    assert time.monotonic() - before < SECONDS
    assert max(megabytes) < PEAK
    assert (told in sentence) if told else not sentence, sentence


def test_child_is_never_what_gives_the_sentence_away() -> None:
    """What is outside a document stays there, whatever the document says."""
    made = HOSTILE["external pictures"][0]()
    found = read_document(made, file_name="a.docx")
    assert found.text == "文" and found.pictures == ()
    climbing = read_document(HOSTILE["names that climb"][0](), file_name="a.docx")
    assert [picture.file_name for picture in climbing.pictures] in ([], ["x.xml"])


@pytest.mark.parametrize("twentieth", range(20))
def test_file_cut_off_anywhere_is_refused(twentieth: int) -> None:
    raw = good()
    cut = raw[: len(raw) * twentieth // 20]
    assert sentence_of(cut)


@pytest.mark.long_table
@pytest.mark.parametrize("seed", range(30))
def test_flipped_bytes_raise_nothing_else(seed: int) -> None:
    chance = random.Random(seed)
    raw = bytearray(good())
    for _flip in range(chance.choice((1, 3, 20))):
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    sentence_of(bytes(raw))


def test_file_that_is_too_large_is_not_even_begun(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(running, "_run", None)
    assert "40 MB" in sentence_of(b"PK\x03\x04" + b"\0" * (40 << 20))


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"NWS1",
        b"NWS1" + (2).to_bytes(8, "big") + b"{}",
        b"NWS1" + (14).to_bytes(8, "big") + b'{"refused": 1}',
        *(
            b"NWS1" + len(words).to_bytes(8, "big") + words
            for words in (
                b'{"blocks": 1, "pictures": [], "doubts": {}}',
                b'{"blocks": [["text"]], "pictures": [], "doubts": {}}',
                b'{"blocks": [["text", "a", 1]], "pictures": [], "doubts": {}}',
                b'{"blocks": [["picture", "7", ""]], "pictures": [], "doubts": {}}',
                b'{"blocks": [["picture", "x", ""]], "pictures": [], "doubts": {}}',
                b'{"blocks": [], "pictures": [["a", "b"]], "doubts": {}}',
                b'{"blocks": [], "pictures": [], "doubts": []}',
                b'{"blocks": [], "pictures": [], "doubts": {"a": "x"}}',
            )
        ),
    ],
)
def test_answer_of_another_shape_is_a_sentence(
    answer: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "_run", lambda *_args, **_options: answer)
    assert sentence_of(good())


def test_child_that_was_taken_over_writes_no_script(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words = (
        b'{"blocks": [["text", "a", "<script>x</script><p onclick=1>a</p>"]],'
        b' "pictures": [], "doubts": {}}'
    )
    answer = b"NWS1" + len(words).to_bytes(8, "big") + words
    monkeypatch.setattr(running, "_run", lambda *_args, **_options: answer)
    found = read_document(good(), file_name="a.docx")
    assert "script" not in found.body and "onclick" not in found.body
