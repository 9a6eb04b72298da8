"""`make docs`: the generated parts of README.md and of docs/, each from the real output of a command or from the code.

  python docs/generate.py [--only BLOCK,BLOCK]

Blocks: evaluation, speed, situation, read; columns, incident-columns, claim-columns (docs/exports.md); limits, api, serving
(docs/api.md); and `picture` (docs/report.png, the page of a sample, photographed by a headless Chromium; kept as it is where
there is none). `tests/test_docs.py` makes the others again and fails where they have rotted.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Final

from blocks import replaced

from tocsin.report.exports.columns import Column

ROOT: Final = Path(__file__).resolve().parent.parent
README: Final = ROOT / "README.md"
ELSEWHERE: Final = {
    "columns": ROOT / "docs" / "exports.md",
    "incident-columns": ROOT / "docs" / "exports.md",
    "claim-columns": ROOT / "docs" / "exports.md",
    "limits": ROOT / "docs" / "api.md",
    "api": ROOT / "docs" / "api.md",
    "serving": ROOT / "docs" / "api.md",
}
"""The pages of the blocks that do not stand in README.md."""
PICTURE: Final = ROOT / "docs" / "report.png"
SAMPLE: Final = "samples/2022-03-11-minsk-standard.html"
WIDTH: Final = "110"
BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")
BROWSER_OPTIONS: Final = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--hide-scrollbars",
    "--window-size=1360,900", "--force-device-scale-factor=1.5",
)  # fmt: skip


def evaluation() -> str:
    """The table of figures."""
    sys.path.insert(0, str(ROOT / "evaluation"))
    from table import table

    return table()


def speed() -> str:
    """The figures of the benchmark that matter to a user."""
    path = ROOT / "benchmarks" / "speed.json"
    if not path.exists():
        return "Not measured yet."
    found = json.loads(path.read_text(encoding="utf8"))
    return "\n".join(
        [
            f"- {found['words_per_second_whole_record']:,} words a second on one thread, all in all ({found['machine']});",
            f"- reading runs at {found['share_of_bare_encoder']:.0%} of the speed of the bare encoder with its parse;",
            f"- {found['seconds_read_one_sentence']} s from the command to the record of one sentence, "
            f"{found['seconds_to_load']} s of it loading the models;",
            f"- {found['peak_memory_mb']:,} MB of memory at most.",
        ]
    )


def situation() -> str:
    """What `make demo` prints of what is disputed."""
    with tempfile.TemporaryDirectory() as folder:
        printed = tocsin("demo", "--samples", "samples", "--output", folder)
    return fenced(None, between(printed, "Disputed", "Told by several"))


def read() -> str:
    """One sample in the terminal."""
    return fenced(f"tocsin read {SAMPLE}", tocsin("read", SAMPLE))


def columns() -> str:
    """The columns of our own table."""
    from tocsin.report.exports.columns import CLAIMS

    return listed_columns(CLAIMS)


def incident_columns() -> str:
    """The columns of the table of incidents."""
    from tocsin.report.exports.incidents import INCIDENTS

    return listed_columns(INCIDENTS)


def claim_columns() -> str:
    """The columns of the table of claims about incidents."""
    from tocsin.report.exports.incidents import CLAIMS

    return listed_columns(CLAIMS)


def listed_columns(found: Sequence[Column]) -> str:
    """Columns as a table."""
    return "\n".join(["| column | holds |", "|---|---|", *(f"| `{column.name}` | {column.holds} |" for column in found)])


def limits() -> str:
    """What one reader of the API may ask for."""
    from tocsin.desk.api.limits import Limits

    about = {
        "per_second": "requests of one reader a second, in the long run",
        "burst": "requests at once",
        "page": "items of one answer at most",
        "default": "items of one answer where nothing is said",
        "stream": "lines of one stream",
        "query": "characters of an address's question",
        "fresh": "seconds for which an answer is given again though reports have come in since",
    }
    return "\n".join(
        ["| setting | value | what it holds down |", "|---|---|---|"]
        + [f"| `{one.name}` | {getattr(Limits(), one.name):,} | {about[one.name]} |" for one in fields(Limits)]
    )


def api() -> str:
    """Every address of the API with its parameters."""
    from tocsin.desk.api.endpoint import FILTERS
    from tocsin.desk.api.routes import ENDPOINTS

    lines = ["| address | answers | asked by |", "|---|---|---|"]
    for one in ENDPOINTS:
        own = [f"`{param.name}`" for param in one.params if not param.path]
        own += ["`limit`", "`after`"] if one.listed else []
        own += ["filters"] if one.filtered else []
        lines.append(f"| `{one.path}` | {one.about} | {', '.join(own)} |")
    lines.append("| `/exports/{format}` | An export: see [exports.md](exports.md) | filters |")
    lines.append("| `/openapi.json` | This, for programs |  |")
    rows = [f"| `{param.name}` | {param.about} |" for param in FILTERS]
    return "\n".join([*lines, "", "Filters:", "", "| filter | asks for |", "|---|---|", *rows])


def serving() -> str:
    """How quickly pages and calls are answered, from the benchmark."""
    found = json.loads((ROOT / "benchmarks" / "serving.json").read_text(encoding="utf8"))
    head = (
        f"{found['reports']:,} generated reports with {found['events']:,} events; {found['readers']} readers, each asking for "
        f"one of so many addresses by chance and looking at the answer for about {found['pause_seconds']:g} s; meanwhile "
        f"{found['reports_added_meanwhile']} reports read, added and linked; {found['cores']} cores:"
    )
    rows = [
        f"| {kind} | {one['addresses']} | {one['p50']:,.0f} | {one['p95']:,.0f} | {one['cpu']:.1f} |"
        for kind, one in found["milliseconds"].items()
    ]
    top = "| page or call | addresses | median ms | p95 ms | processor ms |"
    return "\n".join([head, "", top, "|---|---|---|---|---|", *rows])


def tocsin(*arguments: str) -> str:
    """What a command prints."""
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src"), "COLUMNS": WIDTH, "NO_COLOR": "1"}
    command = [sys.executable, "-m", "tocsin", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout


def between(printed: str, first: str, last: str) -> str:
    """The lines from the one that begins with `first` up to the one that begins with `last`; all where there are none such."""
    lines = printed.splitlines()
    starts = [number for number, line in enumerate(lines) if line.startswith(first)]
    ends = [number for number, line in enumerate(lines) if line.startswith(last)]
    return "\n".join(lines[starts[0] if starts else 0 : ends[0] if ends else len(lines)])


def fenced(command: str | None, printed: str) -> str:
    """A command with its output as Markdown shows it."""
    lines = [*([f"$ {command}"] if command else []), *(line.rstrip() for line in printed.strip("\n").splitlines())]
    return "\n".join(["```text", *lines, "```"])


def picture() -> None:
    """Photographs the page of the sample."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        print("docs: no Chromium here: docs/report.png stays as it is")
        return
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(tocsin("read", SAMPLE, "--format", "html"), encoding="utf8")
        command = [browser, *BROWSER_OPTIONS, f"--user-data-dir={folder}/profile", f"--screenshot={PICTURE}", page.as_uri()]
        subprocess.run(command, check=True, capture_output=True)


BLOCKS: Final[dict[str, Callable[[], str]]] = {
    "evaluation": evaluation,
    "speed": speed,
    "situation": situation,
    "read": read,
    "columns": columns,
    "incident-columns": incident_columns,
    "claim-columns": claim_columns,
    "limits": limits,
    "api": api,
    "serving": serving,
}


def page_of(block: str) -> Path:
    """The page in which a block stands."""
    return ELSEWHERE.get(block, README)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default=",".join([*BLOCKS, "picture"]), help="which blocks to make anew")
    wanted = parser.parse_args().only.split(",")
    for name, make in BLOCKS.items():
        if name in wanted:
            page = page_of(name)
            page.write_text(replaced(page.read_text(encoding="utf8"), name, make()), encoding="utf8")
    if "picture" in wanted:
        picture()
    return 0


if __name__ == "__main__":
    sys.exit(main())
