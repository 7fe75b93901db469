"""HTML of a page into HTML that stands anywhere: every address with its host."""

import html
import re
from urllib.parse import urljoin

# Our own templates and the allow-list quote every value with the same mark, and leave
# no bare "<" in a text.
_TAG = re.compile(r'<[a-z](?:"[^"]*"|[^">])*>')
_ADDRESS = re.compile(r'\b(href|src)="([^"]*)"')


def absolute(markup: str, *, site: str, url: str) -> str:
    """`url` is what a relative address starts from; one that is none loses its link."""

    def lead(found: re.Match[str]) -> str:
        name, address = found[1], html.unescape(found[2])
        if address.startswith("/") and not address.startswith("//"):
            return f'{name}="{html.escape(site + address)}"'
        try:
            return f'{name}="{html.escape(urljoin(url, address))}"'
        except ValueError:
            return f'{name}="{html.escape(url)}"'

    return _TAG.sub(lambda tag: _ADDRESS.sub(lead, tag[0]), markup)
