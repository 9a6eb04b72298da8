"""What an export refuses, in one line."""

from __future__ import annotations


class ExportError(ValueError):
    """An export that cannot be made; the message says what to do."""
