"""Linking in the desk: identifiers, versions, history, new readings and versions of reports, erasures."""

from __future__ import annotations

from pathlib import Path

import pytest
from store.told import Told, tell

import tocsin
from tocsin.model import Version
from tocsin.store.desk import Desk
from tocsin.store.errors import DeskError
from tocsin.store.filters import Filters

MAYOR = "the mayor of Orvel"
GENERAL = "the general staff"


def ids(desk: Desk) -> list[str]:
    return [one.id for one in desk.incidents()]


def kinds(desk: Desk, incident: str | None = None) -> list[str]:
    return [entry.change.kind for entry in reversed(desk.history(incident=incident).items)]


def two(desk: Desk) -> tuple[int, int]:
    """One happening told by two outlets on two days."""
    return tell(desk, Told(holder=MAYOR)), tell(desk, Told(holder=GENERAL, outlet="The Herald", published="2022-03-03"))


def test_two_reports_of_one_happening(desk: Desk) -> None:
    first, second = two(desk)
    [line] = desk.incidents()
    assert (line.id, line.version, line.reports, line.mentions, line.origins) == ("i1", 2, 2, 2, 2)
    assert (line.day, line.place, line.country, line.type) == ("2022-03-01", "Orvel", "UKR", "ASSAULT")
    shown = desk.incident("i1")
    assert shown.incident.reports == (first, second)
    assert [link.mention for link in shown.incident.links] == [f"{first}.1/e1", f"{second}.1/e1"]
    assert shown.incident.links[1].reasons, "it is said why they were linked"
    assert kinds(desk)[0] == "new" and "second origin" in kinds(desk)


def test_another_town_and_another_day_are_other_incidents(desk: Desk) -> None:
    two(desk)
    tell(desk, Told(town="Tessin", dead=11, day="2022-03-20", published="2022-03-21"))
    tell(desk, Told(day="2022-03-09", published="2022-03-10"))
    assert sorted(ids(desk)) == ["i1", "i2", "i3"]


def test_a_permanent_link_shows_the_version_as_it_was(desk: Desk) -> None:
    first, _ = two(desk)
    before = desk.incident("i1", 1)
    assert (before.version, before.newest) == (1, 2)
    assert before.incident.reports == (first,)
    assert desk.incident("i1", 2).incident == desk.incident("i1").incident


def test_a_new_reading_keeps_identifiers_and_versions(desk: Desk) -> None:
    first, second = two(desk)
    before = desk.incident("i1")
    for report, told in (
        (first, Told(holder=MAYOR)),
        (second, Told(holder=GENERAL, outlet="The Herald", published="2022-03-03")),
    ):
        desk.keep(told.record(Version("0.2.0", "abc", "two")), desk.find(report).version)
    assert desk.unlinked() == [first, second]
    assert desk.link_reports(desk.unlinked()) == []
    assert desk.unlinked() == []
    assert desk.incident("i1") == before


def test_a_reading_that_finds_more_changes_the_incident_under_its_identifier(desk: Desk) -> None:
    report = tell(desk, Told(holder=MAYOR))
    better = Told(holder=MAYOR).record(Version("0.2.0", "abc", "two"))
    better.events[0].counts[0].low = better.events[0].counts[0].high = 5
    desk.keep(better, desk.find(report).version)
    assert desk.link(desk.find(report).version) == ["i1"]
    assert ids(desk) == ["i1"] and desk.incident("i1").version == 2
    assert len(desk.mentions(incident="i1")) == 1


def test_a_new_version_replaces_the_old_ones_mentions(desk: Desk) -> None:
    url = "https://courier.example/orvel"
    report = tell(desk, Told(holder=MAYOR, url=url))
    tell(desk, Told(holder=GENERAL, outlet="The Herald", published="2022-03-03"))
    assert tell(desk, Told(holder=MAYOR, url=url, dead=12, published="2022-03-03T18:00:00Z")) == report
    assert [m.key for m in desk.mentions(report=report)] == [f"{report}.2/e1"]
    assert ids(desk) == ["i1"]
    counts = {claim.answer.low for claim in desk.incident("i1").incident.claims if claim.question == "killed"}
    assert counts == {4, 12}


def test_a_denial_is_a_dispute_and_enters_the_history(desk: Desk) -> None:
    tell(desk, Told(holder=MAYOR))
    tell(desk, Told(holder=GENERAL, value="CT-", outlet="The Herald", published="2022-03-03"))
    [dispute] = [one for one in desk.disputes() if one.question == "happened"]
    assert {side.claims[0].holder.name for side in dispute.sides} == {MAYOR, GENERAL}
    assert {"denied", "disputed"} <= set(kinds(desk, "i1"))
    assert desk.history_counts()["disputed"] >= 1


