"""What a reporter wrote in Word or WPS, as the parser and the editor get it."""

import pytest

from tests.documents.reading import LEAD, read
from tests.documents.word import (
    listed,
    numbering,
    paragraph,
    part,
    run,
    style,
    table,
    word,
)


def test_paragraphs_are_lines_and_empty_ones_part_them() -> None:
    found = read(word(paragraph("春灌开闸"), paragraph(), paragraph(f"　　{LEAD}")))
    assert found.kind == "word"
    assert found.text == f"春灌开闸\n\n{LEAD}"
    assert found.body == f"<p>春灌开闸</p><p>{LEAD}</p>"
    assert found.pictures == () and found.doubts == ()


def test_bold_and_italic_stay_in_the_body() -> None:
    slanted = run("斜", more="<w:i/>")
    off = run("不粗", more='<w:b w:val="0"/>')
    found = read(word(f"<w:p>{run('粗', bold=True)}{slanted}{off}</w:p>"))
    assert found.body == "<p><strong>粗</strong><em>斜</em>不粗</p>"
    assert found.text == "粗斜不粗"


def test_bold_goes_on_over_a_line_break() -> None:
    inside = run("一行", bold=True)
    broken = inside.replace("</w:r>", "<w:br/><w:t>　　二行</w:t></w:r>")
    found = read(word(f"<w:p>{broken}</w:p>"))
    assert found.text == "一行\n二行"
    assert found.body == "<p><strong>一行</strong></p><p><strong>二行</strong></p>"


@pytest.mark.parametrize(
    ("printed", "based"),
    [
        ("heading 1", ""),
        ("heading 3", ""),
        ("标题 1", ""),
        ("标题1", ""),
        ("小标题", ""),
        ("二级标题", ""),
        ("报社小标", "H"),
    ],
)
def test_headings_are_told_by_the_name_of_their_style(printed: str, based: str) -> None:
    styles = style("7", printed, based=based) + style("H", "heading 2")
    files = {"word/styles.xml": part(styles, root="styles")}
    found = read(word(paragraph("水到田头", style="7"), paragraph(LEAD), files=files))
    assert found.body == f"<h2>水到田头</h2><p>{LEAD}</p>"
    assert found.text == f"水到田头\n{LEAD}"


def test_level_of_the_outline_makes_a_heading_too() -> None:
    level = '<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr>'
    found = read(word(f"{level}{run('水到田头')}</w:p>", paragraph(LEAD)))
    assert found.body.startswith("<h2>水到田头</h2>")


def test_title_begins_another_story() -> None:
    files = {"word/styles.xml": part(style("a3", "Title"), root="styles")}
    body = [paragraph("甲", style="a3"), paragraph(LEAD), paragraph("乙", style="a3")]
    assert read(word(*body, files=files)).text == f"甲\n{LEAD}\n\n\n乙"


def test_whole_paragraph_in_a_heading_style_is_text() -> None:
    files = {"word/styles.xml": part(style("1", "heading 1"), root="styles")}
    found = read(word(paragraph(LEAD * 4, style="1"), files=files))
    assert found.body == f"<p>{LEAD * 4}</p>"


LISTS = numbering(
    ("bullet", ""),
    ("decimal", "%1."),
    ("chineseCountingThousand", "%1、"),
    ("japaneseCounting", "（%1）"),
    ("decimalEnclosedCircle", "%1"),
)


def test_lists_are_lists() -> None:
    body = [listed("甲", 1), listed("乙", 1), listed("一", 2), listed("二", 2)]
    found = read(word(*body, files={"word/numbering.xml": LISTS}))
    assert found.body == (
        "<ul><li>甲</li><li>乙</li></ul><ol><li>一</li><li>二</li></ol>"
    )
    assert found.text == "• 甲\n• 乙\n1. 一\n2. 二"


def test_numbers_that_word_writes_are_not_lost() -> None:
    body = [
        listed("加强领导", 3),
        paragraph(LEAD),
        listed("落实责任", 3),
        listed("查", 4),
        listed("改", 5),
    ]
    found = read(word(*body, files={"word/numbering.xml": LISTS}))
    assert found.text.split("\n") == [
        "一、 加强领导",
        LEAD,
        "二、 落实责任",
        "（一） 查",
        "① 改",
    ]


