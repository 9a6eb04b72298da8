"""The memory of sites: how many pages of each were kept, and on how many of them each line stood. Hashes only, no words."""

from __future__ import annotations

from typing import Final

from tocsin.clean.site import Seen, SiteLines, depths, of_site, repeats
from tocsin.model import Report
from tocsin.store.database import Database

MOST_LINES: Final = 1_000
"""Lines of one site that are remembered."""
TIDIED: Final = 20
"""After so many pages of a site the lines that are too many are forgotten."""
LONGEST_UNSEEN: Final = 200
"""Pages after which a line that did not come back is forgotten."""


class Sites:
    """The sites of a desk."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def lines(self, domain: str | None) -> SiteLines:
        """What is known of a site's lines."""
        sql = "SELECT l.line, l.pages, s.pages - l.first + 1, l.depth FROM sites s JOIN site_lines l ON l.site = s.id"
        rows = self.database.rows(f"{sql} WHERE s.domain = ? AND l.pages > 2", (domain or "",))
        return SiteLines({line: Seen(pages, of, depth) for line, pages, of, depth in rows})

    def learn(self, report: Report) -> None:
        """Count the lines of a new report, within the transaction that adds it. A report that repeats an earlier one teaches
        nothing."""
        domain, found = report.outlet.domain, depths(report)
        if not domain or not found or "#" in (report.url or ""):  # updates of a live blog are no pages
            return
        run = self.database.connection.execute
        site, page = run(
            "INSERT INTO sites (domain, pages) VALUES (?, 1)"
            " ON CONFLICT (domain) DO UPDATE SET pages = pages + 1 RETURNING id, pages",
            (domain,),
        ).fetchone()
        marks = ", ".join("?" * len(found))
        known = [r[0] for r in run(f"SELECT line FROM site_lines WHERE site = ? AND line IN ({marks})", (site, *found))]
        if repeats(report, known):
            run("UPDATE sites SET pages = pages - 1 WHERE id = ?", (site,))
            return
        self.database.connection.executemany(
            "INSERT INTO site_lines VALUES (?, ?, 1, ?, ?, ?) ON CONFLICT (site, line) DO UPDATE"
            " SET pages = pages + 1, last = excluded.last, depth = max(depth, excluded.depth)",
            ((site, line, page, page, depth) for line, depth in found.items()),
        )
        if page % TIDIED == 0:
            self.tidy(site, page)

    def tidy(self, site: int, page: int) -> None:
        """Forget lines that did not come back, the oldest of those seen least first where there are too many."""
        run = self.database.connection.execute
        run("DELETE FROM site_lines WHERE site = ? AND last < ?", (site, page - LONGEST_UNSEEN))
        run(
            "DELETE FROM site_lines WHERE site = ? AND line IN (SELECT line FROM site_lines WHERE site = ?"
            " ORDER BY pages DESC, last DESC LIMIT -1 OFFSET ?)",
            (site, site, MOST_LINES),
        )

    def forget(self, report: Report) -> None:
        """Take out the lines of an erased report that no other page of its site had."""
        gone = ((report.outlet.domain or "", line) for line in depths(report))
        self.database.connection.executemany(
            "DELETE FROM site_lines WHERE site = (SELECT id FROM sites WHERE domain = ?) AND line = ? AND pages = 1", gone
        )


def earlier(report: Report) -> SiteLines:
    """What an earlier cleaning of a page knew of its site: the same page cleaned again gives the same text, so that a desk that
    has learned does not take the page for changed."""
    return SiteLines(sure=of_site(report.furniture))
