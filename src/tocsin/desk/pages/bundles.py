"""A report, or an event of it, with all that proves it, as a zip to take away."""

from __future__ import annotations

import tempfile
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from tocsin.desk.page import failed
from tocsin.store.errors import DeskError


async def bundle(request: Request) -> Response:
    """The zip of `/d/12/bundle.zip` or `/d/12/e3/bundle.zip`."""
    return await run_in_threadpool(_zip, request)


def _zip(request: Request) -> Response:
    name = "/".join(filter(None, (request.path_params["report"].partition("@")[0], request.path_params.get("event"))))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bundle.zip"
        try:
            request.app.state.desk.bundle(name, path)
        except DeskError as error:
            return failed(request, str(error), 404)
        content = path.read_bytes()
    called = "".join(letter if letter.isalnum() else "-" for letter in name)[:60]
    return Response(
        content, media_type="application/zip", headers={"Content-Disposition": f'attachment; filename="tocsin-{called}.zip"'}
    )
