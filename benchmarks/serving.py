"""Serving while collecting goes on: p50 and p95 of each page and call at so many concurrent readers, with datasette beside it.

    python benchmarks/serving.py DESK [--readers 20] [--seconds 15] [--pause 1] [--collect 2] [--only api] [--without-datasette]

DESK is a generated desk (`python benchmarks/linking.py --reports 7150 --layers 20 --desk DESK` makes one of 150,000 reports and
317,000 events); a copy of it is served, so that the collecting of this benchmark leaves it as it was. Collecting reads each
report with the model, keeps and links it. Server, readers and collector share the machine's cores, as on an analyst's laptop.

Each reader asks for one of some hundred addresses of a kind, by chance, looks at the answer for a time (--pause seconds on
average), and asks for the next; with --pause 0 nobody looks, and what is measured is how much the server can do. Datasette
(`pip install 'tocsin[bench]'`) serves the same tables; it shows rows, where Tocsin shows incidents.
"""

from __future__ import annotations

import argparse
import concurrent.futures
import http.client
import importlib.util
import json
import os
import random
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from tocsin.store.desk import Desk

AIM_MS: Final = 150.0
WORDS: Final = ("convoy", "border", "killed", "ministry", "shelled", "talks", "governor", "missile", "village", "denied", "army")
"""Words that readers search for, alone and two together."""
SERVER: Final = """
import sys, uvicorn
from pathlib import Path
from tocsin.desk.api.limits import Limits
from tocsin.desk.app import application
from tocsin.desk.settings import Settings
from tocsin.store.desk import Desk
desk = Desk(Path(sys.argv[1]), create=False)
app = application(desk, Settings(limits=Limits(per_second=None)))
uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[2]), log_level="warning", access_log=False)
"""


COLLECTOR: Final = """
import sys, time
from itertools import cycle, islice
from pathlib import Path
from tocsin.engine.pipeline import Pipeline
from tocsin.read.reader import Reader
from tocsin.store.desk import Desk
desk = Desk(Path(sys.argv[1]), create=False)
known = list(islice(desk.all(), 200))
pipeline = Pipeline(Reader.load())
for number, kept in enumerate(cycle(known)):
    report = kept.content
    report.url = f"https://bench.example/{time.time_ns()}"
    added = desk.add(report)
    desk.keep(pipeline.read(report), added.version)
    desk.link(added.version)
    if number == 0:
        print("begun", flush=True)
    time.sleep(1 / float(sys.argv[2]))
"""


def addresses(desk: Desk) -> dict[str, list[str]]:
    """Kinds of pages and calls, each with all the addresses of this desk that readers may ask for."""
    chance = random.Random(1)
    ids = [summary.id for summary in desk.incidents(limit=200, order="changed")]
    groups = desk.facets().groups
    places, actors, types = ([quote(one.value, safe="") for one in groups[kind][:40]] for kind in ("place", "actor", "type"))
    read = [number for number in chance.sample(range(1, desk.info().readings + 1), 200) if desk.record(number) is not None]
    asked = [f"type={type_}&place={place}" for type_ in types[:8] for place in places[:20]]
    words = [f"{one}+{other}" for one in WORDS for other in WORDS if one != other] + list(WORDS)
    api = "/api/v1"
    return {
        "/": ["/", "/?since=7d", "/?since=24h", "/?kind=new"],
        "/?type=&place=": [f"/?{one}" for one in asked],
        "/map.json": ["/map.json", *(f"/map.json?{one}" for one in asked)],
        "/timeline": ["/timeline", *(f"/timeline?by=side&type={one}" for one in types)],
        "/e/ID": [f"/e/{one}" for one in ids],
        "/d/ID": [f"/d/{one}" for one in read],
        "/a/ACTOR": [f"/a/{one}" for one in actors],
        "/p/PLACE": [f"/p/{one}" for one in places],
        "/search?q=": [f"/search?q={one}" for one in words],
        "/stories": ["/stories"],
        "/sources": ["/sources"],
        "/disputes": ["/disputes", *(f"/disputes?place={one}" for one in places)],
        "/review": ["/review"],
        "/method": ["/method"],
        "api /incidents": [f"{api}/incidents", *(f"{api}/incidents?{one}" for one in asked)],
        "api /incidents/ID": [f"{api}/incidents/{one}" for one in ids],
        "api /history": [f"{api}/history", *(f"{api}/history?type={one}" for one in types)],
        "api /claims": [f"{api}/claims?{one}" for one in asked],
        "api /disputes": [f"{api}/disputes", *(f"{api}/disputes?place={one}" for one in places)],
        "api /facets": [f"{api}/facets", *(f"{api}/facets?{one}" for one in asked)],
        "api /days": [f"{api}/days", *(f"{api}/days?{one}" for one in asked)],
        "api /reports?q=": [f"{api}/reports?q={one}" for one in words],
        "api /reports/ID/record": [f"{api}/reports/{one}/record" for one in read],
    }


