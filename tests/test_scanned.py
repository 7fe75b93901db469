"""Addresses as codes to scan."""

import re

import pytest
import qrcode

from articles.scanned import scanned


def squares(drawn: str) -> set[tuple[int, int]]:
    """Dark squares of the drawing, without its margin of two."""
    path = re.search(r' d="([^"]+)"', drawn)
    assert path is not None
    found: set[tuple[int, int]] = set()
    x, y = 0.0, 0.0
    for move, numbers in re.findall(r"([Mmh])([-0-9. ]+)", path[1]):
        values = [float(number) for number in re.findall(r"-?[0-9.]+", numbers)]
        if move == "h":
            found |= {(int(x) + i - 2, int(y) - 2) for i in range(int(values[0]))}
            x += values[0]
        else:
            x, y = values if move == "M" else (x + values[0], y + values[1])
    return found


@pytest.mark.parametrize(
    "address",
    ["https://paper.example/a/2/", "https://paper.example/articles/1234567890/"],
)
def test_code_is_drawn_as_another_library_draws_it(address: str) -> None:
    """Addresses that fill their code: what pads a shorter one is free. So is the mask,
    so all eight of the other library are tried."""
    mine = squares(scanned(address))
    theirs = []
    for mask in range(8):
        code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=0)
        code.mask_pattern = mask
        code.add_data(address, optimize=0)
        code.make()
        rows = code.get_matrix()
        theirs.append(
            {(x, y) for y, row in enumerate(rows) for x, dark in enumerate(row) if dark}
        )
    assert mine in theirs


def test_drawing_has_no_style_and_no_script() -> None:
    drawn = scanned("https://paper.example/<b>")
    assert re.search(r"style|script|<b>", drawn) is None
    assert drawn.startswith("<svg ")
