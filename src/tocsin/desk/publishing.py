"""A desk as files: its public pages, read-only, for any web server or a stick.

The pages are those of `tocsin serve --read-only`, asked for one after the other along their own links. What needs a server is
left out: search, filters, the live stream. A passage keeps its link: to the page of its report, at the card or the words.
"""

from __future__ import annotations

import asyncio
import posixpath
import re
import shutil
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote, urlsplit

from tocsin.desk.settings import Settings
from tocsin.store.desk import Desk
from tocsin.store.errors import DeskError

START: Final = ("/", "/map", "/timeline", "/disputes", "/stories", "/sources", "/method", "/map.json")
LEFT_OUT: Final = ("/login", "/live", "/search", "/review", "/seen", "/static/")
REFERENCE: Final = re.compile(r'(?<=[\s"])(href|src|data-basemap|data-towns|data-spots|data-policy)="(/[^"]*)"')
NAME: Final = re.compile(r"[^\w.@-]+")


@dataclass(slots=True)
class Published:
    """What was written: pages, and links that were not followed because `most` pages were reached."""

    folder: Path
    pages: int = 0
    left: int = 0


def publish(desk: Desk, folder: Path, most: int = 5000, tell: Callable[[], None] = lambda: None) -> Published:
    """Write the public pages of a desk into a new or empty folder, `most` at most: the front page and what lies nearest to it.
    Raises DeskError where the folder holds something else."""
    if folder.exists() and any(folder.iterdir()) and not (folder / "index.html").exists():
        raise DeskError(f"{folder} holds something else: name a new or empty folder")
    folder.mkdir(parents=True, exist_ok=True)
    return asyncio.run(_written(desk, folder, most, tell))


async def _written(desk: Desk, folder: Path, most: int, tell: Callable[[], None]) -> Published:
    from httpx import ASGITransport, AsyncClient

    from tocsin.desk.app import STATIC, application

    shutil.copytree(STATIC, folder / "static", dirs_exist_ok=True)
    app = application(desk, Settings(read_only=True, static=True, hosts=()))
    done, waiting, asked = Published(folder), deque(START), set(START)
    async with AsyncClient(transport=ASGITransport(app), base_url="http://desk") as client:
        while waiting:
            if done.pages >= most:
                done.left = len(waiting)
                break
            path = waiting.popleft()
            answer = await client.get(path)
            if answer.status_code != 200:
                continue
            text = answer.text
            for link in links(text) if file_of(path).endswith(".html") else ():
                if link not in asked:
                    asked.add(link)
                    waiting.append(link)
            target = folder / file_of(path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(relative(text, path), encoding="utf8", errors="replace")
            done.pages += 1
            tell()
    return done


def links(text: str) -> list[str]:
    """The pages of this desk that a page leads to, without questions."""
    found = (urlsplit(unescape(match[2])).path for match in REFERENCE.finditer(text) if match[1] == "href")
    return [path for path in dict.fromkeys(found) if not path.startswith(LEFT_OUT) and not path.endswith((".json", ".zip"))]


def file_of(path: str) -> str:
    """The file of a page: `/` is index.html, `/e/i12@3` is e/i12@3.html."""
    if path == "/":
        return "index.html"
    parts = [NAME.sub("-", unquote(part)).strip(".")[:80] or "-" for part in path.strip("/").split("/")]
    name = "/".join(parts)
    return name if name.endswith(".json") or name.startswith("static/") else f"{name}.html"


def relative(text: str, page: str) -> str:
    """The page's text with its references made relative to its own file, and without questions, which files cannot answer."""
    here = posixpath.dirname(file_of(page))

    def made(match: re.Match[str]) -> str:
        target = urlsplit(unescape(match[2]))
        there = posixpath.relpath(file_of(target.path), here or ".")
        return f'{match[1]}="{quote(there, safe="/.@-")}{f"#{target.fragment}" if target.fragment else ""}"'

    return REFERENCE.sub(made, text)
