"""An address as a code to scan 二维码, drawn by the server: it works on paper."""

from functools import lru_cache

import segno
from django.utils.safestring import SafeString, mark_safe


@lru_cache(maxsize=1024)
def scanned(address: str) -> SafeString:
    """SVG without a style of its own, so that it may stand in a public page."""
    code = segno.make(address, micro=False, error="m", boost_error=False)
    drawn = code.svg_inline(border=2, omitsize=True, svgclass="code", lineclass=None)
    # Drawn from the code's own squares: the address itself is not in it.
    return mark_safe(drawn)  # noqa: S308
