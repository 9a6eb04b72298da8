"""The command as a process: versions, help, interrupts and closed pipes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import tocsin
from tocsin.cli.main import main

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


def interrupted(**_: object) -> int:
    raise KeyboardInterrupt


def faulty(**_: object) -> int:
    raise ZeroDivisionError("on purpose")


@pytest.mark.parametrize(
    ("app", "status", "message"),
    [
        (interrupted, 130, "tocsin: interrupted"),
        (lambda **_: 130, 130, "tocsin: interrupted"),
        (faulty, 1, "tocsin: a fault of the program: ZeroDivisionError: on purpose"),
        (lambda **_: None, 0, ""),
    ],
)
def test_ends(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], app: Callable[..., int], status: int, message: str
) -> None:
    monkeypatch.setattr("tocsin.cli.main.app", app)
    monkeypatch.delenv("TOCSIN_DEBUG", raising=False)
    with pytest.raises(SystemExit) as ended:
        main()
    err = capsys.readouterr().err
    assert ended.value.code == status
    assert err.startswith(message) and len(err.splitlines()) <= 1


def test_without_arguments_the_help_is_shown() -> None:
    done = ran()
    assert done.returncode == 0 and "Usage:" in done.stdout
