"""What a file says of itself is read in whatever encoding it was written."""

from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from articles.darkroom.opening import opened
from articles.darkroom.words import words_of
from tests.captions import UTF_8, exif, iptc, xmp
from tests.pictures import encoded, halves

CAPTION = "二月六日，澄湖区防汛队员在西堤巡查。"
DC = (
    '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt>'
    "</dc:description>"
)
TYPE = "Iptc4xmpExt:DigitalSourceType"
AI_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"


def said(raw: bytes, tmp_path: Path) -> dict[str, str]:
    path = tmp_path / "picture"
    path.write_bytes(raw)
    return words_of(opened(path).picture)


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "gb18030"])
def test_iptc_without_a_marker_is_read_in_either_encoding(
    encoding: str, tmp_path: Path
) -> None:
    raw = iptc(
        (2, 120, CAPTION.encode(encoding)),
        (2, 80, "徐雁".encode(encoding)),
        (2, 90, "澄湖".encode(encoding)),
        (2, 55, b"20240206"),
        (2, 60, b"091500+0800"),
    )
    assert said(raw, tmp_path) == {
        "caption": CAPTION,
        "byline": "徐雁",
        "city": "澄湖",
        "taken": "2024-02-06T09:15:00",
    }


def test_iptc_with_the_marker_is_utf_8(tmp_path: Path) -> None:
    raw = iptc((1, 90, UTF_8), (2, 120, CAPTION.encode()))
    assert said(raw, tmp_path)["caption"] == CAPTION
    cut = iptc((1, 90, UTF_8), (2, 120, CAPTION.encode()[:-1]))
    assert said(cut, tmp_path)["caption"] == CAPTION[:-1]


@pytest.mark.parametrize("day", [b"", b"0000", "2024年2月".encode(), b"\xff" * 8])
def test_spoilt_day_is_no_day(day: bytes, tmp_path: Path) -> None:
    raw = iptc((2, 55, day), (2, 120, b"x"))
    assert "taken" not in said(raw, tmp_path)


def test_xmp_goes_before_iptc_and_exif(tmp_path: Path) -> None:
    body = DC.format(CAPTION) + "<photoshop:City>澄湖</photoshop:City>"
    raw = xmp(body, attributes='photoshop:Credit="新华社"')
    assert said(raw, tmp_path) == {
        "caption": CAPTION,
        "city": "澄湖",
        "agency": "新华社",
    }


def test_several_makers_are_joined(tmp_path: Path) -> None:
    names = "<rdf:li>徐雁</rdf:li><rdf:li>陆一鸣</rdf:li>"
    raw = xmp(f"<dc:creator><rdf:Seq>{names}</rdf:Seq></dc:creator>")
    assert said(raw, tmp_path) == {"byline": "徐雁、陆一鸣"}


@pytest.mark.parametrize(
    ("body", "attributes"),
    [
        (f"<{TYPE}>{AI_TYPE}</{TYPE}>", ""),
        (f'<{TYPE} rdf:resource="{AI_TYPE}"/>', ""),
        ("", f'Iptc4xmpExt:DigitalSourceType="{AI_TYPE}"'),
        ('<TC260:AIGC>{"Label":"1","ContentProducer":"x"}</TC260:AIGC>', ""),
        ("<TC260:AIGC>nonsense</TC260:AIGC>", ""),
    ],
    ids=["element", "resource", "attribute", "law", "unreadable mark"],
)
def test_machine_made_picture_confesses(
    body: str, attributes: str, tmp_path: Path
) -> None:
    assert said(xmp(body, attributes=attributes), tmp_path) == {"ai": "1"}


def test_camera_picture_is_not_called_machine_made(
    tmp_path: Path,
) -> None:
    kind = AI_TYPE.replace("trainedAlgorithmicMedia", "digitalCapture")
    raw = xmp("", attributes=f'Iptc4xmpExt:DigitalSourceType="{kind}"')
    assert said(raw, tmp_path) == {}


@pytest.mark.parametrize(
    "packet",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
        "<x>" * 5000,
        "not xml",
        "",
    ],
    ids=["bomb", "file", "depth", "no xml", "empty"],
)
def test_hostile_packet_says_nothing(packet: str, tmp_path: Path) -> None:
    raw = encoded(halves(), "JPEG", xmp=packet.encode())
    assert said(raw, tmp_path) == {}


def test_exif_words_in_their_three_encodings(tmp_path: Path) -> None:
    wide = (CAPTION + "\0").encode("utf-16-le")
    raw = exif({0x9C9C: wide}, taken="2024:02:06 09:15:00")
    assert said(raw, tmp_path) == {"caption": CAPTION, "taken": "2024-02-06T09:15:00"}
    for encoding in ("utf-8", "gbk"):
        raw = exif({0x010E: CAPTION.encode(encoding), 0x013B: "徐雁".encode(encoding)})
        assert said(raw, tmp_path) == {"caption": CAPTION, "byline": "徐雁"}


def test_words_of_the_camera_itself_are_no_caption(
    tmp_path: Path,
) -> None:
    raw = exif({0x010E: "OLYMPUS DIGITAL CAMERA         "})
    assert said(raw, tmp_path) == {}


def test_text_of_a_drawing_program_marks_a_png(tmp_path: Path) -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("parameters", "a dike, photograph, Steps: 20")
    raw = encoded(halves(), "PNG", pnginfo=info)
    assert said(raw, tmp_path) == {"ai": "1"}


@pytest.mark.parametrize("seed", range(20))
def test_random_blocks_spoil_no_picture(seed: int, tmp_path: Path) -> None:
    noise = bytes((seed * 31 + n * n) % 256 for n in range(300))
    for raw in (iptc((2, 120, noise)), encoded(halves(), "JPEG", xmp=noise)):
        assert all("\0" not in text for text in said(raw, tmp_path).values())
    assert Image.open(tmp_path / "picture").size == (80, 40)