def test_history_since_and_by_filter(desk: Desk) -> None:
    two(desk)
    seq = desk.history().items[0].seq
    tell(desk, Told(town="Tessin", dead=11, day="2022-03-20", published="2022-03-21"))
    assert [e.incident for e in desk.history(since=seq)] == ["i2"]
    assert {e.incident for e in desk.history(filters=Filters(place=("Orvel",)))} == {"i1"}
    assert [e.change.kind for e in desk.history(kinds=["new"])] == ["new", "new"]
    assert len(desk.history(since="2000-01-01").items) == len(desk.history().items)
    assert desk.history(since="2100-01-01").items == []
    with pytest.raises(DeskError, match="since wants a day"):
        desk.history(since="yesterday")


def test_history_page_by_page(desk: Desk) -> None:
    two(desk)
    everything = desk.history().items
    first = desk.history(limit=1)
    assert first.next and [*first, *desk.history(after=first.next)] == everything


def test_reports_linked_together_give_what_they_give_one_by_one(desk: Desk, tmp_path: Path) -> None:
    two(desk)
    tell(desk, Told(town="Tessin", dead=11, day="2022-03-20", published="2022-03-21"))
    with tocsin.Desk(tmp_path / "other.tocsin") as other:
        for told in (
            Told(holder=MAYOR),
            Told(holder=GENERAL, outlet="The Herald", published="2022-03-03"),
            Told(town="Tessin", dead=11, day="2022-03-20", published="2022-03-21"),
        ):
            added = other.add(told.report)
            other.keep(told.record(), added.version)
        other.link_reports(other.unlinked())
        assert [one.incident.mentions for one in map(other.incident, ids(other))] == [
            one.incident.mentions for one in map(desk.incident, ids(desk))
        ]


def test_an_erasure_takes_out_what_came_from_the_report(desk: Desk) -> None:
    first, second = two(desk)
    only = tell(
        desk,
        Told(
            town="Tessin",
            dead=11,
            day="2022-03-20",
            published="2022-03-21",
            holder="the mayor of Tessin",
            more="Zuzanna Kwiatek saw it.",
        ),
    )
    desk.erase(only, "a witness asked for it")
    desk.erase(second, "a witness asked for it")
    assert ids(desk) == ["i1"]
    assert desk.incident("i1").incident.reports == (first,)
    with pytest.raises(DeskError, match="nothing is linked to i2"):
        desk.incident("i2")
    assert GENERAL not in {claim.holder.name for claim in desk.incident("i1").incident.claims}
    desk.close()
    raw = b"".join(path.read_bytes() for path in desk.files())
    assert not any(word in raw for word in (b"Tessin", b"tessin", b"Kwiatek", b"kwiatek", b"general staff"))
    assert desk.verify().sound


@pytest.mark.parametrize(
    ("name", "said"), [("i99", "no incident 'i99'"), ("x", "no incident 'x'"), ("i" + "9" * 30, "no incident")]
)
def test_an_unknown_incident_is_said_in_a_line(desk: Desk, name: str, said: str) -> None:
    with pytest.raises(DeskError, match=said):
        desk.incident(name)


def test_an_unknown_version_is_said(desk: Desk) -> None:
    two(desk)
    with pytest.raises(DeskError, match="i1 has no version 9"):
        desk.incident("i1", 9)


def test_propositions(desk: Desk) -> None:
    two(desk)
    assert [one.key for one in desk.propositions()] == ["RUS>force>UKR"]
    found = desk.proposition("RUS>force>UKR")
    assert found is not None and len(found.positions) == 2
    assert desk.propositions(disputed=True).items == []
    assert desk.proposition("nobody>force>UKR") is None


def test_stories_and_related_reports(desk: Desk) -> None:
    first, second = two(desk)
    assert desk.story_of(first) == desk.story_of(second) == "s1"
    shown = desk.story("s1")
    assert (shown.reports, shown.first, shown.last) == (2, "2022-03-02", "2022-03-03")
    assert [kept.report for kept in shown.members] == [second, first]
    assert [story.id for story in desk.stories()] == ["s1"]
    [near] = desk.related(first)
    assert near.report.report == second and near.why == "tells of the same incident, i1"
    with pytest.raises(DeskError, match="no story 's99'"):
        desk.story("s99")


def test_what_a_report_is_about_is_kept_and_erased_with_it(desk: Desk) -> None:
    first, second = two(desk)
    matters = desk.linking.matters
    about = matters.of([first, second])
    assert about[first] and second in set(matters.near(first, about[first]))
    desk.erase(first, "asked for")
    assert first not in matters.of([first, second])
    assert desk.database.value("SELECT count(*) FROM matter_terms WHERE report = ?", (first,)) == 0
