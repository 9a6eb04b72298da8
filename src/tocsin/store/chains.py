"""The chain of a copied text: its origin and who carried it."""

from __future__ import annotations

from tocsin.link.copies import Chain, Member, chain
from tocsin.link.credits import credit
from tocsin.store.copies import Copies
from tocsin.store.reports import Reports


class Chains:
    """Chains of copies in a desk."""

    def __init__(self, reports: Reports, copies: Copies) -> None:
        self.reports = reports
        self.copies = copies

    def of(self, report: int) -> Chain | None:
        """The chain of a report, over all its versions; None where no other report shares its text."""
        shares: dict[int, float] = {}
        for kept in self.reports.versions(report):
            for version, share in self.copies.group(kept.version).items():
                shares[version] = max(share, shares.get(version, 0.0))
        members: dict[int, Member] = {}
        for version, share in sorted(shares.items()):
            kept_version = self.reports.version(version)
            if kept_version is None or kept_version.erased:
                continue
            named = credit(kept_version.content)
            when = kept_version.published or kept_version.added
            member = Member(kept_version.report, kept_version.outlet, named.name if named else None, when, share)
            members.setdefault(kept_version.report, member)
        return chain(list(members.values())) if len(members) > 1 else None
