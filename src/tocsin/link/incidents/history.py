"""History: what changed between two versions of an incident."""

from __future__ import annotations

from tocsin.link.incidents.change import Change
from tocsin.link.incidents.incident import Incident


def changes(old: Incident | None, new: Incident) -> list[Change]:
    """The typed changes from old to new, in the order of publication; one of kind "new" where there was no old."""
    raise NotImplementedError
