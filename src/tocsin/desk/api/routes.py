"""The table of routes: the one list that the server answers by and the OpenAPI document is made of."""

from __future__ import annotations

from typing import Final

from tocsin.desk.api import answers
from tocsin.desk.api.endpoint import Endpoint, Param
from tocsin.desk.api.shapes import About, Day, ReportLine, SourceLine, Story, StoryLine
from tocsin.link.incidents import Dispute, Mention, Proposition
from tocsin.model import Record, Report
from tocsin.store.answers import Entered, Facets, Said, Shown, Summary

INCIDENT: Final = Param(
    "id", "An incident: i12.", {"type": "string", "pattern": "^i[0-9]{1,18}$", "examples": ["i12"]}, path=True
)
STORY: Final = Param("id", "A story: s12.", {"type": "string", "pattern": "^s[0-9]{1,18}$", "examples": ["s12"]}, path=True)
REPORT: Final = Param(
    "report", "The number of a report, or the start of its text's SHA-256.",
    {"type": "string", "pattern": "^([0-9]{1,9}|[0-9a-f]{6,64})$", "examples": ["12"]}, path=True,
)  # fmt: skip
VERSION: Final = Param("version", "An older version of it.", {"type": "integer", "minimum": 1, "maximum": 1_000_000})
ORDER: Final = Param(
    "order", "By day, by last change (the default), or by reports.", {"type": "string", "enum": ["day", "changed", "reports"]}
)
SINCE: Final = Param("since", "A day, a time (UTC) or a `seq` of history.", {"type": "string", "maxLength": 40})
QUESTION: Final = Param(
    "question", "happened, by whom, to whom, where, when, killed, wounded …", {"type": "string", "maxLength": 60}
)
DISPUTED: Final = Param(
    "disputed", "yes: only those on which holders contradict each other.", {"type": "string", "enum": ["yes", "no"]}
)
OF: Final = Param("of", "What is counted.", {"type": "string", "enum": ["incidents", "reports"]})

ENDPOINTS: Final = (
    Endpoint("/about", "about", "The desk, its versions and its rules", answers.about, About),
    Endpoint("/incidents", "incidents", "Incidents", answers.incidents, Summary, (ORDER,), listed=True, filtered=True),
    Endpoint(
        "/incidents/{id}",
        "incident",
        "An incident with its claims, origins and disputes",
        answers.incident,
        Shown,
        (INCIDENT, VERSION),
    ),
    Endpoint(
        "/incidents/{id}/history",
        "incident-history",
        "What changed about it",
        answers.incident_history,
        Entered,
        (INCIDENT,),
        listed=True,
    ),
    Endpoint(
        "/incidents/{id}/mentions",
        "incident-mentions",
        "The mentions that it is made of",
        answers.incident_mentions,
        list[Mention],
        (INCIDENT,),
    ),
    Endpoint(
        "/history",
        "history",
        "What changed in the record, newest first",
        answers.history,
        Entered,
        (SINCE,),
        listed=True,
        filtered=True,
    ),
    Endpoint("/claims", "claims", "Who says what", answers.claims, Said, (QUESTION,), listed=True, filtered=True),
    Endpoint("/disputes", "disputes", "Disputed questions, all sides", answers.disputes, Dispute, listed=True, filtered=True),
    Endpoint(
        "/propositions",
        "propositions",
        "Who takes part in what, by whose words",
        answers.propositions,
        Proposition,
        (DISPUTED,),
        listed=True,
    ),
    Endpoint("/facets", "facets", "Values to ask by, with counts", answers.facets, Facets, (OF,), filtered=True),
    Endpoint("/days", "days", "Incidents by day", answers.days, list[Day], filtered=True),
    Endpoint("/reports", "reports", "Reports", answers.reports, ReportLine, listed=True, filtered=True),
    Endpoint("/reports/{report}", "report", "The newest version of a report, with its text", answers.report, Report, (REPORT,)),
    Endpoint("/reports/{report}/versions", "versions", "All versions of a report", answers.versions, list[ReportLine], (REPORT,)),
    Endpoint(
        "/reports/{report}/record", "record", "What was read from it: statements, events", answers.record, Record, (REPORT,)
    ),
    Endpoint(
        "/reports/{report}/incidents",
        "report-incidents",
        "The incidents that it tells of",
        answers.report_incidents,
        list[Summary],
        (REPORT,),
    ),
    Endpoint("/stories", "stories", "Running stories", answers.stories, StoryLine, listed=True),
    Endpoint("/stories/{id}", "story", "A story with its reports", answers.story, Story, (STORY,)),
    Endpoint("/sources", "sources", "The list of sources", answers.sources, list[SourceLine]),
)
