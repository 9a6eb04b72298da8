"""The command as a process: versions, help, interrupts and closed pipes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import tocsin

TOCSIN = [sys.executable, "-m", "tocsin"]
ENVIRONMENT = os.environ | {"PYTHONPATH": str(Path(tocsin.__file__).parents[1]), "COLUMNS": "100"}


def ran(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*TOCSIN, *arguments], capture_output=True, text=True, env=ENVIRONMENT, stdin=subprocess.DEVNULL)


def test_version() -> None:
    assert ran("--version").stdout == f"tocsin {tocsin.__version__}\n"


@pytest.mark.parametrize("command", ["read", "explain", "schema", "demo"])
def test_every_command_has_help(command: str) -> None:
    assert command in ran("--help").stdout
    done = ran(command, "--help")
    assert done.returncode == 0 and "Usage:" in done.stdout


def test_the_schema_names_the_record_s_parts() -> None:
    schema = json.loads(ran("schema").stdout)
    assert set(schema["required"]) == {"report", "statements", "events", "places", "actors"}


def test_a_closed_pipe_ends_quietly() -> None:
    done = subprocess.run(
        f"{' '.join(TOCSIN)} schema | head -c 10", shell=True, capture_output=True, text=True, env=ENVIRONMENT
    )  # fmt: skip
    assert done.stderr == ""


def test_an_interrupt_ends_with_one_line() -> None:
    process = subprocess.Popen([*TOCSIN, "read", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT)
    time.sleep(1.5)  # until it waits for its input
    process.send_signal(signal.SIGINT)
    assert process.stdin is not None and process.stderr is not None
    err = process.stderr.read()
    process.stdin.close()
    assert process.wait() == 130
    assert err.strip() == "tocsin: interrupted"


def test_without_arguments_the_help_is_shown() -> None:
    done = ran()
    assert done.returncode == 0 and "Usage:" in done.stdout
