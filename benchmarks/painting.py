"""How soon a page can be read in a browser, and how much of it travels.

    python benchmarks/painting.py DESK [--times 5] [--out benchmarks/painting.json]

Each page of DESK is opened in Chromium with an empty cache, so many times: milliseconds to the first paint with content (the
browser's own first-contentful-paint), until everything has been loaded, and kilobytes as they travel. Needs Chromium (Debian:
apt-get install chromium) and `pip install '.[dev]'`.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import sys
from pathlib import Path
from typing import Any, Final

from serving import SERVER, free_port, serving

from tocsin.store.desk import Desk

AIM_MS: Final = 1000.0
AIM_KB: Final = 600.0
PAINT: Final = """() => new Promise(told => {
  const painted = () => performance.getEntriesByName("first-contentful-paint")[0]
  const tell = () => told([painted().startTime, performance.timing.loadEventEnd - performance.timing.navigationStart])
  painted() ? tell() : new PerformanceObserver(tell).observe({type: "paint", buffered: true})
})"""


def addresses(desk: Desk) -> dict[str, str]:
    """The pages, by what they are."""
    incident = max(desk.incidents(limit=50), key=lambda one: one.reports).id
    named = ("/", "/map", "/timeline", "/disputes", "/stories", "/sources", "/review", "/method", "/d/1")
    return {"/e/ID": f"/e/{incident}", **{name: name for name in named}}


def opened(browser: Any, address: str) -> tuple[float, float, float]:
    """First paint and load in milliseconds, and kilobytes that travelled, of a page opened with an empty cache."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(address, wait_until="load")
    page.wait_for_timeout(700)  # what the page asks for after it was loaded travels too
    painted, loaded = page.evaluate(PAINT)
    context.close()
    return painted, loaded, sum(sizes) / 1000


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("desk", type=Path)
    parser.add_argument("--times", type=int, default=5, help="each page is opened")
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name("painting.json"))
    given = parser.parse_args()
    from playwright.sync_api import sync_playwright

    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with Desk(given.desk, create=False) as desk:
        pages, reports = addresses(desk), desk.info().reports
    port, found = free_port(), dict[str, dict[str, float]]()
    base = f"http://127.0.0.1:{port}"
    with (
        serving([sys.executable, "-c", SERVER, str(given.desk), str(port)], f"{base}/api/v1/openapi.json"),
        sync_playwright() as p,
    ):
        browser = p.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, path in pages.items():
            rows = [opened(browser, base + path) for _ in range(given.times)]
            parts = zip(("paint_ms", "load_ms", "kb"), zip(*rows, strict=True), strict=True)
            found[name] = {part: round(statistics.median(values), 1) for part, values in parts}
            found[name]["paint_ms_worst"] = round(max(row[0] for row in rows), 1)
            print(f"{name:12} {found[name]}", flush=True)
        browser.close()
    late = [name for name, one in found.items() if one["paint_ms_worst"] >= AIM_MS or one["kb"] >= AIM_KB]
    result = {"reports": reports, "times": given.times, "aim_ms": AIM_MS, "aim_kb": AIM_KB, "cores": os.cpu_count()}
    given.out.write_text(json.dumps({**result, "over_the_aim": late, "pages": found}, indent=2) + "\n", encoding="utf8")
    print(f"over the aim: {', '.join(late) or 'none'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
