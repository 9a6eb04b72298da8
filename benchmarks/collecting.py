"""Ten feeds of a hundred items from servers that misbehave: all good items in, all bad ones named.

python benchmarks/collecting.py [--items 100]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from collect import misbehaving as bad  # type: ignore[import-not-found]

from tocsin.cli.collecting import account
from tocsin.collect.polite import Fetcher, Limits
from tocsin.collect.sources import Source
from tocsin.engine.collecting import Run
from tocsin.store.desk import Desk


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=100)
    items = parser.parse_args().items
    feeds = {
        "good": bad.giving(bad.rss(items)),
        "latin": bad.giving(bad.rss(items).replace(b"Courier", b"Br\xfccke"), "text/xml; charset=utf-16"),
        "broken": bad.giving(bad.rss(items) + b"<unclosed & \xff"),
        "zoneless": bad.giving(bad.rss(items, date="Thu, 03 Mar 2022 10:15:00")),
        "odd": bad.moved_for_unchanged(bad.rss(items)),
        "silent": bad.silent,
        "endless": bad.endless,
        "bomb": bad.bomb,
        "loop": bad.to("/feed"),
        "page": bad.giving(b"<!DOCTYPE html><html><body>Hello.</body></html>", "text/html"),
    }
    limits = Limits(timeout=5.0, deadline=8.0, max_bytes=2_000_000, pace=0.0, allow_private=True, back_off=(0.0,))
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack, Desk(Path(folder) / "desk") as desk:
        for name, respond in feeds.items():
            server = stack.enter_context(bad.serving({"/feed": respond, "/a/": bad.articles}))
            desk.sources.put(Source(f"{server.base}/feed", outlet=name))
        fetcher, began = Fetcher(limits), time.monotonic()
        outcomes = Run(desk, fetcher).collect(list(desk.sources.all()))
        fetcher.close()
        print(*account(outcomes), sep="\n")
        took = time.monotonic() - began
        assert desk.info().reports == 5 * items, desk.info().reports
        assert sum(o.failed is not None for o in outcomes) == 5
        assert desk.verify().sound
        print(f"{5 * items} reports in {took:.1f} s")


if __name__ == "__main__":
    main()
