"""Serving while collecting goes on: p50 and p95 of each page and call at so many concurrent readers, with datasette beside it.

    python benchmarks/serving.py DESK [--readers 20] [--requests 400] [--collect 5] [--only api] [--without-datasette]

DESK is a generated desk (benchmarks/linking.py makes one of 100,000 reports); a copy of it is served, so that the collecting of
this benchmark leaves it as it was. Server, readers and collector share the machine's cores, as on an analyst's laptop. Datasette
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
WARM: Final = 20
"""Requests of each address before it is measured."""
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
from pathlib import Path
from tocsin.store.desk import Desk
desk = Desk(Path(sys.argv[1]), create=False)
known = [kept for _, kept in zip(range(200), desk.all())]
number = 0
while True:
    kept = known[number % len(known)]
    number += 1
    record = desk.record(kept.version)
    if record is not None:
        record.report.url = f"https://bench.example/{time.time_ns()}"
        added = desk.add(record.report)
        desk.keep(record, added.version)
        desk.link(added.version)
    if number == 1:
        print("begun", flush=True)
    time.sleep(1 / float(sys.argv[2]))
"""


def addresses(desk: Desk) -> dict[str, list[str]]:
    """Kinds of pages and calls, each with several addresses of this desk, so that no single answer is measured from a cache."""
    chance = random.Random(1)
    ids = [summary.id for summary in desk.incidents(limit=200, order="changed").items]
    chosen = chance.sample(ids, min(20, len(ids)))
    numbers = chance.sample(range(1, max(desk.info().reports, 2)), min(20, desk.info().reports - 1))
    facets = desk.facets().groups
    places = [quote(facet.value) for facet in facets.get("place", facets.get("country", []))[:10]] or ["UKR"]
    types = [facet.value for facet in facets.get("type", [])[:8]] or ["ASSAULT"]
    api = "/api/v1"
    return {
        "/": ["/"],
        "/?type=": [f"/?type={one}" for one in types],
        "/e/ID": [f"/e/{one}" for one in chosen],
        "/d/ID": [f"/d/{one}" for one in numbers],
        "/search?q=": [f"/search?q={word}" for word in ("convoy", "border", "killed", "ministry")],
        "/sources": ["/sources"],
        "/disputes": ["/disputes"],
        "api /incidents": [f"{api}/incidents", *(f"{api}/incidents?type={one}" for one in types)],
        "api /incidents?place=": [f"{api}/incidents?place={one}" for one in places],
        "api /incidents/ID": [f"{api}/incidents/{one}" for one in chosen],
        "api /history": [f"{api}/history"],
        "api /claims?type=": [f"{api}/claims?type={one}" for one in types],
        "api /disputes": [f"{api}/disputes"],
        "api /facets": [f"{api}/facets", *(f"{api}/facets?type={one}" for one in types)],
        "api /days": [f"{api}/days"],
        "api /reports?q=": [f"{api}/reports?q={word}" for word in ("convoy", "border", "killed", "ministry")],
        "api /reports/ID/record": [f"{api}/reports/{one}/record" for one in numbers],
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


def measured(port: int, server: int, kinds: dict[str, list[str]], readers: int, requests: int) -> dict[str, dict[str, Any]]:
    """Milliseconds of each kind of address, and of the server's processor time for one answer, which does not depend on what else
    the machine does. Each reader has a connection, and asks again as soon as it is answered."""
    found: dict[str, dict[str, Any]] = {}
    for kind, paths in kinds.items():
        reading(port, [paths[number % len(paths)] for number in range(WARM)])
        share = [[paths[(n * readers + reader) % len(paths)] for n in range(requests // readers)] for reader in range(readers)]
        spent = processor(server)
        with concurrent.futures.ThreadPoolExecutor(readers) as pool:
            took = [one for part in pool.map(lambda asked: reading(port, asked), share) for one in part]
        times = sorted(ms for ms, _ in took)
        p95 = statistics.quantiles(times, n=20)[18]
        spent = (processor(server) - spent) / max(len(took), 1)
        statuses = sorted({status for _, status in took})
        found[kind] = {
            "p50": round(statistics.median(times), 1),
            "p95": round(p95, 1),
            "cpu": round(spent, 1),
            "status": statuses,
        }
        told = "   ".join(f"{name} {found[kind][name]:8.1f} ms" for name in ("p50", "p95", "cpu"))
        print(f"{kind:28} {told}   {statuses}", flush=True)
    return found


def processor(process: int) -> float:
    """Milliseconds of processor time that a process has used; 0 where the system does not tell."""
    try:
        parts = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return 1000 * (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")


def reading(port: int, paths: list[str]) -> list[tuple[float, int]]:
    """Milliseconds and status of each address, asked one after the other by one reader."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    took = []
    for path in paths:
        began = time.perf_counter()
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        answer.read()
        took.append(((time.perf_counter() - began) * 1000, answer.status))
    connection.close()
    return took


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("desk", type=Path)
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--requests", type=int, default=400, help="of each kind of address")
    parser.add_argument("--collect", type=float, default=5.0, help="reports added a second meanwhile")
    parser.add_argument("--only", default="", help="only kinds of address with these letters: api, /e/ID …")
    parser.add_argument("--without-datasette", action="store_true")
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name("serving.json"))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "desk.tocsin"
        shutil.copy(given.desk, path)
        with Desk(path, create=False) as desk:
            kinds, info = {kind: paths for kind, paths in addresses(desk).items() if given.only in kind}, desk.info()
        port = free_port()
        print(f"{info.reports:,} reports; {given.readers} readers; {given.collect:g} reports a second come in meanwhile")
        server = [sys.executable, "-c", SERVER, str(path), str(port)]
        with serving(server, f"http://127.0.0.1:{port}/api/v1/openapi.json") as number, collecting(path, given.collect):
            found = measured(port, number, kinds, given.readers, given.requests)
        with Desk(path, create=False) as desk:
            came = desk.info().reports - info.reports
        if not given.without_datasette:
            found |= beside(path, given.readers, given.requests)
    ours = {kind: one["p95"] for kind, one in found.items() if not kind.startswith("datasette")}
    late = [kind for kind, p95 in ours.items() if p95 >= AIM_MS]
    result = {
        "reports": info.reports, "readers": given.readers, "requests_of_each": given.requests,
        "reports_added_meanwhile": came, "cores": os.cpu_count(), "load_average": round(os.getloadavg()[1], 1),
        "aim_p95_ms": AIM_MS, "over_the_aim": late, "milliseconds": found,
    }  # fmt: skip
    given.out.write_text(json.dumps(result, indent=2) + "\n", encoding="utf8")
    over = ", ".join(late) or "none"
    print(f"{len(ours) - len(late)} of {len(ours)} under {AIM_MS:g} ms; over: {over}; {came} reports came in")
    return 0


def beside(path: Path, readers: int, requests: int) -> dict[str, dict[str, Any]]:
    """The same tables by datasette; nothing where it is not installed, which is said."""
    if importlib.util.find_spec("datasette") is None:
        print("datasette is not installed (pip install 'tocsin[bench]'): left out")
        return {}
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "datasette",
        "serve",
        str(path),
        "--port",
        str(port),
        "--setting",
        "sql_time_limit_ms",
        "20000",
    ]
    with serving(command, f"http://127.0.0.1:{port}/-/versions.json") as number, collecting(path, 5.0):
        return measured(port, number, datasette_addresses(path.stem), readers, requests)


if __name__ == "__main__":
    sys.exit(main())
