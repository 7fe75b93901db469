"""File names of a hand-off: fit for Windows whatever a headline holds."""

import re

import pytest

from articles.layout.handing_off.names import LIMIT, RESERVED, safe_stem

HOSTILE = [
    "../..",
    "..\\..\\windows",
    "/etc/passwd",
    "C:\\a.txt",
    "CON",
    "con.txt",
    "nul",
    "LPT1",
    "com¹",
    "甲" * 300,
    "e\u0301" * 300,
    "\U0001f600\U0001f468\u200d\U0001f469",
    "上一行\n下一行\r\n",
    "\u202egpj.exe\u202c",
    "\ufeff\u200b\u2060",
    "甲\x00乙\x7f",
    'a<b>c:"d"|e?f*g',
    "尾点. . .",
    " . ",
    "\u3000\u3000",
    "\U00020bb7野家",
    "\ud800坏",
    "",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_name_is_one_plain_file_name(words: str) -> None:
    stem = safe_stem(words, fallback="无题")
    assert 0 < len(stem) <= LIMIT + 1
    assert len(f"01-{stem}.docx".encode()) < 255
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f\x7f\u202a-\u202e\u200b-\u200f]', stem)
    assert stem == stem.strip(" .")
    assert not RESERVED.fullmatch(stem.partition(".")[0])
    stem.encode("utf-8")


def test_words_stay_readable() -> None:
    assert (
        safe_stem("“湖堤”加固：一期/二期?", fallback="x") == "“湖堤”加固：一期／二期？"
    )
    assert safe_stem("第一行\n第二行", fallback="x") == "第一行 第二行"
    assert safe_stem(" ... ", fallback="无题") == "无题"
