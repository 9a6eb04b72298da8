"""What a page says of itself in schema.org's terms: JSON-LD scripts, microdata in the markup, both as the same objects."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from lxml import html

from tocsin.clean import mending
from tocsin.clean.strings import plain_string, same_page, squeezed

MAX_NODES: Final = 20_000
"""How many objects of a page's descriptions are looked at; a live blog has some thousand."""
MOST_ITEMS: Final = 200
"""Elements of microdata that are looked at."""
ARTICLE_ENDS: Final = ("article", "blogposting", "newsposting", "pressrelease", "report")
LIVE: Final = "liveblogposting"
ASIDE: Final = frozenset("itemlistelement haspart ispartof citation relatedlink mentions relateditem issimilarto comment".split())
"""Properties whose objects are other pages than this one."""
WITHIN_LIVE: Final = "liveblogupdate"


@dataclass(frozen=True, slots=True)
class Node:
    """An object of a page: its properties by their names in small letters; `via` are the properties that lead to it."""

    properties: dict[str, Any]
    via: tuple[str, ...] = ()

    @property
    def types(self) -> frozenset[str]:
        kind = self.properties.get("@type")
        found = kind if isinstance(kind, list) else [kind]
        return frozenset(str(k).lower().rsplit("/", 1)[-1].rsplit(":", 1)[-1] for k in found if k)

    @property
    def article(self) -> bool:
        return any(t.endswith(ARTICLE_ENDS) for t in self.types)

    @property
    def live(self) -> bool:
        return LIVE in self.types

    @property
    def aside(self) -> bool:
        """Whether it is another page, or a part of this one."""
        return any(step in ASIDE or step == WITHIN_LIVE for step in self.via)

    def get(self, *names: str) -> Any:
        """The first of these properties that is there."""
        return next((v for n in names if (v := self.properties.get(n)) not in (None, "", [], {})), None)

    def text(self, *names: str) -> str | None:
        """The same as a short plain string."""
        return next((t for n in names if (t := plain_string(one(self.properties.get(n))))), None)


def one(value: Any) -> Any:
    """The first of several values; of an object that stands for a text its value."""
    for _ in range(3):
        if isinstance(value, list):
            value = value[0] if value else None
        elif isinstance(value, dict):
            value = value.get("@value", value.get("name"))
    return value


@dataclass
class Described:
    """All that a page describes. Objects that are named by reference (`@id`) are found again by `resolved`."""

    nodes: list[Node] = field(default_factory=list)

    @cached_property
    def by_id(self) -> dict[str, dict[str, Any]]:
        found: dict[str, dict[str, Any]] = {}
        for node in self.nodes:
            name = node.properties.get("@id")
            if isinstance(name, str) and len(node.properties) > 1:
                found.setdefault(name, node.properties)
        return found

    def resolved(self, value: Any) -> Any:
        """An object in place of a bare reference to it."""
        if isinstance(value, dict) and isinstance(value.get("@id"), str) and "name" not in value:
            return self.by_id.get(value["@id"], value)
        return value

    def main(self, address: str | None, headline: str | None) -> Node | None:
        """The object of the page's own article: not one that it merely links to; among several the one with the page's address or
        headline, else the first."""
        articles = [n for n in self.nodes if n.article]
        if not articles:
            return None
        return max(articles, key=lambda n: _likeness(n, address, headline))  # max keeps the first of equals

    def first(self, *types: str) -> Node | None:
        """The first object of one of these types."""
        return next((n for n in self.nodes if n.types & set(types)), None)


def _likeness(node: Node, address: str | None, headline: str | None) -> float:
    """How likely an article is that of the page."""
    score = -4.0 if node.aside else 0.0
    own = node.get("url", "@id", "mainentityofpage")
    own = own.get("@id", own.get("url")) if isinstance(own, dict) else one(own)
    if address and isinstance(own, str):
        score += 3.0 if same_page(own, address) else 0.0
    title = node.text("headline", "name")
    if headline and title:
        score += 2.0 if squeezed(title) in squeezed(headline) or squeezed(headline) in squeezed(title) else 0.0
    score += 1.0 if node.live else 0.0
    return score + (0.5 if node.get("datepublished") else 0.0)


def described(tree: html.HtmlElement) -> Described:
    """What a page describes, JSON-LD before microdata."""
    nodes: list[Node] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            for value in mending.values(script.text or ""):
                nodes += _nodes(value, MAX_NODES - len(nodes))
    for item in outermost(tree):
        nodes += _nodes(_Items(item).value, MAX_NODES - len(nodes))
    return Described(nodes)


def outermost(tree: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The elements of microdata that are not part of another one."""
    taken: set[html.HtmlElement] = set()
    for item in tree.xpath(".//*[@itemscope]")[:MOST_ITEMS]:
        if not any(around in taken for around in item.iterancestors()):
            yield item
        taken.add(item)


def _nodes(value: Any, most: int) -> Iterator[Node]:
    """The objects of a JSON value, outermost first."""
    waiting: deque[tuple[Any, tuple[str, ...]]] = deque([(value, ())])
    while waiting and most > 0:
        item, via = waiting.popleft()
        most -= 1
        if isinstance(item, dict):
            node = Node({str(k).lower().removeprefix("schema:"): v for k, v in item.items()}, via)
            yield node
            for name, inner in node.properties.items():
                if isinstance(inner, dict | list):
                    waiting.append((inner, (*via, name)[-6:]))
        elif isinstance(item, list):
            waiting.extend((inner, via) for inner in item if isinstance(inner, dict | list))


class _Items:
    """Microdata: an element with `itemscope` and its properties as JSON-LD would say them."""

    LINKS: Final = {"a": "href", "link": "href", "area": "href", "img": "src", "audio": "src", "video": "src", "source": "src"}
    ADDRESSES: Final = ("url", "sameas", "mainentityofpage", "image")
    """Properties whose value is where a link leads; of any other it is the link's words."""
    MOST: Final = 5_000
    DEEPEST: Final = 8

    def __init__(self, element: html.HtmlElement) -> None:
        self.left = self.MOST
        self.value = self.object(element, 0)

    def object(self, element: html.HtmlElement, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {"@type": (element.get("itemtype") or "").split()}
        if element.get("itemid"):
            found["@id"] = element.get("itemid")
        waiting = deque(element)
        while waiting and self.left > 0:
            child = waiting.popleft()
            if not isinstance(child.tag, str):
                continue
            self.left -= 1
            scope, names = child.get("itemscope") is not None, (child.get("itemprop") or "").split()
            if names:
                for name in names:
                    _add(found, name, self.object(child, depth + 1) if scope and depth < self.DEEPEST else self.text(child, name))
            if not scope:
                waiting.extendleft(reversed(child))
        return found

    def text(self, element: html.HtmlElement, name: str) -> str:
        """The value of a property without an object of its own."""
        link = self.LINKS.get(element.tag) if element.tag != "a" or name.lower() in self.ADDRESSES else None
        for attribute in ("content", "datetime", *([link] if link else [])):
            if element.get(attribute):
                return str(element.get(attribute))
        return str(element.text_content())


def _add(found: dict[str, Any], name: str, value: Any) -> None:
    """One more value of a property."""
    old = found.get(name)
    if old is None:
        found[name] = value
    elif isinstance(old, list):
        old.append(value)
    else:
        found[name] = [old, value]
