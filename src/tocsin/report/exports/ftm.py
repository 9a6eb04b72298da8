"""FollowTheMoney entities, an entity a line: articles, actors, events, linked by their ids.

An Event is what one report tells; `proof` leads to the Article, `summary` is its passage, `notes` say who holds what of it.
Actors of the same id or of the same name and country are one entity here; people of the same name may be two.
Format: https://followthemoney.tech/explorer/.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any, Final, TextIO

from tocsin.model import Actor, Event, Place
from tocsin.report import phrases
from tocsin.report.exports.colophon import Colophon
from tocsin.report.exports.content import Content, Read
from tocsin.report.exports.inert import json_text, shown
from tocsin.report.situation import PRONOUNS
from tocsin.report.wording import called, factuality, outlet_name
from tocsin.resolve.ftm import alpha2

PUBLIC: Final = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG"})
"""Sectors of the state: what is of them and no person is a PublicBody."""


def write_ftm(content: Content, out: TextIO) -> int:
    """First the colophon as a PlainText, then the entities; how many."""
    count = 0
    for entity in entities(content):
        out.write(json_text(entity) + "\n")
        count += 1
    return count


def entities(content: Content) -> Iterator[dict[str, Any]]:
    """All entities. An actor that comes again with nothing new is not repeated."""
    colophon = content.colophon
    yield _entity(name(colophon.desk, "colophon"), "PlainText", title=["How this export counts"], bodyText=[colophon.text])
    known: set[str] = set()
    for read in content.reads():
        article = name(colophon.desk, read.name)
        yield _article(article, read)
        for event in read.record.events:
            involved = [actor for actor in (*event.actors, *event.recipients) if _told_apart(actor)]
            for actor in involved:
                entity = _actor(actor, colophon)
                if (mark := json_text(entity)) not in known:
                    known.add(mark)
                    yield entity
            yield _event(read, event, article, [_actor_id(actor, colophon) for actor in involved], colophon)


def name(*parts: str) -> str:
    """An id that is the same in every export of the same desk."""
    return "tocsin-" + hashlib.sha1("\0".join(parts).encode("utf8", "backslashreplace"), usedforsecurity=False).hexdigest()


def _entity(identity: str, schema: str, **properties: list[str | None]) -> dict[str, Any]:
    values = {key: list(dict.fromkeys(shown(one) for one in found if one)) for key, found in properties.items()}
    return {"id": identity, "schema": schema, "properties": {key: found for key, found in values.items() if found}}


def _article(identity: str, read: Read) -> dict[str, Any]:
    report = read.record.report
    return _entity(
        identity, "Article", title=[report.title], sourceUrl=[report.url], publisher=[outlet_name(read.record)],
        publishedAt=[report.published], modifiedAt=[report.modified], retrievedAt=[report.fetched], author=[report.byline],
        language=[report.language], keywords=[*report.tags], notes=[f"SHA-256 of the text: {report.id}"],
    )  # fmt: skip


def _actor_id(actor: Actor, colophon: Colophon) -> str:
    return name("actor", actor.id) if actor.id else name(colophon.desk, "actor", called(actor), actor.country or "")


def _actor(actor: Actor, colophon: Colophon) -> dict[str, Any]:
    if actor.role:
        schema = "Person"
    elif PUBLIC & set(actor.sectors):
        schema = "PublicBody"
    else:
        schema = "LegalEntity"
    return _entity(
        _actor_id(actor, colophon), schema, name=[called(actor)], country=[alpha2(actor.country or "")],
        keywords=[*actor.sectors], position=[actor.role],
    )  # fmt: skip


def _event(read: Read, event: Event, article: str, involved: list[str], colophon: Colophon) -> dict[str, Any]:
    literal = [place for place in event.places if place.literal]
    return _entity(
        name(colophon.desk, read.key(event)), "Event",
        name=[f"{phrases.kind(event)}: {' '.join(event.trigger.text.split())}"],
        startDate=[event.when.start if event.when else None], endDate=[event.when.end if event.when else None],
        location=[_place(place) for place in literal], country=[alpha2(place.country or "") for place in literal],
        involved=[*involved], summary=[" ".join(event.evidence.text.split())], proof=[article], recordId=[read.key(event)],
        sourceUrl=[read.record.report.url], keywords=[event.type, event.mode, *event.contexts],
        notes=[words.text for words in factuality(event, read.record)],
    )  # fmt: skip


def _told_apart(actor: Actor) -> bool:
    """Whether it is somebody: known by identity, or by a name and a country. "People" and "he" are nobody in particular."""
    return bool(actor.id or actor.country) and called(actor).lower() not in PRONOUNS


def _place(place: Place) -> str:
    vague = f" ({place.precision})" if place.precision else ""
    return f"{place.name}{vague}"
