"""The event codebook: what each type means, the rules that correct the reading, the vocabulary of modes and contexts.

One file a type in `events/`, `contexts.yaml` and the shared word lists of `words.yaml` beside them; an analyst's own folder
(TOCSIN_CODEBOOK, or `--codebook DIR`) adds types, rules, modes, contexts and lists, and its rules are asked before ours.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any, Final, Literal, get_args

import yaml

from tocsin.codebook.errors import CodebookError
from tocsin.codebook.patterns import KEYS, Pattern, Source, Words, pattern, words
from tocsin.model.vocabulary import EVENT_TYPES

SHIPPED: Final = Path(__file__).parent / "events"
EXAMPLE: Final = Path(__file__).parent / "example"
FOLDER: Final = "TOCSIN_CODEBOOK"
Action = Literal["add", "veto", "retype"]
ACTIONS: Final[tuple[Action, ...]] = get_args(Action)
LOADER: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # scalars stay strings: "no" and "on" are words
LISTS_FILE: Final = "words.yaml"
CONTEXTS_FILE: Final = "contexts.yaml"


@dataclass(frozen=True, slots=True)
class Rule:
    """`add` makes an event of `type`, `veto` takes one of `type` out, `retype` makes one of `type` into `to`. `like` and `unlike`
    are sentences in which the pattern holds and does not: they are tests. `like` holds the trigger between asterisks."""

    id: str
    action: Action
    type: str
    pattern: Pattern
    why: str
    like: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()
    to: str | None = None
    own: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with its trigger and the mode to read; without a trigger, nothing of the type happens in it."""

    text: str
    trigger: tuple[int, int] | None
    mode: str | None = None


@dataclass(frozen=True, slots=True)
class ModeVocabulary:
    """A mode of a type, and the patterns by which an event has it."""

    name: str
    definition: str
    patterns: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class EventType:
    """What a type means. `extends` is the type whose events an analyst's own type picks out (from which it takes roles)."""

    name: str
    label: str
    definition: str
    examples: tuple[Example, ...] = ()
    modes: tuple[ModeVocabulary, ...] = ()
    own: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """What an event is about; given where one of the words stands in its sentence, or `often` of them in the report."""

    name: str
    definition: str
    words: Words
    examples: tuple[str, ...] = ()
    often: int | None = None


@dataclass(frozen=True, slots=True)
class Codebook:
    """Everything read; `rules` in the order in which they are asked. `fingerprint` is empty where no own folder is in use."""

    types: Mapping[str, EventType]
    rules: tuple[Rule, ...]
    contexts: tuple[Context, ...]
    fingerprint: str = ""

    def of(self, action: Action) -> tuple[Rule, ...]:
        """The rules of one action, in their order."""
        return tuple(rule for rule in self.rules if rule.action == action)


@dataclass(slots=True)
class _Draft:
    """A codebook in the making."""

    types: dict[str, EventType] = field(default_factory=dict)
    rules: list[Rule] = field(default_factory=list)
    contexts: dict[str, Context] = field(default_factory=dict)
    lists: dict[str, Words] = field(default_factory=dict)

    def copy(self) -> _Draft:
        """One that may be added to."""
        return _Draft(dict(self.types), list(self.rules), dict(self.contexts), dict(self.lists))


def load(folder: Path | None = None) -> Codebook:
    """The shipped codebook, with the analyst's own folder before it. Raises CodebookError naming file and key, and
    FileNotFoundError where the folder is not there."""
    if folder is None:
        named = os.environ.get(FOLDER)
        folder = Path(named) if named else None
    if folder is not None and not folder.is_dir():
        raise FileNotFoundError(f"no codebook folder {folder}: name a folder with types/*.yaml in {FOLDER} or --codebook")
    return _loaded(folder, _digest(folder) if folder else "")


@cache
def _loaded(folder: Path | None, fingerprint: str) -> Codebook:
    draft = _shipped().copy()
    if folder is None:
        return Codebook(draft.types, tuple(draft.rules), tuple(draft.contexts.values()))
    shipped, draft.rules = draft.rules, []
    _read(folder, draft, own=True)
    return Codebook(draft.types, (*draft.rules, *shipped), tuple(draft.contexts.values()), fingerprint)


