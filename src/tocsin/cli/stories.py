"""`tocsin stories` over files: reports by running story, without a desk."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence

from tocsin.cli.tables import Shape, show
from tocsin.engine.stories import InStory, stories

MOST_TITLES = 5
"""Titles shown of one story."""


def grouped(sources: Sequence[str], shape: Shape) -> int:
    """Print the stories of files; how many inputs could not be read."""
    found, problems = stories(sources)
    for problem in problems:
        print(f"tocsin: {problem}", file=sys.stderr)
    show([{"id": one.ref, "cluster": f"s{one.story}", "title": one.title} for one in found], shape, _lines(found))
    return len(problems)


def _lines(found: Sequence[InStory]) -> Iterator[str]:
    by_story: dict[int, list[InStory]] = defaultdict(list)
    for one in found:
        by_story[one.story].append(one)
    for story, reports in sorted(by_story.items(), key=lambda pair: -len(pair[1])):
        yield f"s{story}  {len(reports):,} reports"
        yield from (f"    {one.title}  [{one.ref}]" for one in reports[:MOST_TITLES])
        if len(reports) > MOST_TITLES:
            yield f"    and {len(reports) - MOST_TITLES:,} more"
