"""The codebook over the network's events, in a fixed precedence. Every decision leaves a line in the event's `why`.

1. An event of the network stands unless the first rule that holds for its type says otherwise: a `veto` takes it out, a
   `retype` gives it another type. An analyst's rules are asked before ours, the vetoes of each before its retypes, else in the
   order of the files. One decision an event: a new type is not judged again.
2. An `add` makes an event where its type has none at that word or a neighbour of it in the tree, and where no veto of that type
   holds. Ours never adds at a word that carries an event already; a rule of an analyst's own type does, and takes over its roles.
3. The mode: the first of the type's modes, in the file's order, one of whose patterns holds.
4. The contexts: all whose words stand in the event's sentence, or often enough in the report.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from tocsin.codebook.events import Codebook, Rule
from tocsin.model import Event, Record, Span
from tocsin.model.vocabulary import EVENT_TYPES
from tocsin.read.coding.contexts import Subjects
from tocsin.read.coding.matching import Index, Sentences, holds
from tocsin.read.coding.new import new_event


class Coder:
    """A codebook made ready: its rules indexed by type and by word."""

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook
        self.adding = Index(codebook.of("add"))
        self.subjects = Subjects(codebook.contexts)
        self.judging: dict[str, list[Rule]] = {}
        for own in (True, False):
            for action in ("veto", "retype"):
                for rule in codebook.rules:
                    if rule.own is own and rule.action == action:
                        self.judging.setdefault(rule.type, []).append(rule)

    def apply(self, record: Record, doc: Doc) -> None:
        """Correct and complete the events of a record in place."""
        sentences = Sentences()
        kept = [event for event in record.events if self._stands(event, trigger_of(event.trigger, doc), sentences)]
        kept += self._added(record, doc, kept, sentences)
        kept.sort(key=lambda event: (event.trigger, event.type not in EVENT_TYPES))
        about = self.subjects.of(doc)
        for number, event in enumerate(kept):
            event.id = f"e{number + 1}"
            token = trigger_of(event.trigger, doc)
            self._mode(event, token, sentences)
            event.contexts = about.at(token)
        record.events = kept
        record.version.codebook = record.version.codebook or self.codebook.fingerprint

    def decision(self, kind: str, token: Token, sentences: Sentences) -> Rule | None:
        """The first veto or retype that holds for an event of a type at a word."""
        rules = self.judging.get(kind, ())
        return next((rule for rule in rules if sentences.may_hold(rule.pattern, token) and holds(rule.pattern, token)), None)

    def mode(self, kind: str, token: Token, sentences: Sentences) -> str | None:
        """The mode of an event of a type at a word."""
        book = self.codebook.types.get(kind)
        patterns = ((mode.name, pattern) for mode in (book.modes if book else ()) for pattern in mode.patterns)
        return next((name for name, p in patterns if sentences.may_hold(p, token) and holds(p, token)), None)

    def _stands(self, event: Event, token: Token, sentences: Sentences) -> bool:
        event.why = event.why or [f"network: {event.type} {event.score:.2f}"]
        rule = self.decision(event.type, token, sentences)
        if rule is None:
            return True
        if rule.action == "veto":
            return False
        event.why.append(f"codebook: {event.type} to {rule.to} by {named(rule)}")
        event.type = str(rule.to)
        return True

    def _mode(self, event: Event, token: Token, sentences: Sentences) -> None:
        mode = self.mode(event.type, token, sentences)
        if mode:
            event.mode = mode
            event.why.append(f"codebook: mode {mode}, from “{token.text}” and the words around it")

    def _added(self, record: Record, doc: Doc, kept: list[Event], sentences: Sentences) -> list[Event]:
        standing = {trigger_of(event.trigger, doc).i: event for event in kept}
        by_type: dict[str, set[int]] = {}
        for at, event in standing.items():
            by_type.setdefault(event.type, set()).add(at)
        found: list[Event] = []
        for token, rule in self.adding.found(doc, sentences):
            taken = by_type.setdefault(rule.type, set())
            other = standing.get(token.i)
            if taken & near(token) or (other and rule.type in EVENT_TYPES) or self.vetoed(rule, token, sentences):
                continue
            taken.add(token.i)
            event = specialised(other, rule) if other else new_event(record, token, rule.type)
            event.why.append(f"codebook: {rule.type} added by {named(rule)}")
            found.append(event)
        return found

    def vetoed(self, rule: Rule, token: Token, sentences: Sentences) -> bool:
        """Whether a veto of its type keeps an `add` from making an event at a word."""
        decided = self.decision(rule.type, token, sentences)
        return decided is not None and decided.action == "veto"


def apply(record: Record, doc: Doc, codebook: Codebook) -> None:
    """Apply a codebook to a record, in place. `doc` covers the report's text with tags, lemmas, parse and entities."""
    coder(codebook).apply(record, doc)


_coders: dict[int, Coder] = {}


def coder(codebook: Codebook) -> Coder:
    """The coder of a codebook, made once."""
    if id(codebook) not in _coders:
        _coders[id(codebook)] = Coder(codebook)  # which keeps the codebook alive, so that its id stays its own
    return _coders[id(codebook)]


def named(rule: Rule) -> str:
    """A rule as `why` names it."""
    return f"{'your ' if rule.own else ''}rule {rule.id} ({rule.why})"


def trigger_of(trigger: Span, doc: Doc) -> Token:
    """The word that carries a trigger."""
    span = doc.char_span(trigger.start, trigger.end, alignment_mode="expand")
    return span.root if span is not None else doc[0]


def near(token: Token) -> set[int]:
    """A word with its head and its dependents: one happening is not read twice at "carried out" and "attack"."""
    return {token.i, token.head.i, *(child.i for child in token.children)}


def specialised(event: Event, rule: Rule) -> Event:
    """A second event at the same words, of an analyst's own type, with the first one's roles and holders."""
    return replace(event, type=rule.type, held=list(event.held), why=list(event.why), contexts=[], mode=None)