def datasette_addresses(name: str) -> dict[str, list[str]]:
    """What datasette shows of the same tables: a page of rows, filtered rows, a row, a count by value."""
    rows = f"/{quote(name)}"
    return {
        "datasette versions": [f"{rows}/versions.json?_size=50&_shape=objects"],
        "datasette events?type=": [f"{rows}/events.json?type={one}&_size=50" for one in ("ASSAULT", "MOBILIZE", "RETREAT")],
        "datasette incidents": [f"{rows}/incidents.json?_size=50"],
        "datasette events, page": [f"{rows}/events?type=ASSAULT"],
    }


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(command: list[str], base: str) -> Iterator[int]:
    """A server for the time of the block, by its process number; it answers when the block begins."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=os.environ)
    try:
        for _ in range(600):
            try:
                urllib.request.urlopen(base, timeout=5).close()
                break
            except OSError:
                if process.poll() is not None:
                    raise SystemExit((process.stderr.read() if process.stderr else b"").decode()[-2000:]) from None
                time.sleep(0.1)
        yield process.pid
    finally:
        process.terminate()
        process.wait(timeout=20)


@contextmanager
def collecting(path: Path, per_second: float) -> Iterator[None]:
    """Reports added, with known readings, and linked, by a process of its own, all the time of the block."""
    command = [sys.executable, "-c", COLLECTOR, str(path), str(per_second)]
    process = subprocess.Popen(command, env=os.environ, stdout=subprocess.PIPE)
    try:
        if process.stdout is not None:
            process.stdout.readline()  # it says when it has begun
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


def measured(port: int, server: int, kinds: dict[str, list[str]], given: argparse.Namespace) -> dict[str, dict[str, Any]]:
    """Milliseconds of each kind of address, how many were asked for, and the server's processor time for one of them."""
    found: dict[str, dict[str, Any]] = {}
    for kind, paths in kinds.items():
        spent = processor(server)
        with concurrent.futures.ThreadPoolExecutor(given.readers) as pool:
            readers = [pool.submit(reading, port, paths, seed, given) for seed in range(given.readers)]
            took = [one for reader in readers for one in reader.result()]
        times = sorted(ms for ms, _ in took)
        found[kind] = {
            "addresses": len(paths),
            "asked": len(took),
            "p50": round(statistics.median(times), 1),
            "p95": round(statistics.quantiles(times, n=20)[18], 1),
            "cpu": round((processor(server) - spent) / len(took), 1),
            "status": sorted({status for _, status in took}),
        }
        told = "   ".join(f"{name} {found[kind][name]:8.1f} ms" for name in ("p50", "p95", "cpu"))
        print(f"{kind:24} {told}   {len(took)} of {len(paths)} addresses   {found[kind]['status']}", flush=True)
    return found


def processor(process: int) -> float:
    """Milliseconds of processor time that a process has used; 0 where the system does not tell."""
    try:
        parts = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return 1000 * (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")


def reading(port: int, paths: list[str], seed: int, given: argparse.Namespace) -> list[tuple[float, int]]:
    """Milliseconds and status of each answer that one reader gets in the time given."""
    chance = random.Random(seed)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    took: list[tuple[float, int]] = []
    end = time.monotonic() + given.seconds
    time.sleep(chance.uniform(0, given.pause))
    while time.monotonic() < end:
        began = time.perf_counter()
        connection.request("GET", chance.choice(paths), headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        answer.read()
        took.append(((time.perf_counter() - began) * 1000, answer.status))
        time.sleep(chance.uniform(0.5, 1.5) * given.pause)
    connection.close()
    return took


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("desk", type=Path)
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=15.0, help="for each kind of address")
    parser.add_argument("--pause", type=float, default=1.0, help="seconds that a reader looks at an answer, on average")
    parser.add_argument("--collect", type=float, default=2.0, help="reports read, added and linked a second meanwhile")
    parser.add_argument("--only", default="", help="only kinds of address with these letters: api, /e/ID …")
    parser.add_argument("--without-datasette", action="store_true")
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name("serving.json"))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "desk.tocsin"
        shutil.copy(given.desk, path)
        with Desk(path, create=False) as desk:
            kinds, info = {kind: paths for kind, paths in addresses(desk).items() if given.only in kind}, desk.info()
            events = desk.database.value("SELECT count(*) FROM mentions WHERE gone = 0")
        port = free_port()
        print(f"{info.reports:,} reports, {events:,} events; {given.readers} readers; {given.collect:g} reports a second come in")
        server = [sys.executable, "-c", SERVER, str(path), str(port)]
        with serving(server, f"http://127.0.0.1:{port}/api/v1/openapi.json") as number, collecting(path, given.collect):
            found = measured(port, number, kinds, given)
        with Desk(path, create=False) as desk:
            came = desk.info().reports - info.reports
            assert came or not given.collect, "nothing came in: the collector failed"
        if not given.without_datasette:
            found |= beside(path, given)
    ours = {kind: one["p95"] for kind, one in found.items() if not kind.startswith("datasette")}
    late = [kind for kind, p95 in ours.items() if p95 >= AIM_MS]
    result = {
        "reports": info.reports, "events": events, "readers": given.readers, "seconds_of_each": given.seconds,
        "pause_seconds": given.pause,
        "reports_added_meanwhile": came, "cores": os.cpu_count(), "load_average": round(os.getloadavg()[1], 1),
        "aim_p95_ms": AIM_MS, "over_the_aim": late, "milliseconds": found,
    }  # fmt: skip
    given.out.write_text(json.dumps(result, indent=2) + "\n", encoding="utf8")
    over = ", ".join(late) or "none"
    print(f"{len(ours) - len(late)} of {len(ours)} under {AIM_MS:g} ms; over: {over}; {came} reports came in")
    return 0


def beside(path: Path, given: argparse.Namespace) -> dict[str, dict[str, Any]]:
    """The same tables by datasette; nothing where it is not installed, which is said."""
    if importlib.util.find_spec("datasette") is None:
        print("datasette is not installed (pip install 'tocsin[bench]'): left out")
        return {}
    port = free_port()
    command = [sys.executable, "-m", "datasette", "serve", str(path), "--port", str(port)]
    command += ["--setting", "sql_time_limit_ms", "20000"]
    with serving(command, f"http://127.0.0.1:{port}/-/versions.json") as number, collecting(path, given.collect):
        return measured(port, number, datasette_addresses(path.stem), given)


if __name__ == "__main__":
    sys.exit(main())
