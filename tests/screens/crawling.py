"""Goes where a crawler would: every address that a page, a style sheet, a feed or a
list for machines names, from the front page on. No test stands here."""

import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from django.contrib.staticfiles import finders
from django.test import Client
from lxml import etree

SITE = "http://testserver"
# Where each kind of tag keeps addresses that a browser asks for by itself.
LOADED = (
    "//img/@src | //script/@src | //iframe/@src | //source/@src | //video/@src"
    " | //link[not(contains('canonical alternate prev next', @rel))]/@href"
    " | //use/@href | //object/@data | //embed/@src"
)
SETS = "//img/@srcset | //source/@srcset | //link/@imagesrcset"
LED_TO = (
    "//a/@href | //area/@href | //form/@action"
    " | //link[contains('canonical alternate prev next', @rel)]/@href"
    " | //meta[@property='og:image' or @property='og:url']/@content"
)
IN_STYLES = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")
IN_ROBOTS = re.compile(r"^Sitemap: (\S+)", re.M)


@dataclass
class Crawl:
    """`faults` says what is wrong; `visited` holds every address with its status."""

    client: Client
    # Other sites that a reader may be led to, by a link alone.
    friends: frozenset[str] = frozenset()
    # Addresses that lead on for good reason.
    leading_on: frozenset[str] = frozenset()
    # Below it a page may look at a cookie; none may set one unasked.
    personal: str = "/reading/"
    visited: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    anchors: dict[str, set[str]] = field(default_factory=dict)
    wanted: list[tuple[str, str]] = field(default_factory=list)
    waiting: deque[tuple[str, str]] = field(default_factory=deque)

    def walk(self, *starts: str) -> None:
        for start in starts:
            self._put(start, by="")
        while self.waiting:
            address, by = self.waiting.popleft()
            self._visit(address, by)
        for address, by in self.wanted:
            page, _, name = address.partition("#")
            if page in self.anchors and unquote(name) not in self.anchors[page]:
                self._fault(by, f"{address} has no such place")

    def _fault(self, where: str, what: str) -> None:
        self.faults.append(f"{where}: {what}")

    def _put(self, address: str, *, by: str, loaded: bool = False) -> None:
        whole = urljoin(SITE + by, address.strip())
        if whole.startswith("data:" if loaded else "mailto:"):
            return
        parts = urlsplit(whole)
        if f"{parts.scheme}://{parts.netloc}" != SITE:
            friend = parts.scheme == "https" and parts.netloc in self.friends
            if loaded or not friend:
                self._fault(by, f"leads to {whole}, of another site")
            return
        path = whole.removeprefix(SITE).partition("#")[0] or "/"
        if parts.fragment:
            self.wanted.append((whole.removeprefix(SITE), by))
        if path not in self.visited:
            self.visited[path] = 0
            self.waiting.append((path, by))

    def _visit(self, address: str, by: str) -> None:
        if address.startswith("/static/"):
            self._visit_file(address, by)
            return
        answer = self.client.get(address)
        self.visited[address] = answer.status_code
        if address.startswith("/admin/"):
            self._fault(by, f"leads readers to {address}")
        varies = "Cookie" in answer.headers.get("Vary", "")
        if answer.cookies or (varies and not address.startswith(self.personal)):
            self._fault(address, "sets a cookie, or is not the same for all")
        if answer.status_code in (301, 302) and address in self.leading_on:
            self._put(answer.headers["Location"], by=address)
        elif answer.status_code != 200:
            self._fault(by, f"{address} answers {answer.status_code}")
        else:
            kind = answer.headers["Content-Type"].partition(";")[0]
            self._read(address, kind, answer)

    def _visit_file(self, address: str, by: str) -> None:
        """Whitenoise sends these, in a test run from where they are written."""
        found = finders.find(unquote(urlsplit(address).path.removeprefix("/static/")))
        self.visited[address] = 200 if found else 404
        if not found:
            self._fault(by, f"{address} is not there")
        elif address.endswith(".css"):
            with open(found, encoding="utf-8") as file:  # noqa: PTH123
                self._read_styles(address, file.read())

    def _read(self, address: str, kind: str, answer: Any) -> None:
        if kind == "text/html":
            self._read_page(address, etree.HTML(answer.content))
        elif kind == "text/css":
            self._read_styles(address, answer.text)
        elif kind == "application/feed+json":
            self._put_all(_urls(json.loads(answer.content)), by=address)
        elif kind.endswith("xml") and not kind.startswith("image/"):
            self._read_machines(address, etree.fromstring(answer.content))
        elif kind == "text/plain":
            self._put_all(IN_ROBOTS.findall(answer.text), by=address)

    def _read_styles(self, address: str, text: str) -> None:
        found = ["".join(pair) for pair in IN_STYLES.findall(text)]
        self._put_all(found, by=address, loaded=True)

    def _put_all(self, found: Any, *, by: str, loaded: bool = False) -> None:
        for one in found:
            self._put(str(one), by=by, loaded=loaded)

    def _read_page(self, address: str, tree: Any) -> None:
        self.anchors[address] = {"", "top", *map(str, tree.xpath("//@id"))}
        self._put_all(tree.xpath(LOADED), by=address, loaded=True)
        for addresses in tree.xpath(SETS):
            each = (part.split()[0] for part in str(addresses).split(","))
            self._put_all(each, by=address, loaded=True)
        self._put_all(tree.xpath(LED_TO), by=address)
        for block in tree.xpath('//script[@type="application/ld+json"]/text()'):
            self._put_all(_urls(json.loads(block)), by=address)
        self._know_canonical(address, tree)

    def _know_canonical(self, address: str, tree: Any) -> None:
        named = tree.xpath('//link[@rel="canonical"]/@href')
        hidden = tree.xpath('//meta[@name="robots"][contains(@content, "noindex")]')
        if hidden and not named:
            return
        own = address.removesuffix("as-printed/")  # a former text of the same story
        if [unquote(str(one)) for one in named] != [unquote(SITE + own)]:
            self._fault(address, f"calls itself {named}")

    def _read_machines(self, address: str, tree: Any) -> None:
        """Feeds and lists of addresses: whatever looks like one of ours."""
        for node in tree.iter(etree.Element):
            values = [node.text or "", *node.attrib.values()]
            self._put_all((v for v in values if v.startswith(f"{SITE}/")), by=address)
            if (node.text or "").lstrip().startswith("<"):
                inner = etree.HTML(f"<div>{node.text}</div>")
                self._put_all(inner.xpath("//@href | //@src"), by=address)


def _urls(data: Any) -> Iterator[str]:
    """Every address of ours in data for machines; what has a gap in it is none."""
    if isinstance(data, dict):
        for name, value in data.items():
            if name != "@id":  # a name, whatever it looks like
                yield from _urls(value)
    elif isinstance(data, list):
        for value in data:
            yield from _urls(value)
    elif isinstance(data, str) and data.startswith(f"{SITE}/") and "{" not in data:
        yield data
