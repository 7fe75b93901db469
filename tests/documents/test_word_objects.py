"""Boxes, links and pictures of a Word file, and words in unusual wrappings."""

import pytest

from articles.documents import UnreadableDocument
from tests.documents.reading import LEAD, read
from tests.documents.word import box, jpeg, paragraph, picture, run, word


def test_text_boxes_are_not_lost() -> None:
    found = read(word(f"<w:p>{run(LEAD)}{box(paragraph('盒中字'))}</w:p>"))
    assert found.text == f"{LEAD}\n盒中字"


def test_old_form_of_a_text_box_is_not_read_twice() -> None:
    old = "<w:pict><v:shape><v:textbox><w:txbxContent>"
    old += f"{paragraph('盒中字')}</w:txbxContent></v:textbox></v:shape></w:pict>"
    both = box(paragraph("盒中字")).replace(
        "</mc:Choice>", f"</mc:Choice><mc:Fallback>{old}</mc:Fallback>"
    )
    assert read(word(f"<w:p>{both}</w:p>")).text == "盒中字"
    assert read(word(f"<w:p><w:r>{old}</w:r></w:p>")).text == "盒中字"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:fldSimple>" + run("域") + "</w:fldSimple>", "域"),
        ("<w:sdt><w:sdtContent>" + run("控件") + "</w:sdtContent></w:sdt>", "控件"),
        ("<w:smartTag>" + run("标记") + "</w:smartTag>", "标记"),
        ("<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>", "x+1"),
        ("<w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t></w:r>", "A-B"),
        (
            "<w:r><w:ruby><w:rt>" + run("zhá") + "</w:rt><w:rubyBase>" + run("闸")
            + "</w:rubyBase></w:ruby></w:r>",
            "闸",
        ),
        (run("一") + "<w:r><w:tab/></w:r>" + run("二"), "一 二"),
    ],
)  # fmt: skip
def test_words_in_unusual_wrappings_are_words(inside: str, text: str) -> None:
    assert read(word(f"<w:p>{inside}</w:p>")).text == text


def test_only_links_of_the_web_stay_links() -> None:
    rows = (
        ("l1", "hyperlink", "https://example.com/a?b=1&c=2"),
        ("l2", "hyperlink", "javascript:alert(1)"),
    )
    links = "".join(
        f'<w:hyperlink r:id="{name}">{run(name)}</w:hyperlink>'
        for name in ("l1", "l2", "l3")
    )
    found = read(word(f"<w:p>{links}</w:p>", rows=rows, external=("l1", "l2")))
    assert found.text == "l1l2l3"
    assert found.body.count("<a ") == 1 and "javascript" not in found.body


def test_pictures_stand_where_they_stood() -> None:
    rows = (("p1", "image", "media/a.jpg"), ("p2", "image", "/word/media/b.jpg"))
    files = {"word/media/a.jpg": jpeg("red"), "word/media/b.jpg": jpeg("blue")}
    found = read(
        word(
            paragraph(LEAD),
            f"<w:p>{picture('p2', alt='开闸')}</w:p>",
            paragraph("图为开闸现场。 徐汀 摄"),
            f"<w:p>{run('前')}{picture('p1')}{run('后')}</w:p>",
            rows=rows,
            files=files,
        )
    )
    assert found.text.split("\n") == [
        LEAD,
        "⟦图片 1⟧",
        "图为开闸现场。 徐汀 摄",
        "前",
        "⟦图片 2⟧",
        "后",
    ]
    assert [picture.raw for picture in found.pictures] == [jpeg("blue"), jpeg("red")]
    assert [picture.file_name for picture in found.pictures] == ["b.jpg", "a.jpg"]
    assert [picture.alt for picture in found.pictures] == ["开闸", ""]
    assert "img" not in found.body and "图片 1" not in found.body


def test_picture_that_is_only_a_link_is_told() -> None:
    rows = (("p1", "image", "http://127.0.0.1:9/a.jpg"),)
    body = f"<w:p>{run('文')}{picture('p1', link=True)}{picture('p1')}</w:p>"
    found = read(word(body, rows=rows, external=("p1",)))
    assert (found.text, found.pictures) == ("文", ())
    assert any("链接" in doubt for doubt in found.doubts)
    assert any("找不到" in doubt for doubt in found.doubts)


def test_words_like_our_mark_are_words() -> None:
    found = read(word(paragraph("⟦图片 1⟧")))
    assert found.text == "[图片 1]"


def test_document_without_a_word_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="没有文字"):
        read(word(paragraph(), paragraph("　　")))
