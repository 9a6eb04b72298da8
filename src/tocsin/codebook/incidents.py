"""The words by which event mentions are told to be of one happening: `incidents.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from tocsin.codebook.inflection import forms

INFLECTED: Final = ("light", "wide", "passing", "taken_part_in", "blaming", "denying", "repelling", "told_before")
"""Lists of the file whose words may stand in any form."""
PHRASED: Final = ("taking_part", "defending")
PLAIN: Final = (
    "lasting", "speech", "night", "late", "weekdays", "means", "soil", "stop_words", "people", "retracting", "off", "experts",
    "own_staff", "own_teams", "watching", "watched", "investigating", "organisations", "media", "armed_forces", "witness", "arms",
    "no_points", "speaks_for", "papers", "few", "place_kinds", "state_bodies", "private", "guilt", "falsehood", "no_side",
    "movement_offices", "contrary", "holding_on", "accidents", "name_joining", "sites", "pictures", "killings", "having_killed",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class IncidentWords:
    """`acts`: form of a trigger -> the acts that it may name, `echoed_acts` those by which the reader knows an echo. `near_acts`,
    `near_types` and `one_act` hold unordered pairs, both ways round, `entails` what was done and what was done with it.
    `wide`: forms of words for happenings that last and are everywhere at once. `passing` those of them that a stated day makes a
    happening. `means`, `taking_part` and the rest are phrases in small letters. `means_classes` and `targets`: word -> class;
    `ways`: weapon -> ways to strike; `families`: act or type -> families."""

    acts: dict[str, frozenset[str]]
    echoed_acts: dict[str, frozenset[str]]
    near_acts: frozenset[tuple[str, str]]
    near_types: frozenset[tuple[str, str]]
    one_act: frozenset[tuple[str, str]]
    entails: frozenset[tuple[str, str]]
    lasting: frozenset[str]
    speech: frozenset[str]
    night: frozenset[str]
    late: frozenset[str]
    light: frozenset[str]
    weekdays: frozenset[str]
    wide: frozenset[str]
    passing: frozenset[str]
    means: frozenset[str]
    taking_part: frozenset[str]
    taken_part_in: frozenset[str]
    negations: frozenset[str]
    soil: frozenset[str]
    stop_words: frozenset[str]
    families: dict[str, frozenset[str]]
    people: frozenset[str]
    retracting: frozenset[str]
    blaming: frozenset[str]
    denying: frozenset[str]
    defending: frozenset[str]
    repelling: frozenset[str]
    off: frozenset[str]
    experts: frozenset[str]
    own_staff: frozenset[str]
    own_teams: frozenset[str]
    watching: frozenset[str]
    watched: frozenset[str]
    investigating: frozenset[str]
    organisations: frozenset[str]
    media: frozenset[str]
    armed_forces: frozenset[str]
    witness: frozenset[str]
    arms: frozenset[str]
    no_points: frozenset[str]
    means_classes: dict[str, str]
    ways: dict[str, frozenset[str]]
    targets: dict[str, str]
    camps: dict[str, str]
    speaks_for: frozenset[str]
    papers: frozenset[str]
    pictures: frozenset[str]
    few: frozenset[str]
    sites: frozenset[str]
    same_office: dict[str, str]
    place_kinds: frozenset[str]
    movement_offices: frozenset[str]
    state_bodies: frozenset[str]
    private: frozenset[str]
    told_before: frozenset[str]
    guilt: frozenset[str]
    falsehood: frozenset[str]
    name_joining: frozenset[str]
    no_side: frozenset[str]
    contrary: frozenset[str]
    holding_on: frozenset[str]
    accidents: frozenset[str]
    killings: frozenset[str]
    having_killed: frozenset[str]

    @property
    def taking_part_longest(self) -> tuple[str, ...]:
        """The phrases for taking part, the longest first."""
        return _longest_first(self.taking_part)

    def acts_of(self, lemma: str, kind: str) -> frozenset[str]:
        """The acts that a trigger of a type may name. A verb that names none by itself takes the type's."""
        named = self.acts.get(lemma, frozenset())
        if lemma not in self.light:
            return named
        near = self.families.get(kind, frozenset())
        return frozenset(act for act in named if near & self.families.get(act, frozenset()))

    @classmethod
    @cache
    def load(cls) -> IncidentWords:
        """The shipped words."""
        import yaml  # slow to import, and only linking needs it

        text = files("tocsin.codebook").joinpath("incidents.yaml").read_text("utf-8")
        # scalars stay strings: "no" and "on" are words
        data: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
        return cls(
            acts=_by_form(data["acts"], data["more_acts"]),
            echoed_acts=_by_form(data["acts"]),
            near_acts=_both_ways(data["near_acts"]),
            near_types=_both_ways(data["near_types"]),
            one_act=_both_ways(data["one_act"]),
            entails=frozenset((one, other) for one, other in data["entails"]),
            means_classes={word: name for name, words in data["means_classes"].items() for word in words},
            ways=_by_member(data["ways"]),
            targets={word: name for name, words in data["targets"].items() for word in words},
            camps={word: name for name, words in data["camps"].items() for word in words},
            same_office=dict(data["same_office"]),
            families=_by_member(data["families"]),
            negations=frozenset(data["not"]),
            **{name: _forms(data[name]) for name in INFLECTED},
            **{name: _phrases(data[name]) for name in PHRASED},
            **{name: frozenset(data[name]) for name in PLAIN},
        )


@cache
def _longest_first(phrases: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))


def _forms(lemmas: list[str]) -> frozenset[str]:
    return frozenset(form for lemma in lemmas for form in forms(lemma))


def _by_form(*lists: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    """Form of a word -> the acts under which one of the lists has it."""
    found: dict[str, set[str]] = {}
    for act, lemmas in (pair for one in lists for pair in one.items()):
        for form in _forms(lemmas):
            found.setdefault(form, set()).add(act)
    return {form: frozenset(named) for form, named in found.items()}


def _by_member(groups: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    members = {member for listed in groups.values() for member in listed}
    return {member: frozenset(name for name, listed in groups.items() if member in listed) for member in members}


def _phrases(phrases: list[str]) -> frozenset[str]:
    """Words in all their forms, phrases as they stand."""
    return frozenset(form for phrase in phrases for form in ((phrase,) if " " in phrase else forms(phrase)))


def _both_ways(pairs: list[list[str]]) -> frozenset[tuple[str, str]]:
    return frozenset(pair for one, other in pairs for pair in ((one, other), (other, one)))
