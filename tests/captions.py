"""Pictures whose files say things of themselves. No test stands here."""

import struct

from PIL import Image

from tests.pictures import encoded, halves

UTF_8 = b"\x1b%G"


def iptc(*fields: tuple[int, int, bytes]) -> bytes:
    """A JPEG with these IPTC fields, as agencies write them."""
    block = b"".join(
        struct.pack(">BBBH", 0x1C, record, number, len(data)) + data
        for record, number, data in fields
    )
    resource = b"8BIM" + struct.pack(">H", 0x0404) + b"\0\0"
    resource += struct.pack(">I", len(block)) + block + b"\0" * (len(block) % 2)
    segment = b"Photoshop 3.0\0" + resource
    raw = encoded(halves(), "JPEG")
    marker = b"\xff\xed" + struct.pack(">H", len(segment) + 2) + segment
    return raw[:2] + marker + raw[2:]


def xmp(body: str, *, attributes: str = "") -> bytes:
    """A JPEG with an XMP packet."""
    packet = f"""<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
 xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/" {attributes}>{body}
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""
    return encoded(halves(), "JPEG", xmp=packet.encode())


def exif(tags: dict[int, object], **block: object) -> bytes:
    data = Image.Exif()
    for number, value in tags.items():
        data[number] = value
    if block:
        data.get_ifd(0x8769)[0x9003] = block["taken"]
    return encoded(halves(), "JPEG", exif=data)
