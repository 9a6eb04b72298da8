"""Short phrases that every view shares: an actor, a place, a time, a count, a passage, in words for readers."""

from __future__ import annotations

from tocsin.model import Actor, Count, Event, Place, Record, Statement, When
from tocsin.report.wording import called

VAGUE = {"line", "area"}
"""Precisions of places that are never pinned as if exact."""
QUOTES = '“”„‟"«» '
DOUBTFUL = 0.6
"""Below this score a view marks a statement or event as doubtful: about two in five of such readings are wrong."""


def actor(who: Actor) -> str:
    """ "Olha Taran (UKR GOV)"; the codes are left out where they are unknown."""
    known = codes(who)
    return f"{called(who)} ({known})" if known else called(who)


def codes(who: Actor) -> str:
    """ "UKR GOV": country and sectors, as far as they are known."""
    return " ".join(filter(None, [who.country, *who.sectors]))


def place(where: Place) -> str:
    """ "from the border (line)", "Kremin, UKR": the role where it is not plainly at, and the vagueness of a vague place."""
    role = f"{where.role} " if where.role and where.role != "at" else ""
    name = " ".join((where.name or (where.mention.text if where.mention else "")).split())
    if where.precision in VAGUE:
        return f"{role}{name} ({where.precision})"
    return f"{role}{name}, {where.country}" if where.country and where.precision != "country" else f"{role}{name}"


def when(time: When) -> str:
    """ "2022-03-01 (“on Tuesday”)"; words alone where no date could be found."""
    words = f"“{' '.join(time.mention.text.split())}”" if time.mention else ""
    if not (time.start or time.end):
        return words
    if time.start == time.end:
        dates = str(time.start)
    else:
        dates = f"{time.start or '…'} to {time.end or '…'}"
    return f"{dates} ({words})" if words else dates


def count(number: Count) -> str:
    """ "13 people killed", "at least 20 soldiers", "24–60 vehicles"."""
    if number.low is None and number.high is None:
        amount = "some"
    elif number.high is None:
        amount = f"at least {number.low:,}"
    elif number.low is None:
        amount = f"at most {number.high:,}"
    elif number.low == number.high:
        amount = f"{number.low:,}"
    else:
        amount = f"{number.low:,}–{number.high:,}"
    return " ".join(dict.fromkeys(filter(None, [amount, number.unit, number.of])))


def content(statement: Statement) -> str:
    """What is said, on one line; a gap where it is split."""
    return " … ".join(" ".join(piece.text.split()) for piece in statement.content)


def quoted(statement: Statement) -> str:
    """The content in quotation marks where it is the speaker's own words: its own outer marks, or ours."""
    said = content(statement)
    return f"“{said.strip(QUOTES)}”" if statement.kind == "direct" else said


def kind(event: Event) -> str:
    """ "ASSAULT · heavy weapons"."""
    mode = (event.mode or "").replace("-", " ").replace("_", " ")
    return f"{event.type} · {mode}" if mode else event.type


def who_to_whom(event: Event) -> str:
    """ "Norland → Kremin's garrison"; a question mark where the report names nobody."""
    sides = [", ".join(map(actor, side)) or "?" for side in (event.actors, event.recipients)]
    return sides[0] if sides[1] == "?" else " → ".join(sides)


def stance(statement: Statement) -> str:
    """The stance as a verb, negated where the cue is: "does not confirm"."""
    verb = "says" if statement.stance == "unknown" else statement.stance
    return f"does not {verb[:-3] + 'y' if verb.endswith('ies') else verb[:-1]}" if statement.negated else verb


def published(record: Record) -> str:
    """The date of publication, with the hour where it is known: "2022-03-11 19:45 +03:00"."""
    day, _, hour = (record.report.published or "no date").partition("T")
    return f"{day} {hour[:5]} {hour[8:]}".strip() if hour else day


def day(record: Record) -> str:
    """The day of publication."""
    return (record.report.published or "no date")[:10]


def depth(statement: Statement, record: Record) -> int:
    """How deep a statement lies within others."""
    known = {other.id: other for other in record.statements}
    level, seen = 0, {statement.id}
    while statement.within and statement.within in known and statement.within not in seen:
        seen.add(statement.within)
        statement = known[statement.within]
        level += 1
    return level


def nested(record: Record) -> list[tuple[int, Statement]]:
    """The statements in the order of the text, each followed by those within it, with their depth."""
    ids = {statement.id for statement in record.statements}
    below: dict[str | None, list[Statement]] = {}
    for statement in sorted(record.statements, key=lambda one: (one.evidence.start, one.evidence.end)):
        below.setdefault(statement.within if statement.within in ids else None, []).append(statement)
    found: list[tuple[int, Statement]] = []

    def follow(parent: str | None, level: int) -> None:
        for statement in below.pop(parent, []):
            found.append((level, statement))
            follow(statement.id, level + 1)

    follow(None, 0)
    for rest in [
        one for group in below.values() for one in group
    ]:  # a ring of statements within each other: show it all the same
        found.append((0, rest))
    return found
