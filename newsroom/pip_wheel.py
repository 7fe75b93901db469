"""pip for an environment that was made without it, as on a Debian that lacks the
package python3-venv. Standard library only."""

import configparser
import hashlib
import html
import os
import re
import ssl
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path
from urllib.parse import urljoin

NAME = "pip-26.3-py3-none-any.whl"
SHA256 = "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13"
HELP = "\npip is missing and could not be fetched ({}): sudo apt install python3-venv"
CONFIGURATIONS = (
    Path("/etc/pip.conf"),
    Path.home() / ".pip" / "pip.conf",
    Path.home() / ".config" / "pip" / "pip.conf",
)


def install(python: Path) -> None:
    """Fetches the pinned wheel and lets it install itself."""
    with tempfile.TemporaryDirectory() as scratch:
        wheel = Path(scratch) / NAME
        wheel.write_bytes(_fetch())
        command = [str(python), str(wheel / "pip"), "install", "--quiet", "--no-deps"]
        command += ["--no-index", "--disable-pip-version-check", str(wheel)]
        if subprocess.run(command).returncode != 0:
            sys.exit(HELP.format("it did not install"))


def _fetch() -> bytes:
    settings = _pip_settings()
    index = settings.get("index-url", "https://pypi.org/simple").rstrip("/") + "/pip/"
    try:
        trusted = ssl.create_default_context(cafile=settings.get("cert"))
        page = _open(index, trusted=trusted).decode("utf-8", "replace")
        link = re.search(rf'href="([^"]*{re.escape(NAME)}[^"]*)"', page)
        if link is None:
            sys.exit(HELP.format(f"{index} does not have {NAME}"))
        address = urljoin(index, html.unescape(link[1]))
        content = _open(address, trusted=trusted)
    except (OSError, ValueError) as error:
        sys.exit(HELP.format(error))
    if hashlib.sha256(content).hexdigest() != SHA256:
        sys.exit(HELP.format(f"{index} gave a file with a wrong checksum"))
    return content


def _open(address: str, *, trusted: ssl.SSLContext) -> bytes:
    if not address.startswith(("https://", "http://", "file://")):
        raise ValueError(f"not an address to fetch from: {address}")
    answer = urllib.request.urlopen(address, timeout=60, context=trusted)  # noqa: S310
    with answer:
        content: bytes = answer.read()
    return content


def _pip_settings() -> dict[str, str]:
    """The index and certificate that pip itself would use on this machine."""
    files = configparser.RawConfigParser()
    own = os.environ.get("PIP_CONFIG_FILE")
    files.read([*CONFIGURATIONS, *([own] if own else [])])
    found = dict(files["global"]) if files.has_section("global") else {}
    for name in ("index-url", "cert"):
        value = os.environ.get("PIP_" + name.upper().replace("-", "_"))
        if value:
            found[name] = value
    return found
