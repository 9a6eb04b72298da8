"""The half of the desk that is asked for incidents, stories and disputes, and is told what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from tocsin.link.incidents import Dispute, Incident, Mention, Passage, Proposition, Review
from tocsin.store.answers import Entered, ErrorRate, Facets, Related, Said, Shown, StoryShown, Summary
from tocsin.store.errors import DeskError
from tocsin.store.filters import Filters
from tocsin.store.judging import Judging
from tocsin.store.linking import Linking
from tocsin.store.page import Page, bounded, cursor
from tocsin.store.page import after as numbers
from tocsin.store.questions import Order, Questions
from tocsin.store.readings import Readings
from tocsin.store.related import related
from tocsin.store.reports import Kept, Reports
from tocsin.store.reviews import Reviews

ALL = Filters()
MEMBERS = 200
"""Reports of a story that are shown."""


class Linked:
    """Made by `Desk`, which has these methods as its own. Pages of answers go on with `after=page.next`."""

    _reports: Reports
    _readings: Readings
    _reviews: Reviews
    linking: Linking
    _questions: Questions
    _judging: Judging

    # linking

    def link(self, version: int) -> list[str]:
        """Link a version by its newest reading, if it is its report's newest; the incidents that changed."""
        kept = self._reports.version(version)
        return self.link_reports([kept.report]) if kept is not None else []

    def link_reports(self, reports: Iterable[int], *, again: bool = False) -> list[str]:
        """Link reports, together; the incidents that changed. What was linked after its newest reading already is passed over,
        unless `again`."""
        return [f"i{one}" for one in self.linking.link(reports, again)]

    def unlinked(self) -> list[int]:
        """The reports whose newest reading was not linked yet."""
        return self.linking.unlinked()

    # incidents

    def incidents(
        self, filters: Filters = ALL, *, after: str | None = None, limit: int = 50, order: Order = "day"
    ) -> Page[Summary]:
        """Incidents by the day on which they happened, by their last change, or by how many reports tell of them."""
        return self._questions.incidents(filters, after, limit, order)

    def incident(self, name: str, version: int | None = None) -> Shown:
        """An incident, now or at a version. Raises DeskError where there is none."""
        found = self.linking.shown(name, version)
        if found is None:
            raise DeskError(f"incident {name} has no version {version}" if version else f"nothing is linked to {name} any more")
        return found

    def summaries(self, names: Sequence[str]) -> dict[str, Summary]:
        """The lines of some incidents, by the identifiers asked for; merged ones under both."""
        numbers_ = {name: self.linking.incidents.resolved(self.linking.incidents.number(name)) for name in names}
        found = {one.id: one for one in self.linking.incidents.summaries(list(dict.fromkeys(numbers_.values())))}
        return {name: found[f"i{number}"] for name, number in numbers_.items() if f"i{number}" in found}

    def bodies(self, filters: Filters = ALL, *, after: str | None = None, limit: int = 50) -> Page[Incident]:
        """Incidents with all that is in them: for exports, which go through many."""
        return self._questions.bodies(filters, after, limit)

    def mentions(self, *, incident: str | None = None, report: int | None = None) -> list[Mention]:
        """The mentions of an incident, or of a report."""
        if incident is not None:
            one = self.linking.incidents.resolved(self.linking.incidents.number(incident))
            return [row.mention for row in self.linking.mentions.of_incident(one)]
        return [row.mention for row in self.linking.mentions.of_report(report)] if report is not None else []

    def incidents_of(self, report: int) -> list[Summary]:
        """The incidents that a report tells of, in the order of its text."""
        rows = self.linking.mentions.of_report(report)
        return self.linking.incidents.summaries(list(dict.fromkeys(row.incident for row in rows if row.incident is not None)))

    def facets(self, filters: Filters = ALL, of: Literal["incidents", "reports"] = "incidents") -> Facets:
        """How many incidents, or reports, have each value, for these filters."""
        return self._questions.facets(filters, "report" if of == "reports" else "incident")

    def days(self, filters: Filters = ALL, of: Literal["incidents", "reports"] = "incidents") -> list[tuple[str, int]]:
        """How many there are of each day (ISO), oldest first."""
        return self._questions.days(filters, "report" if of == "reports" else "incident")

    def history(
        self,
        *,
        incident: str | None = None,
        since: str | int | None = None,
        filters: Filters = ALL,
        kinds: Sequence[str] = (),
        after: str | None = None,
        limit: int = 50,
    ) -> Page[Entered]:
        """What changed in the record, newest first: since a time (UTC, or a day) or a number of history."""
        return self._questions.history(incident, since, filters, after, limit, kinds)

    def history_counts(self, *, since: str | int | None = None, filters: Filters = ALL) -> dict[str, int]:
        """How many changes there were of each kind; of the newest two thousand."""
        return self._questions.history_counts(since, filters)

    def disputes(self, filters: Filters = ALL, *, after: str | None = None, limit: int = 50) -> Page[Dispute]:
        """Where holders contradict each other about an incident."""
        return self._questions.disputes(filters, after, limit)

    def propositions(self, *, after: str | None = None, limit: int = 50, disputed: bool = False) -> Page[Proposition]:
        """Who takes part in what, without an incident: those that somebody denies first, or alone."""
        return self._questions.propositions(after, limit, disputed)

    def proposition(self, key: str) -> Proposition | None:
        """One of them by its key ("BLR>force>UKR")."""
        return self.linking.propositions.one(key)

    def who_says(
        self, filters: Filters = ALL, *, question: str | None = None, after: str | None = None, limit: int = 50
    ) -> Page[Said]:
        """The claims about the incidents of a filter, with their holders and passages."""
        return self._questions.who_says(filters, question, after, limit)

    # reports and stories

    def reports(self, filters: Filters = ALL, *, after: str | None = None, limit: int = 50) -> Page[Kept]:
        """Reports, the latest first. Only what was linked can be asked for."""
        found, more, total = self._questions.reports(filters, after, limit)
        kept = [one for number in found if (one := self._reports.newest(number)) is not None and not one.erased]
        return Page(kept, more, total)

    def story(self, name: str) -> StoryShown:
        """A story with its newest reports. Raises DeskError where there is none."""
        stories = self.linking.stories
        asked = stories.number(name)
        one = stories.resolved(asked)
        shown = stories.shown(one, f"s{asked}" if one != asked else None)
        shown.members.extend(
            kept for v in stories.members(one, MEMBERS) if (kept := self._reports.version(v)) and not kept.erased
        )
        return shown

    def stories(self, *, after: str | None = None, limit: int = 50) -> Page[StoryShown]:
        """The stories of two reports or more, the one with the latest report first."""
        found = self.linking.stories.newest(numbers(after), bounded(limit) + 1)
        more = self.linking.stories.cursor(found[limit - 1].id) if len(found) > limit else None
        return Page(found[:limit], cursor(*more) if more else None)

    def story_of(self, report: int) -> str | None:
        """The story that a report belongs to."""
        found = self.linking.stories.of(report)
        return None if found is None else f"s{found}"

    def related(self, report: int, limit: int = 10) -> list[Related]:
        """Reports that have to do with a report: of the same happening, with copied text, of the same story."""
        return related(self.linking, self._reports, report, limit)

    # reviews

    def review(
        self,
        kind: str,
        *,
        author: str,
        reason: str,
        passage: Passage | None = None,
        other: Passage | None = None,
        claim: str | None = None,
        source: str | None = None,
        value: str | None = None,
    ) -> Review:
        """A judgement on what was read or linked. It stands in the log, and is applied over this reading and all later ones."""
        return self._judging.review(Review("", author, "", reason, kind, passage, other, claim, source, value))  # type: ignore[arg-type]

    def passage(self, name: str) -> Passage:
        """The passage of an event or a statement in the newest reading of a report ("12/e3", "12/s2"), to be judged. Raises
        DeskError where there is none."""
        whole, _, part = name.rpartition("/")
        kept = self._reports.find(whole)
        record = self._readings.record(kept.version)
        spans = {event.id: event.trigger for event in record.events} if record else {}
        spans |= {statement.id: statement.evidence for statement in record.statements} if record else {}
        if part not in spans:
            raise DeskError(f"no {part or 'part'} in report {kept.report}: name an event or a statement, like {kept.report}/e1")
        return Passage.of(spans[part], kept.report, kept.number)

    def withdraw(self, name: str, *, author: str, reason: str) -> Review:
        """Take a review back; what followed from it is undone."""
        return self._judging.undo(name, author, reason)

    undo = withdraw

    def merge(self, name: str, other: str, *, author: str, reason: str) -> Review:
        """Two incidents are one: the older identifier stays, the other points to it."""
        return self._judging.merge(name, other, author, reason)

    def split(self, name: str, mentions: Sequence[str], *, author: str, reason: str) -> list[Review]:
        """Some mentions (their keys: "12.1/e3") are another happening: they become an incident of their own."""
        return self._judging.split(name, mentions, author, reason)

    def reviews(
        self, *, after: str | None = None, limit: int = 50, report: int | None = None, source: str | None = None
    ) -> Page[Review]:
        """Reviews, the newest first, those taken back too."""
        [before] = numbers(after, 1) or (None,)
        found = self._reviews.newest(before, bounded(limit) + 1, report, source)
        return Page(found[:limit], cursor(int(found[limit - 1].id[1:])) if len(found) > limit else None)

    def queue(self, *, after: str | None = None, limit: int = 50) -> Page[Summary]:
        """Incidents that nobody has judged, by importance times doubt."""
        return self._judging.queue(after, limit)

    def error_rates(self) -> list[ErrorRate]:
        """How often readings were found wrong, of those that were judged."""
        return self._reviews.error_rates()

    def grades(self) -> dict[str, str]:
        """The reliability of sources, A to F: by the last review of each, else by the list of sources."""
        return self._judging.grades()