def test_list_that_is_interrupted_counts_on() -> None:
    body = [listed("甲", 2), paragraph(LEAD), listed("乙", 2), listed("丙", 2)]
    found = read(word(*body, files={"word/numbering.xml": LISTS}))
    assert found.text == f"1. 甲\n{LEAD}\n2. 乙\n3. 丙"


def test_table_is_text_row_by_row() -> None:
    rows = [("地点", "雨量"), ("闸北", "12毫米")]
    cells = [tuple(paragraph(cell) for cell in row) for row in rows]
    found = read(word(paragraph(LEAD), table(*cells)))
    assert found.text == f"{LEAD}\n地点　雨量\n闸北　12毫米"
    assert found.body.endswith("<p>地点　雨量</p><p>闸北　12毫米</p>")


def test_table_around_a_whole_story_is_that_story() -> None:
    framed = table(
        (paragraph("春灌开闸") + paragraph(LEAD) + table((paragraph("内"),)),)
    )
    assert read(word(framed)).text == f"春灌开闸\n{LEAD}\n内"


def test_changes_are_taken_as_accepted() -> None:
    author = 'w:id="1" w:author="某" w:date="2024-02-05T09:00:00Z"'
    gone = "<w:r><w:delText>昨夜</w:delText></w:r>"
    inside = (
        f"<w:del {author}>{gone}</w:del><w:ins {author}>{run('昨日')}</w:ins>"
        + run("，闸门开启。")
        + f"<w:moveTo {author}>{run('水已到田头。')}</w:moveTo>"
    )
    moved = f"<w:moveFrom {author}>{run('水已到田头。')}</w:moveFrom>"
    found = read(word(f"<w:p>{inside}</w:p>", f"<w:p>{run('完。')}{moved}</w:p>"))
    assert found.text == "昨日，闸门开启。水已到田头。\n完。"
    assert any("修订" in doubt and "4" in doubt for doubt in found.doubts)


def test_struck_out_end_of_a_paragraph_joins_it_with_the_next() -> None:
    mark = '<w:pPr><w:rPr><w:del w:id="1" w:author="某"/></w:rPr></w:pPr>'
    found = read(word(f"<w:p>{mark}{run('闸门')}</w:p>", paragraph("开启。")))
    assert found.text == "闸门开启。"
    last = read(word(f"<w:p>{mark}{run('闸门')}</w:p>", table((paragraph("表"),))))
    assert last.text == "闸门\n表"


def test_struck_out_row_of_a_table_is_gone() -> None:
    row = f"<w:tr><w:tc>{paragraph('留')}</w:tc></w:tr>"
    gone = '<w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc><w:p>'
    gone += f"{run('删')}</w:p></w:tc></w:tr>"
    assert read(word(f"<w:tbl>{row}{gone}</w:tbl>")).text == "留"


def test_hidden_text_stays_hidden() -> None:
    hidden = run("内部", more="<w:vanish/>")
    assert read(word(f"<w:p>{run('公开')}{hidden}</w:p>")).text == "公开"


def test_comments_go_and_are_told() -> None:
    body = f'<w:p>{run("正文")}<w:r><w:commentReference w:id="0"/></w:r></w:p>'
    comment = f'<w:comment w:id="0"><w:p>{run("删掉这段")}</w:p></w:comment>'
    files = {"word/comments.xml": part(comment, root="comments")}
    found = read(word(body, files=files))
    assert found.text == "正文"
    assert any("批注" in doubt for doubt in found.doubts)


def test_footnotes_stand_at_the_end() -> None:
    body = f'<w:p>{run("正文")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    notes = f'<w:footnote w:id="2"><w:p>{run("据区志。")}</w:p></w:footnote>'
    files = {"word/footnotes.xml": part(notes, root="footnotes")}
    found = read(word(body, paragraph("又一段。"), files=files))
    assert found.text == "正文[1]\n又一段。\n[1] 据区志。"
    assert "href" not in found.body and "↑" not in found.body
