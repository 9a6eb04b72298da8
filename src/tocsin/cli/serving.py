"""What `tocsin serve` and `tocsin publish` do."""

from __future__ import annotations

import os
import re
import secrets
import socket
import sys
from dataclasses import replace
from pathlib import Path

import typer

from tocsin.cli.desk import opened
from tocsin.cli.errors import UserError
from tocsin.cli.progress import Progress
from tocsin.desk.guard import token_hash
from tocsin.desk.settings import LOOPBACK, Settings

PASSWORD = "TOCSIN_PASSWORD"


def served(path: Path | None, host: str, port: int, names: list[str], read_only: bool, tokens: Path | None = None) -> None:
    """Serve the pages of a desk until interrupted."""
    import uvicorn

    from tocsin.desk.app import application

    settings = settings_for(host, names, read_only, os.environ.get(PASSWORD, ""))
    settings = replace(settings, tokens=hashes(tokens)) if tokens else settings
    with opened(path) as desk:
        listening = socket_at(host, port)
        shown = f"http://{'localhost' if host in LOOPBACK else host}:{listening.getsockname()[1]}/"
        typer.echo(f"the desk {desk.path} is open at {shown} (end with Ctrl-C)")
        if settings.password and not os.environ.get(PASSWORD):
            typer.echo(f"its password, until it is started again: {settings.password} ({PASSWORD} would set one)")
        config = uvicorn.Config(
            application(desk, settings), log_level="warning", access_log=False, server_header=False, proxy_headers=False,
            timeout_graceful_shutdown=2,
        )  # fmt: skip
        uvicorn.Server(config).run(sockets=[listening])


def published(path: Path | None, folder: Path, most: int) -> None:
    """Write the public pages of a desk."""
    from tocsin.desk.publishing import publish

    with opened(path) as desk, Progress("pages written") as progress:
        done = publish(desk, folder, most, progress.advance)
    more = f"; {done.left:,} links were not followed (--most)" if done.left else ""
    typer.echo(f"{folder}: {done.pages:,} pages{more}")


def settings_for(host: str, names: list[str], read_only: bool, password: str) -> Settings:
    """Loopback asks for no password where none is set; anything else has one, made here if need be, and answers to the names
    given, or to any."""
    if host in LOOPBACK:
        return Settings(password=password or None, hosts=(*LOOPBACK, *names), read_only=read_only)
    return Settings(password=password or secrets.token_urlsafe(12), hosts=tuple(names), read_only=read_only)


def hashes(path: Path) -> frozenset[str]:
    """The hashes of a file of tokens, a line each: NAME SHA256. Raises UserError for a line that is none."""
    try:
        lines = path.read_text(encoding="utf8").splitlines()
    except OSError as error:
        raise UserError(f"{path}: {error.strerror}; `tocsin token NAME --tokens {path}` makes one") from error
    found = [line.split() for line in lines if line.strip() and not line.startswith("#")]
    for number, parts in enumerate(found, 1):
        if len(parts) != 2 or not re.fullmatch(r"[0-9a-f]{64}", parts[1]):
            raise UserError(f"{path}, token {number}: a line is NAME SHA256, as `tocsin token` writes it")
    return frozenset(parts[1] for parts in found)


def token_made(name: str, path: Path) -> str:
    """A new token for a reader; its hash is added to the file under that name. Raises UserError for a name with blanks."""
    if not re.fullmatch(r"[\w.@-]{1,80}", name):
        raise UserError(f"a name is letters, digits, . @ _ and -, not {name!r}")
    token = secrets.token_urlsafe(32)
    with path.open("a", encoding="utf8") as lines:
        lines.write(f"{name} {token_hash(token)}\n")
    return token


def socket_at(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises UserError where that cannot be."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    if sys.platform != "win32":
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host.strip("[]"), port))
    except OSError as error:
        listening.close()
        raise UserError(f"cannot listen at {host} port {port}: {error.strerror}; name another with --port, 0 for any") from error
    listening.listen(128)
    return listening
