"""`tocsin explain`: why a sentence was read so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from tocsin.cli.errors import UserError
from tocsin.cli.reading import iso_date
from tocsin.engine.intake import from_text
from tocsin.engine.pipeline import Pipeline, unreadable
from tocsin.model import Actor, Place, Record
from tocsin.report import phrases
from tocsin.report.wording import factuality

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from tocsin.read.explain import Explanation, Vetoed, WordScores
    from tocsin.read.reading import Reading

WORTH_SHOWING = 0.05


def explained(sentence: str, published: str | None) -> None:
    """Print parse, statements and events of a passage with the reasons of each stage."""
    report = from_text(sentence, published=iso_date(published))
    if unreadable(report):
        raise UserError("; ".join(report.warnings) or "there is nothing to explain: give an English sentence in quotation marks")
    pipeline = Pipeline.load()
    reading = pipeline.reading(report)
    more = looked_into(pipeline, reading)
    parts = [parse(reading.doc, more.words), Text(), statements(reading.record), events(reading.record), vetoed(more.vetoed)]
    Console(highlight=False).print(Group(*parts))


def looked_into(pipeline: Pipeline, reading: Reading) -> Explanation:
    """What the record does not show, where the reader is ours."""
    from tocsin.read.explain import Explanation, explain
    from tocsin.read.reader import Reader

    return explain(pipeline.reader, reading) if isinstance(pipeline.reader, Reader) else Explanation({}, [])


def parse(doc: Doc, scores: dict[int, WordScores]) -> RenderableType:
    """The tokens with lemma, tag, dependency, name, and how likely each is a cue or an event's trigger."""
    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in ("", "word", "lemma", "tag", "relation", "head", "name", "cue", "event"):
        table.add_column(column)
    for token in doc:
        if not token.is_space:
            start = "▸" if token.is_sent_start else ""
            likely = chances(scores.get(token.idx))
            table.add_row(start, token.text, token.lemma_, token.tag_, token.dep_, token.head.text, token.ent_type_, *likely)
    return table


def chances(word: WordScores | None) -> tuple[str, str]:
    """Cue and event of a word in percent; empty where there is next to no chance."""
    if word is None:
        return "", ""
    cue = f"{word.cue:.0%}" if word.cue >= WORTH_SHOWING else f"{word.bare:.0%} bare" if word.bare >= WORTH_SHOWING else ""
    return cue, f"{word.type} {word.trigger:.0%}" if word.trigger >= WORTH_SHOWING else ""


def vetoed(found: list[Vetoed]) -> RenderableType:
    """The events that a rule of the codebook took out."""
    lines = [Text("Taken out by the codebook", style="bold underline")] if found else []
    for one in found:
        lines.append(Text(f"{one.type}  “{one.trigger}”  {one.score:.0%} sure"))
        lines += reasons("", [one.why])
    return Group(*lines)


def statements(record: Record) -> RenderableType:
    """Each statement with its score and the reasons of the stages."""
    lines = [Text("Statements", style="bold underline")] if record.statements else [Text("No statement.")]
    for level, statement in phrases.nested(record):
        cue = f"cue “{statement.cue.text}”" if statement.cue else "no cue"
        who = ", according to ".join(phrases.actor(holder) for holder in reversed(statement.holders)) or "an unnamed source"
        lines.append(Text(f"{'  ' * level}{statement.id}  {who} – {phrases.stance(statement)} – {phrases.content(statement)}"))
        lines.append(Text(f"{'  ' * level}    {statement.kind}, {cue}, {statement.score:.0%} sure", style="bright_black"))
        lines += reasons("  " * level, [*statement.why, *(f"{h.name}: {h.why}" for h in statement.holders if h.why)])
    return Group(*lines)


def events(record: Record) -> RenderableType:
    """Each event with its score, the values held, and the reasons of the stages and of the codebook's rules."""
    lines = [Text("Events", style="bold underline")] if record.events else [Text("No event.")]
    for event in record.events:
        lines.append(Text(f"{event.id}  {phrases.kind(event)}  “{event.trigger.text}”  {phrases.who_to_whom(event)}"))
        lines.append(Text(f"    {event.score:.0%} sure", style="bright_black"))
        lines += [Text(f"    {words.text}  [{words.code}]") for words in factuality(event, record)]
        named: list[Actor | Place] = [*event.actors, *event.recipients, *event.places]
        lines += reasons("", [*event.why, *(f"{one.name}: {one.why}" for one in named if one.why)])
        lines += reasons("", [f"when: {event.when.why}"] if event.when and event.when.why else [])
    return Group(*lines)


def reasons(indent: str, why: list[str]) -> list[Text]:
    """One line a reason."""
    return [Text(f"{indent}    because {reason}", style="bright_black") for reason in why]
