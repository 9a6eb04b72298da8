"""The options by which the desk is asked, the same for every question: made into Filters before the command sees them."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any, Final

import typer

from tocsin.cli.errors import UserError
from tocsin.store.errors import DeskError
from tocsin.store.filters import Filters

Many = list[str] | None
HELP: Final[dict[str, tuple[Any, str, str]]] = {
    "actor": (Many, "NAME", "Who did it, or to whom: a name or a part of it, or its key."),
    "place": (Many, "NAME", "Where: a town, a province (UA.02), or a country (UKR) with all in it."),
    "type": (Many, "TYPE", "Kind of act: ASSAULT, MOBILIZE …"),
    "mode": (Many, "MODE", "More exactly: heavy-weapons, troops …"),
    "holder": (Many, "NAME", "Who says so."),
    "stance": (Many, "STANCE", "How: asserts, denies, fears …"),
    "value": (Many, "VALUE", "With what certainty: CT+, CT-, PR+ …"),
    "source": (Many, "OUTLET", "Which outlet has it."),
    "status": (Many, "WORDS", "How it stands: “denied”, “reported by one origin” …"),
    "story": (Many, "s12", "In which running story."),
    "language": (Many, "CODE", "Two letters."),
    "report": (Many, "NUMBER", "Told by this report."),
    "from": (str | None, "DAY", "Not before this day (2022-03-01)."),
    "to": (str | None, "DAY", "Not after this day."),
    "on": (str | None, "DAY", "On this day."),
    "bbox": (str | None, "W,S,E,N", "Within these degrees."),
}
"""Key of Filters -> type of the option, what stands for its value in the help, help."""


def filtered(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command whose first parameter is `filters: Filters` the words and options that these are made from."""
    words = Annotated[str | None, typer.Argument(metavar="[WORDS]", help="Words of the texts, as for an archive.")]
    added: dict[str, Any] = {"words": words}
    for key, (kind, metavar, help) in HELP.items():
        added[f"by_{key}"] = Annotated[
            kind, typer.Option(f"--{key}", metavar=metavar, help=help, rich_help_panel="What is asked for")
        ]
    disputed = typer.Option("--disputed", help="Only where holders contradict each other.", rich_help_panel="What is asked for")
    added["by_dispute"] = Annotated[bool, disputed]
    own = inspect.signature(command, eval_str=True).parameters

    @wraps(command)
    def asked(**options: Any) -> Any:
        given = {key.removeprefix("by_"): options.pop(key) for key in added if key != "words"}
        given |= {"q": options.pop("words"), "dispute": "yes" if given["dispute"] else None}
        try:
            filters = Filters.parse(given)
        except DeskError as error:
            raise UserError(str(error)) from error
        return command(filters, **options)

    rest = {name: parameter for name, parameter in own.items() if name != "filters"}
    first = [inspect.Parameter(k, KEYWORD, default=False if k == "by_dispute" else None, annotation=a) for k, a in added.items()]
    asked.__signature__ = inspect.Signature([*first, *(p.replace(kind=KEYWORD) for p in rest.values())])  # type: ignore[attr-defined]
    asked.__annotations__ = added | {name: parameter.annotation for name, parameter in rest.items()}
    del asked.__dict__["__wrapped__"]
    return asked


KEYWORD: Final = inspect.Parameter.KEYWORD_ONLY
