"""Tocsin reads the news of a conflict and keeps the record: who did what to whom, where and when – and who says so.

The library's doors: `tocsin.read(text, …) -> Record`, and `tocsin.Desk(path)`, the file in which everything read is kept.
Nothing heavy is imported before the first use.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tocsin.model import Record
    from tocsin.store.desk import Desk

__version__ = "0.1.0"
__all__ = ["Desk", "__version__", "read"]


def __getattr__(name: str) -> Any:
    if name == "Desk":  # its imports take a tenth of a second
        from tocsin.store.desk import Desk

        return Desk
    raise AttributeError(f"module 'tocsin' has no attribute {name!r}")


def read(
    text: str,
    *,
    title: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    ref: str | None = None,
) -> Record:
    """The record of one English news report, given its text (page furniture between the sentences is taken out first).

    `published` is an ISO date or date-time: "on Tuesday" is resolved against it, and stays unresolved without it. `outlet` is the
    name by which the report is called ("Reported as fact by OUTLET"); `ref` is your own identifier, handed back as `report.ref`.
    The first call loads the models (about a second); they stay loaded.
    """
    from tocsin.engine.intake import from_text
    from tocsin.engine.pipeline import Pipeline

    return Pipeline.load().read(from_text(text, title=title, published=published, outlet=outlet, url=url, ref=ref))


class _Room(ModuleType):
    """The folder `tocsin.read`, which can be called."""

    def __call__(self, *args: Any, **kwargs: Any) -> Record:
        return _door(*args, **kwargs)


class _House(ModuleType):
    """This package. Importing the folder `tocsin.read` puts it in the place of the function of that name; the folder is then made
    to answer the call in the function's stead, so that `tocsin.read(text)` works before and after."""

    def __setattr__(self, name: str, value: Any) -> None:
        if name == "read" and isinstance(value, ModuleType):
            value.__class__ = _Room
        super().__setattr__(name, value)


_door = read  # the name `read` will be the folder's once it is imported
sys.modules[__name__].__class__ = _House
