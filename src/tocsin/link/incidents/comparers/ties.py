"""What ties two together beside the act."""

from __future__ import annotations

from tocsin.link.incidents.profile import Profile


def tied(one: Profile, other: Profile) -> bool:
    """Whether a place stands in both, or a thing that it was done to."""
    return bool(one.points.keys() & other.points.keys() or one.objects & other.objects)
