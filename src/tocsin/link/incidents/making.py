"""From mentions to an incident: everything in it is derived here, by a pure function."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.link.incidents.incident import Incident, Link
from tocsin.link.incidents.mention import Mention
from tocsin.link.incidents.origin import Origin
from tocsin.link.incidents.review import Review
from tocsin.link.incidents.rule import PER_CLAIMANT, IdentityRule


def incident(
    id: str,
    mentions: Sequence[Mention],
    origins: Sequence[Origin],
    reviews: Sequence[Review] = (),
    links: Sequence[Link] = (),
    rule: IdentityRule = PER_CLAIMANT,
) -> Incident:
    """The incident of these mentions: claims with status, disputes, origins, open questions. The same input gives the same
    incident."""
    raise NotImplementedError
