"""One actor across reports: whether a new mention is somebody whom the desk knows already, with a score and the reason.

Policy: two people are never merged in silence. "same" needs an identifier of the codebook, or a full name that agrees and nothing
against it; a surname alone, a name that two known people bear, and a name without anything that confirms it stay "unsure", for a
person to decide. Pure functions: the caller keeps the identities, and the analyst's judgements go before what is said here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, Literal

from tocsin.codebook.actors import ActorWords, NameWords
from tocsin.codebook.phrases import Word, words
from tocsin.model import Actor
from tocsin.resolve.same_name import SAME, Likeness, compare, tokens

Verdict = Literal["same", "different", "unsure"]

DIFFERENT_BELOW: Final = 0.6
"""Likeness of the names below which nothing else is asked."""
NAME_ALONE: Final = 0.85
"""Score of the same full name when nothing else is known of one of the two."""
SURNAME_ALONE: Final = 0.7
ABOVE_STATES: Final = frozenset(["IGO", "NGO", "IMG", "MNC"])
RULING: Final = frozenset(["GOV", "ELI", "PTY", "OPP", "LEG", "MIL"])
"""Sectors between which one person moves with every election: no evidence against identity."""
PERSON: Final = "person:"
BODIES: Final = ("org:", "state:")


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody whom the desk knows. `key` is the caller's own; `names` every spelling seen, the fullest first; `entity` the
    codebook's identifier ("person:vladimir-putin"), None where the codebook does not know the name."""

    key: str
    names: tuple[str, ...]
    entity: str | None = None
    country: str | None = None
    sectors: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is thought of an actor and a known identity: a score from 0 (another) to 1 (the same), and why."""

    known: Identity
    verdict: Verdict
    score: float
    why: str


def identity_of(actor: Actor, key: str) -> Identity:
    """The identity that an actor begins."""
    return widened(Identity(key, ()), actor)


def widened(known: Identity, actor: Actor) -> Identity:
    """A known identity with what one more mention tells of it. What is known already is never overwritten."""
    names = sorted({*known.names, actor.name}, key=lambda name: (-len(tokens(name)), -len(name), name))
    return replace(
        known,
        names=tuple(names),
        entity=known.entity or actor.id,
        country=known.country or actor.country,
        sectors=known.sectors | frozenset(actor.sectors),
        roles=known.roles | ({actor.role} if actor.role else set()),
    )


def identify(actor: Actor, known: Iterable[Identity]) -> list[Judgement]:
    """Every identity that the actor may be (verdict "same" or "unsure"), the likeliest first; empty: nobody known. At most one is
    "same": where a name fits two known people as well, all of them are "unsure" and say so."""
    found = [judgement for one in known if (judgement := judge(actor, one)).verdict != "different"]
    found.sort(key=lambda j: (j.verdict != "same", -j.score, j.known.key))
    same = [j for j in found if j.verdict == "same"]
    by_entity = [j for j in same if actor.id and j.known.entity == actor.id]
    if len(by_entity) == 1 or len(same) < 2:
        kept = (by_entity or same)[:1]
        return [*kept, *(_doubted(j, "another fits better") for j in found if j not in kept)]
    others = ", ".join(j.known.names[0] for j in same)
    return [_doubted(j, f"the name fits several: {others}") if j.verdict == "same" else j for j in found]


def judge(actor: Actor, known: Identity) -> Judgement:
    """Whether an actor is a known identity."""
    if actor.id and known.entity:
        return _by_entity(actor, known)
    if not is_name(actor.name) or not any(map(is_name, known.names)):
        return _nameless(actor, known)
    body = names_body(actor.name) or (actor.id or "").startswith(BODIES)
    if body != (names_body(known.names[0]) or (known.entity or "").startswith(BODIES)):
        return Judgement(known, "different", 0.0, "a person and a body")
    likeness, name = max(((compare(actor.name, n, body), n) for n in known.names), key=lambda r: r[0].score)
    if apart := _apart(actor.name, name):
        return Judgement(known, "different", 0.2, apart)
    if likeness.score < DIFFERENT_BELOW:
        return Judgement(known, "different", round(likeness.score, 2), f"“{actor.name}” and “{name}”: {likeness.why}")
    return _weighed(actor, known, likeness, name)


def is_name(name: str) -> bool:
    """Whether words name somebody ("Ban Ki-moon", "Mr Annan", "Ministry of Defence"), and do not only describe ("the police",
    "he")."""
    return any(word.capital for word in _bare(name))


def names_body(name: str) -> bool:
    """Whether a name is that of an organisation, by a word in it: ministry, party, army …"""
    return bool({word.key.lower() for word in words(name)} & NameWords.load().bodies)


def _bare(name: str) -> list[Word]:
    """The words of a name without titles, articles and pronouns."""
    known = ActorWords.load()
    return [word for word in words(name) if word.key.lower() not in known.titles | known.pronouns]


def _by_entity(actor: Actor, known: Identity) -> Judgement:
    if actor.id != known.entity:
        return Judgement(known, "different", 0.0, f"{actor.id} is not {known.entity}")
    if actor.id and actor.id.startswith(PERSON) and len(tokens(actor.name)) < 2 and "also of this name" in (actor.why or ""):
        why = f"“{actor.name}” alone is the name of several people of the codebook; by the day it is {known.names[0]}"
        return Judgement(known, "unsure", SURNAME_ALONE, why)
    return Judgement(known, "same", 1.0, f"both are {actor.id}")


def _nameless(actor: Actor, known: Identity) -> Judgement:
    """Who is only described is at best unsure: "the army" of one country in two reports is one army, two spokesmen need not be
    one man."""
    if _conflict(actor, known):
        return Judgement(known, "different", 0.0, f"{actor.country} and {known.country}")
    if not is_name(actor.name) and not any(map(is_name, known.names)):
        alike = actor.name.lower() in {n.lower() for n in known.names} and bool(actor.country) and actor.country == known.country
        if alike and frozenset(actor.sectors) == known.sectors:
            return Judgement(known, "unsure", 0.5, f"the same words, {actor.country}; nobody is named")
    return Judgement(known, "different", 0.0, "one of them names nobody")


def _apart(one: str, other: str) -> str | None:
    """What in two names of persons says that they are two people though all else agrees: Jr and Sr, Mr and Mrs, other middle
    initials."""
    known = NameWords.load()
    a, b = ([w.strip(",").lower() for w in name.split()] for name in (one, other))
    mine, theirs = ({w.strip(".") for w in line} for line in (a, b))
    if mine & known.generations and theirs & known.generations and mine & known.generations != theirs & known.generations:
        return "another generation: " + " and ".join(sorted(mine & known.generations | theirs & known.generations))
    if (mine & known.women and theirs & known.men) or (mine & known.men and theirs & known.women):
        return "a woman and a man by their titles"
    first, second = _middle(a), _middle(b)
    if any(len(word) == 1 for word in (*first, *second)) and first and second and not _agree(first, second):
        return f"other middle names: “{one}” and “{other}”"
    return None


def _middle(line: list[str]) -> list[str]:
    """The words of a name between the first and the last, divided at full stops: "G.H.W." are three."""
    titles = ActorWords.load().titles | NameWords.load().generations
    bare = [part for word in line if word.strip(".") not in titles for part in word.split(".") if part]
    return bare[1:-1]


def _agree(first: list[str], second: list[str]) -> bool:
    """Whether middle names may be the same: their first letters are equal as far as both go."""
    return all(a[0] == b[0] for a, b in zip(first, second, strict=False))


def _weighed(actor: Actor, known: Identity, likeness: Likeness, name: str) -> Judgement:
    """Names that agree at least in part, with what else is known of both."""
    shown = f"“{actor.name}” as “{name}” ({likeness.why})"
    score = round(likeness.score, 2)
    if _conflict(actor, known):
        verdict: Verdict = "unsure" if score >= SAME else "different"
        return Judgement(known, verdict, round(score / 2, 2), f"{shown}, but {actor.country} and {known.country}")
    if len(_bare(actor.name)) < 2 or max(len(_bare(n)) for n in known.names) < 2:
        return Judgement(known, "unsure", min(score, SURNAME_ALONE), f"{shown}: one word of a name alone")
    if score < SAME:
        return Judgement(known, "unsure", score, shown)
    confirmed = _confirmed(actor, known)
    if _sectors_apart(actor, known):
        return Judgement(
            known, "unsure", round(score * 0.8, 2), f"{shown}, but {_plain(actor.sectors)} and {_plain(known.sectors)}"
        )
    if confirmed:
        return Judgement(known, "same", score, f"{shown}; {confirmed}")
    if score == 1.0:
        return Judgement(known, "same", NAME_ALONE, f"{shown}; nothing else is known to compare")
    return Judgement(known, "unsure", round(score * NAME_ALONE, 2), f"{shown}; nothing else is known to confirm it")


def _conflict(actor: Actor, known: Identity) -> bool:
    """Whether two countries are told that differ. Bodies above the states have none: a minister may speak for NATO."""
    both = {actor.country, known.country}
    return None not in both and len(both) == 2 and not both & ABOVE_STATES


def _sectors_apart(actor: Actor, known: Identity) -> bool:
    mine = frozenset(actor.sectors)
    return bool(mine and known.sectors) and not mine & known.sectors and not (mine & RULING and known.sectors & RULING)


def _confirmed(actor: Actor, known: Identity) -> str | None:
    """What beside the name agrees."""
    found = [actor.country] if actor.country and actor.country == known.country else []
    found += [s for s in actor.sectors if s in known.sectors]
    found += [actor.role] if actor.role and actor.role in known.roles else []
    return "both " + ", ".join(found) if found else None


def _plain(sectors: Iterable[str]) -> str:
    return " ".join(sorted(sectors))


def _doubted(judgement: Judgement, why: str) -> Judgement:
    if judgement.verdict == "unsure":
        return judgement
    return replace(judgement, verdict="unsure", why=f"{judgement.why}; {why}")
