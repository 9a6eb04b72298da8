"""What the engine refuses or cuts, and the warning that says so."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from tocsin.model import Report

READABLE_LANGUAGE: Final = "en"
"""The one language that this version reads."""

LONGEST_TEXT: Final = 400_000
"""Characters of one report that are read (about 65,000 words, a thick book chapter of news); more is cut, with a warning."""


def within_limits(report: Report) -> Report:
    """The report, cut where it is longer than the limit, with a warning for what will not be read."""
    warnings = list(report.warnings)
    text = report.text
    if len(text) > LONGEST_TEXT:
        cut = text.rfind("\n", 0, LONGEST_TEXT)
        text = text[: cut if cut > LONGEST_TEXT // 2 else LONGEST_TEXT]
        warnings.append(f"the text is {len(report.text):,} characters long; only the first {len(text):,} were read: split it")
    if not text.strip() and not any("no text" in known for known in warnings):
        warnings.append("there is no text to read in this report")
    if (
        text.strip()
        and report.language not in (None, "", READABLE_LANGUAGE)
        and not any("English" in known for known in warnings)
    ):
        warnings.append(f"the text is not English (it looks like {language_name(report.language)}): nothing was read from it")
    if warnings == report.warnings:
        return report
    return replace(report, text=text, warnings=warnings, id="" if text != report.text else report.id)


def language_name(code: str | None) -> str:
    """The English name of a language code; the code itself where it is not known."""
    from babel import Locale  # only for the few reports that are not English

    try:
        return str(Locale("en").languages[code or ""])
    except KeyError:
        return str(code)
