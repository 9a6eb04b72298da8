"""When: expressions of time in a text, resolved against the date of publication, and the one that belongs to an event."""

from tocsin.read.time.attach import attach, under, when_of
from tocsin.read.time.expressions import time_expressions

__all__ = ["attach", "time_expressions", "under", "when_of"]
