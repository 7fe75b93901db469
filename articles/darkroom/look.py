"""What a picture looks like, as one number: near-duplicates differ in few bits."""

from PIL import Image

COLUMNS, ROWS = 9, 8
# Fewer greys than this tell nothing apart: a white page, a plain wall, a black frame.
FLAT = 12


def look_of(picture: Image.Image) -> int | None:
    """64 bits, each whether a spot is brighter than its right neighbour; signed.

    None where there is nothing to see, else all such pictures would look the same.
    """
    small = picture.convert("L").resize((COLUMNS, ROWS), Image.Resampling.BOX)
    grey = small.tobytes()
    if max(grey) - min(grey) < FLAT:
        return None
    bits = 0
    for row in range(ROWS):
        for column in range(COLUMNS - 1):
            at = row * COLUMNS + column
            bits = bits << 1 | (grey[at] > grey[at + 1])
    return bits - (1 << 64) if bits >> 63 else bits