@cache
def _shipped() -> _Draft:
    draft = _Draft()
    _read(SHIPPED, draft, own=False)
    return draft


def problems(folder: Path) -> list[str]:
    """What is wrong with an analyst's folder, a line for each file that cannot be used; empty where all is well."""
    draft = _shipped().copy()
    found: list[str] = []
    steps = [partial(_read_words, folder, draft), partial(_read_contexts, folder, draft)]
    steps += [partial(_read_type, folder, path, draft, True) for path in _type_files(folder)]
    for step in steps:
        try:
            step()
        except CodebookError as error:
            found.append(str(error))
    if not found and not any(folder.rglob("*.yaml")):
        found.append(f"{folder}: holds no types/*.yaml, contexts.yaml or words.yaml")
    return found


def _digest(folder: Path) -> str:
    """Twelve hex digits over our files and the analyst's."""
    digest = hashlib.sha256()
    for root in (SHIPPED, folder):
        for path in sorted(root.rglob("*.yaml")):
            digest.update(str(path.relative_to(root)).encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:12]


def _read(folder: Path, draft: _Draft, own: bool) -> None:
    _read_words(folder, draft)
    _read_contexts(folder, draft)
    for path in _type_files(folder):
        _read_type(folder, path, draft, own)


def _read_words(folder: Path, draft: _Draft) -> None:
    for name, value in _yaml(folder / LISTS_FILE).items():
        draft.lists[name] = words(value, Source(LISTS_FILE, draft.lists, (name,)))


def _read_contexts(folder: Path, draft: _Draft) -> None:
    for name, value in _yaml(folder / CONTEXTS_FILE).items():
        draft.contexts[name] = _context(name, value, Source(CONTEXTS_FILE, draft.lists, (name,)), draft.contexts.get(name))


def _read_type(folder: Path, path: Path, draft: _Draft, own: bool) -> None:
    _type(_yaml(path), Source(str(path.relative_to(folder)), draft.lists), draft, own)


def _type_files(folder: Path) -> list[Path]:
    special = {folder / LISTS_FILE, folder / CONTEXTS_FILE}
    return sorted({*folder.glob("*.yaml"), *folder.glob("types/*.yaml")} - special)


def _yaml(path: Path) -> dict[str, Any]:
    """A file's mapping, empty where there is no file."""
    if not path.exists():
        return {}
    try:
        value = yaml.load(path.read_text(encoding="utf8"), Loader=LOADER)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" (line {mark.line + 1})" if mark else ""
        raise CodebookError(f"{path.name}: not YAML{where}: {getattr(error, 'problem', error)}") from error
    if not isinstance(value, dict):
        raise CodebookError(f"{path.name}: the file: wants keys with values")
    return value


TYPE_KEYS: Final = frozenset(("type", "label", "definition", "examples", "not_examples", "modes", *ACTIONS))


def _type(value: dict[str, Any], source: Source, draft: _Draft, own: bool) -> None:
    unknown = set(value) - TYPE_KEYS
    if unknown:
        raise source.wrong(f"no key {sorted(unknown)[0]!r}; there are {', '.join(sorted(TYPE_KEYS))}")
    name = _text(value, "type", source)
    base = draft.types.get(name)
    known = base or EventType(name, _text(value, "label", source), _text(value, "definition", source), own=own)
    modes = tuple(_mode(key, inner, source.at("modes", key)) for key, inner in value.get("modes", {}).items())
    draft.types[name] = EventType(
        name,
        value.get("label", known.label),
        value.get("definition", known.definition),
        (*known.examples, *_examples(value, source)),
        _merged(modes, known.modes),
        known.own,
    )
    for action in ACTIONS:
        for number, rule in enumerate(_rows(value.get(action, []), source.at(action))):
            draft.rules.append(_rule(rule, action, name, source.at(action, rule.get("id", number + 1)), draft, own))


def _text(value: Mapping[str, Any], key: str, source: Source) -> str:
    found = value.get(key)
    if not isinstance(found, str) or not found.strip():
        raise source.at(key).wrong("is missing or empty")
    return " ".join(found.split())


