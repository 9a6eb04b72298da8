"""The formats by name: one function each. A new one is a function, a line here, and a golden file in tests/report/exports/."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TextIO

from tocsin.report.exports.acled import write_acled
from tocsin.report.exports.annotations import write_annotations
from tocsin.report.exports.atom import write_atom
from tocsin.report.exports.claimreview import write_claims
from tocsin.report.exports.content import Content
from tocsin.report.exports.errors import ExportError
from tocsin.report.exports.ftm import write_ftm
from tocsin.report.exports.geojson import write_geojson
from tocsin.report.exports.incidents import (
    write_incident_claims,
    write_incident_features,
    write_incident_parquet,
    write_incident_table,
    write_incidents,
)
from tocsin.report.exports.jsonl import write_jsonl
from tocsin.report.exports.parquet import write_parquet
from tocsin.report.exports.polecat import write_polecat
from tocsin.report.exports.tables import write_csv

PARQUET: Final = "application/vnd.apache.parquet"
ToText = Callable[[Content, TextIO], int]
ToFile = Callable[[Content, Path], int]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is, what one of its entries stands for, the ending of its files, and who writes it, as text or (where it
    is no text) into a file."""

    name: str
    label: str
    unit: str
    ending: str
    media_type: str
    to_text: ToText | None = None
    to_file: ToFile | None = None

    def write(self, content: Content, path: Path) -> int:
        """Write the whole file; how many entries. A file that was not finished does not get the name."""
        part = path.with_name(path.name + ".part")
        try:
            if self.to_file is not None:
                count = self.to_file(content, part)
            else:
                with part.open("w", encoding="utf8", newline="") as out:
                    count = self.write_text(content, out)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
        return count

    def write_text(self, content: Content, out: TextIO) -> int:
        """Write to an open stream. Raises ExportError where the format is no text."""
        if self.to_text is None:
            raise ExportError(f"{self.label} is no text: name a file with --output FILE{self.ending}")
        return self.to_text(content, out)


FORMATS: Final[dict[str, Format]] = {
    one.name: one
    for one in (
        Format("jsonl", "JSON Lines", "report", ".jsonl", "application/x-ndjson", write_jsonl),
        Format("csv", "CSV", "claim", ".csv", "text/csv", write_csv),
        Format("parquet", "Parquet", "claim", ".parquet", PARQUET, None, write_parquet),
        Format("polecat", "POLECAT's columns", "event", ".csv", "text/csv", write_polecat),
        Format("geojson", "GeoJSON", "event", ".geojson", "application/geo+json", write_geojson),
        Format("annotations", "W3C Web Annotation", "event", ".jsonld", "application/ld+json", write_annotations),
        Format("ftm", "FollowTheMoney", "event", ".ftm.jsonl", "application/x-ndjson", write_ftm),
        Format("claims", "ClaimReview", "report", ".jsonld", "application/ld+json", write_claims),
        Format("incidents", "incidents as JSON Lines", "incident", ".jsonl", "application/x-ndjson", write_incidents),
        Format("incidents-csv", "incidents as CSV", "incident", ".csv", "text/csv", write_incident_table),
        Format("incident-claims", "claims about incidents as CSV", "incident", ".csv", "text/csv", write_incident_claims),
        Format("incidents-parquet", "incidents as Parquet", "incident", ".parquet", PARQUET, None, write_incident_parquet),
        Format(
            "incidents-geojson", "incidents as GeoJSON", "incident", ".geojson", "application/geo+json", write_incident_features
        ),
        Format("acled", "ACLED's columns", "incident", ".csv", "text/csv", write_acled),
        Format("atom", "Atom", "incident", ".atom", "application/atom+xml", write_atom),
    )
}


def format_named(name: str) -> Format:
    """The format of that name. Raises ExportError where there is none."""
    if name not in FORMATS:
        raise ExportError(f"no format {name!r}: {', '.join(FORMATS)}")
    return FORMATS[name]
