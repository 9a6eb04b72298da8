"""The mentions of one report put into incidents, in place of those of its earlier reading or version."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tocsin.link.incidents import Link, Mention, found_by
from tocsin.store.mentions import Row
from tocsin.store.reports import Kept

if TYPE_CHECKING:
    from tocsin.store.linking import Linking, Touched


class Placing:
    """One report's mentions on their way. `old` are those of before, `new` those of this reading by key."""

    def __init__(
        self, linking: Linking, kept: Kept, reading: int, touched: Touched, old: Sequence[Row], new: Mapping[str, Mention]
    ) -> None:
        self.linking = linking
        self.kept = kept
        self.reading = reading
        self.touched = touched
        self.old = old
        self.new = new
        self.same = {row.mention.key: row for row in old if new.get(row.mention.key) == row.mention}
        self.before = {key: found for key, mention in new.items() if (found := self._before(mention)) is not None}
        self.claimed: set[int] = set()
        self.placed: set[str] = set()

    def _before(self, mention: Mention) -> int | None:
        """The incident of the same event in the earlier reading: its trigger overlaps; in another version of the text, its words
        are the same."""
        for row in self.old:
            other = row.mention
            if other.version == mention.version and other.trigger.overlaps(mention.trigger):
                return row.incident
        for row in self.old:
            other = row.mention
            if other.version != mention.version and (other.type, other.trigger.text) == (mention.type, mention.trigger.text):
                return row.incident
        return None

    def incident(self, chosen: str | None, mentions: Sequence[str]) -> int:
        """The number of the incident that these mentions join: the chosen one; else the one that they made up alone before;
        else a new one."""
        found = self.linking.incidents.resolved(int(chosen[1:])) if chosen else self._own(mentions)
        one = found if found is not None else self.linking.incidents.new()
        self.claimed.add(one)
        return one

    def _own(self, mentions: Sequence[str]) -> int | None:
        hints = Counter(self.before[key] for key in mentions if key in self.before)
        for one, _ in hints.most_common():
            one = self.linking.incidents.resolved(one)
            if one in self.claimed:
                continue
            if all(row.mention.report == self.kept.report for row in self.linking.mentions.of_incident(one)):
                return one
        return None

    def put(self, key: str, one: int, link: Link) -> None:
        """Put a mention into an incident. One that was there before stays as it is."""
        linking, mention = self.linking, self.new[key]
        self.placed.add(key)
        row = self.same.get(key)
        if row is not None:
            linking.mentions.same(row.id, self.reading)
            if row.incident == one:
                return
            if row.incident is not None:
                linking.mentions.left(row.incident, [row.id], linking.touch(row.incident, self.touched, shrunk=True))
        id = row.id if row is not None else linking.mentions.add(mention, self.kept.version, self.reading)
        linking.mentions.joined(one, id, linking.touch(one, self.touched), link)
        linking.incidents.block(one, found_by(mention))

    def finish(self) -> None:
        """Keep what no incident has (a user said that it is no event), and let go of what is no longer there."""
        for key, mention in self.new.items():
            if key not in self.placed and key not in self.same:
                self.linking.mentions.add(mention, self.kept.version, self.reading)
        for row in self.old:
            stays = row.mention.key in self.same
            if row.incident is not None and not (stays and row.mention.key in self.placed):
                until = self.linking.touch(row.incident, self.touched, shrunk=True)
                self.linking.mentions.left(row.incident, [row.id], until)
            if not stays:
                self.linking.mentions.gone(row.id)
