"""A WebP decoded straight to the size that is wanted, as JPEG does by itself.

Pillow decodes WebP by its player of moving pictures, which holds four whole pictures at
once: 400 MB for 25 megapixels. The same library shrinks while it decodes; Pillow has no
word for that, so it is called here, in the very copy that Pillow brings.
"""

import ctypes
from pathlib import Path

from PIL import Image, _webp

from articles.darkroom.limits import Unusable

ABI = 0x0209
RGBA = 1
_I, _U, _P, _N = ctypes.c_int, ctypes.c_uint32, ctypes.c_void_p, ctypes.c_size_t


class _Planes(ctypes.Structure):
    _fields_ = [("plane", _P * 4), ("stride", _I * 4), ("size", _N * 4)]


class _Packed(ctypes.Structure):
    _fields_ = [("rgba", _P), ("stride", _I), ("size", _N)]


class _Pixels(ctypes.Union):
    _fields_ = [("packed", _Packed), ("planes", _Planes)]


class _Features(ctypes.Structure):
    _fields_ = [(name, _I) for name in ("width", "height", "alpha", "moves", "format")]
    _fields_ += [("pad", _U * 5)]


class _Output(ctypes.Structure):
    _fields_ = [(name, _I) for name in ("colours", "width", "height", "ours")]
    _fields_ += [("pixels", _Pixels), ("pad", _U * 4), ("memory", _P)]


class _Options(ctypes.Structure):
    _fields_ = [("before", _I * 7), ("scale", _I), ("width", _I), ("height", _I)]
    _fields_ += [("after", _I * 4), ("pad", _U * 5)]


class _Config(ctypes.Structure):
    _fields_ = [("input", _Features), ("output", _Output), ("options", _Options)]


def shrunk(path: Path, size: tuple[int, int]) -> Image.Image | None:
    """The still picture in RGBA of this size, or None where the library is not met."""
    try:
        library = ctypes.CDLL(_webp.__file__)
        begin, decode = library.WebPInitDecoderConfigInternal, library.WebPDecode
    except (OSError, AttributeError):
        return None
    decode.argtypes = [ctypes.c_char_p, _N, ctypes.POINTER(_Config)]
    config = _Config()
    if not begin(ctypes.byref(config), _I(ABI)):
        return None
    width, height = size
    pixels = bytearray(width * height * 4)
    held = (ctypes.c_char * len(pixels)).from_buffer(pixels)
    config.options.scale, config.options.width, config.options.height = 1, *size
    config.output.colours, config.output.ours = RGBA, 1
    packed = config.output.pixels.packed
    packed.rgba, packed.stride = ctypes.addressof(held), width * 4
    packed.size = len(pixels)
    raw = path.read_bytes()
    if decode(raw, len(raw), ctypes.byref(config)) != 0:
        raise Unusable("broken")
    return Image.frombuffer("RGBA", size, pixels, "raw", "RGBA", 0, 1)
