"""How large, how many, in which formats: what the darkroom takes and what it makes."""

from typing import Any

Entry = dict[str, Any]
Files = dict[str, bytes]
Focus = tuple[int, int]  # thousandths from the left, from the top
Made = tuple[dict[str, Any], Files]

# What is decoded at all, and the ending under which the original is kept.
FORMATS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
MAX_BYTES = 40 * 1024 * 1024
# A JPEG is decoded at an eighth of its size; the others only whole.
MAX_PIXELS = {"JPEG": 80_000_000, "PNG": 25_000_000, "WEBP": 25_000_000}
MAX_FRAMES = 1000
MOVING_PIXELS = 8_000_000  # its player holds four frames at once
# Of the processor's time, for what is done to bytes that nobody vouches for.
DECODING_SECONDS = 3.0

WIDTHS = (320, 480, 768, 1152, 1600)
MAX_AREA = 8_000_000  # of a rendition; posters meet it before they meet the width
MAX_SIDE = 16_383  # what a WebP can hold
# Best first. The qualities look alike at arm's length; AVIF at this speed costs less
# time than WebP and takes a third fewer bytes.
OUTPUTS = ("avif", "webp", "jpg")
AVIF_AREA = 4_000_000  # above it the encoder's memory is not worth the bytes saved

# Cut around the focus. The ratio, and how wide.
CROPS = {"card": (3, 2), "square": (1, 1)}
CROP_WIDTHS = {"card": (480, 960, 1440), "square": (160, 320)}

# A nameplate's picture: twice as large as it is ever shown.
NAMEPLATE_BOX = (1600, 320)
NAMEPLATE_LEAST = 240
NAMEPLATE_PIXELS = 12_000_000


class Unusable(Exception):  # noqa: N818  (an answer, not a fault)
    """No picture that we take. `why` is a word; its sentence is the desk's."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why