def _rows(value: Any, source: Source) -> list[dict[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise source.wrong("wants a list of rules")
    return value


def _rule(value: dict[str, Any], action: Action, name: str, source: Source, draft: _Draft, own: bool) -> Rule:
    keys = KEYS | {"to"} if action == "retype" else KEYS
    looked_for = pattern(value, source, keys)
    if action == "add" and (looked_for.words is None or not looked_for.words.begins()):
        raise source.at("words").wrong("an `add` rule must name the words it begins from")
    to = value.get("to", name) if action == "retype" else None
    asked = value.get("type", name)
    if to is not None and to not in EVENT_TYPES and to not in draft.types:
        raise source.at("to").wrong(f"there is no type {to!r}")
    if to == asked:
        raise source.wrong("retypes an event to what it is: give `to`, or in a type of your own `type`, the type it comes from")
    return Rule(
        id=_text(value, "id", source),
        action=action,
        type=asked,
        pattern=looked_for,
        why=_text(value, "why", source),
        like=_sentences(value.get("like", []), source.at("like")),
        unlike=_sentences(value.get("unlike", []), source.at("unlike")),
        to=to,
        own=own,
    )


def _sentences(value: Any, source: Source) -> tuple[str, ...]:
    rows = [value] if isinstance(value, str) else value
    if not isinstance(rows, list) or not all(isinstance(row, str) and row.strip() for row in rows):
        raise source.wrong("wants a sentence or a list of sentences")
    return tuple(rows)


def _examples(value: Mapping[str, Any], source: Source) -> Iterator[Example]:
    for number, row in enumerate(value.get("examples", [])):
        where = source.at("examples", number + 1)
        text, mode = (row, None) if isinstance(row, str) else (_text(row, "text", where), row.get("mode"))
        plain, trigger = marked(text)
        if trigger is None:
            raise where.wrong("put the trigger between asterisks: *shelled*")
        yield Example(plain, trigger, mode)
    for text in _sentences(value.get("not_examples", []), source.at("not_examples")):
        yield Example(text, None)


def marked(text: str) -> tuple[str, tuple[int, int] | None]:
    """A sentence without the asterisks around its trigger, and the trigger's offsets in it."""
    before, star, rest = text.partition("*")
    trigger, closing, after = rest.partition("*")
    if not star or not closing:
        return text, None
    return before + trigger + after, (len(before), len(before) + len(trigger))


def _mode(name: str, value: Any, source: Source) -> ModeVocabulary:
    if not isinstance(value, dict):
        raise source.wrong("wants a definition and patterns")
    rows = _rows(value.get("patterns", []), source.at("patterns"))
    found = tuple(pattern(row, source.at("patterns", number + 1)) for number, row in enumerate(rows))
    return ModeVocabulary(name, _text(value, "definition", source), found)


def _merged(first: tuple[ModeVocabulary, ...], second: tuple[ModeVocabulary, ...]) -> tuple[ModeVocabulary, ...]:
    """Own patterns of a mode before ours; modes in the order in which they are first named."""
    return (*first, *second)


def _context(name: str, value: Any, source: Source, base: Context | None) -> Context:
    if not isinstance(value, dict):
        raise source.wrong("wants a definition and words")
    found = words(value.get("words"), source.at("words"))
    often = value.get("often")
    if often is not None and not str(often).isdigit():
        raise source.at("often").wrong("wants a number of mentions")
    definition = base.definition if base and "definition" not in value else _text(value, "definition", source)
    if base:
        found = Words(found.single | base.words.single, found.phrases + base.words.phrases)
    examples = _sentences(value.get("examples", []), source.at("examples"))
    return Context(name, definition, found, (*(base.examples if base else ()), *examples), int(often) if often else None)


__all__ = [
    "ACTIONS", "EXAMPLE", "FOLDER", "SHIPPED", "Codebook", "CodebookError", "Context", "EventType", "Example", "ModeVocabulary",
    "Rule", "load", "marked", "problems",
]  # fmt: skip
