"""The record's vocabulary: Report, Statement, Event, Actor, Place, When, Count, Span. Knows nothing else of the program."""

from tocsin.model.actor import Actor
from tocsin.model.count import Count
from tocsin.model.event import Event, Held
from tocsin.model.place import Alternative, Place
from tocsin.model.record import Record, Version, json_schema
from tocsin.model.report import Furniture, Outlet, Report
from tocsin.model.span import Span
from tocsin.model.statement import Statement
from tocsin.model.when import When

__all__ = [
    "Actor",
    "Alternative",
    "Count",
    "Event",
    "Furniture",
    "Held",
    "Outlet",
    "Place",
    "Record",
    "Report",
    "Span",
    "Statement",
    "Version",
    "When",
    "json_schema",
]
