"""The IPTC block of a JPEG: numbered fields, whose encoding is told or guessed."""

from collections.abc import Iterator

from articles.darkroom.texts import LONGEST, guessed

MARKER = 0x1C
CHARSET = (1, 90)
UTF_8 = b"\x1b%G"
FIELDS = {
    (2, 120): "caption",
    (2, 80): "byline",
    (2, 90): "city",
    (2, 110): "agency",
    (2, 115): "agency",
}
DAY, HOUR = (2, 55), (2, 60)
MOST = 300


def iptc_words(raw: bytes) -> dict[str, str]:
    fields = list(_fields(raw))
    told = UTF_8 in {data for number, data in fields if number == CHARSET}
    words: dict[str, str] = {}
    for number, data in fields:
        name = FIELDS.get(number)
        if name and name not in words:
            words[name] = data.decode("utf-8", "ignore") if told else guessed(data)
    plain = {number: data.decode("ascii", "ignore") for number, data in fields}
    words["taken"] = _moment(plain.get(DAY, ""), plain.get(HOUR, ""))
    return words


def _fields(raw: bytes) -> Iterator[tuple[tuple[int, int], bytes]]:
    """Record, number and bytes of each; stops where the block breaks off."""
    at, count = 0, 0
    while at + 5 <= len(raw) and raw[at] == MARKER and count < MOST:
        number = (raw[at + 1], raw[at + 2])
        length = int.from_bytes(raw[at + 3 : at + 5])
        if length > 0x7FFF:  # a length of lengths: no field of ours is that long
            return
        start = at + 5
        yield number, raw[start : start + min(length, LONGEST * 4)]
        at, count = start + length, count + 1


def _moment(day: str, hour: str) -> str:
    """20240206 and 091500+0800 as one; a day alone is its noon."""
    if len(day) < 8 or not day[:8].isdigit():
        return ""
    clock = hour[:6] if len(hour) >= 6 and hour[:6].isdigit() else "120000"
    date = f"{day[:4]}-{day[4:6]}-{day[6:8]}"
    return f"{date}T{clock[:2]}:{clock[2:4]}:{clock[4:6]}"
