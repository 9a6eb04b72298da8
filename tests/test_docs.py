"""The docs do not rot: generated blocks are what their commands print today, named paths and commands exist."""

from __future__ import annotations

import json
import re
from difflib import SequenceMatcher

import pytest
from blocks import content, replaced
from generate import BLOCKS, README, ROOT, page_of
from table import published

from tocsin.read.heads import PIPELINE

README_TEXT = README.read_text(encoding="utf8")


SAME = 0.9
"""How much of a block must still be so: int8 arithmetic differs a little between processors, and with it a doubtful reading."""
NEEDS_THE_MODEL = {"read", "situation"}


@pytest.mark.parametrize("name", sorted(BLOCKS))
def test_a_generated_block_is_what_its_command_prints(name: str) -> None:
    if name in NEEDS_THE_MODEL and not (PIPELINE / "encoder.onnx").exists():
        pytest.skip("the reader's model is not there, so the README's examples cannot be checked")
    written, printed = content(page_of(name).read_text(encoding="utf8"), name).split(), BLOCKS[name]().split()
    alike = SequenceMatcher(None, written, printed, autojunk=False).ratio()
    assert alike >= SAME, f"only {alike:.0%} of the block {name} is what its command prints: run make docs, look at it, commit"


def test_the_desk_shows_the_figures_that_were_measured() -> None:
    assert json.loads((ROOT / "src/tocsin/desk/measured.json").read_text(encoding="utf8")) == published()


@pytest.mark.parametrize(
    "page", ["README.md", "ARCHITECTURE.md", "docs/exports.md", "docs/api.md", "docs/report.md", "docs/pages.md"]
)
def test_links_lead_somewhere(page: str) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", (ROOT / page).read_text(encoding="utf8"))
    assert [link for link in links if "://" not in link and not ((ROOT / page).parent / link).exists()] == []


def test_every_export_format_is_documented() -> None:
    from tocsin.report.exports.formats import FORMATS

    rows = re.findall(
        r"^\| `([\w-]+)` \|.*\|.*\|$", (ROOT / "docs/exports.md").read_text(encoding="utf8").split("## ")[0], re.MULTILINE
    )
    assert set(rows) == set(FORMATS)


def test_architecture_names_folders_and_files_that_exist() -> None:
    rows = re.findall(r"^\| `(\w+)/` \|.*\| `([\w.]+)`", (ROOT / "ARCHITECTURE.md").read_text(encoding="utf8"), re.MULTILINE)
    assert len(rows) >= 7
    assert [f"{folder}/{file}" for folder, file in rows if not (ROOT / "src/tocsin" / folder / file).exists()] == []


def test_chores_named_in_the_docs_are_in_the_makefile() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf8"), re.MULTILINE))
    named = set(re.findall(r"`make ([a-z]+)", README_TEXT + (ROOT / "ARCHITECTURE.md").read_text(encoding="utf8")))
    assert named and named <= targets


def test_only_the_block_is_replaced() -> None:
    text = "a\n<!-- x:begin -->\nold\n<!-- x:end -->\nb\n"
    assert replaced(text, "x", r"new \1") == "a\n<!-- x:begin -->\nnew \\1\n<!-- x:end -->\nb\n"
    with pytest.raises(ValueError, match="no block"):
        replaced(text, "y", "")
