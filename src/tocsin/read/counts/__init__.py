"""How many: tolls and quantities as ranges, and those that belong to an event."""

from tocsin.read.counts.attach import attach, counts_of
from tocsin.read.counts.counting import counts

__all__ = ["attach", "counts", "counts_of"]
