"""A period of an invented war, for the situation report."""

from __future__ import annotations

from report.exports.made import colophon
from report.incidents_made import DENIED, OLD, SAID, SEEN, THIRTEEN, WIRED, shelling, withdrawal

from tocsin.link.incidents import Change
from tocsin.report.exports.content import Numbered
from tocsin.report.sitrep.material import Material, Silence

TEXTS = {
    (12, 1): " " * 44 + SAID.text.ljust(116) + DENIED.text + ". It is near the border.",
    (7, 1): WIRED.text,
    (7, 2): SEEN.text,
}


def text(report: int, version: int) -> str | None:
    return None  # passages stand as they were kept


def material(**more: object) -> Material:
    given: dict[str, object] = {
        "first": "2022-02-26", "last": "2022-03-04", "colophon": colophon("incident"),
        "incidents": [Numbered(shelling(), 3), Numbered(withdrawal(), 1)],
        "changes": [
            Change("new", "i2", "new: Two battalions left the border", "2022-03-03", report=7),
            Change("revised toll", "i1", "killed 4 to 13", "2022-03-03", "4", "13", (THIRTEEN.id, OLD.id), 12),
        ],
        "text": text, "reports": 17, "outlets": 7,
        "silent": [Silence("Radio Kremin", "2022-02-01T10:00:00Z")], "unread": {"Russian": 12},
    }  # fmt: skip
    return Material(**(given | more))  # type: ignore[arg-type]
