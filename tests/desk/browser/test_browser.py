"""What an analyst does, in a real browser."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import expect

expect.set_options(timeout=30_000)  # a busy machine is slow, not wrong
PAGES = (
    "/", "/?since=all", "/map", "/timeline", "/timeline?by=place", "/disputes", "/stories", "/search?q=border", "/sources",
    "/review", "/method", "/d/1", "/e/i1", "/a/Poland", "/p/UKR",
)  # fmt: skip
PHONE = {"width": 390, "height": 844}
SERIOUS = ("serious", "critical")
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def drawn(page: Any) -> None:
    """Wait for the map and the histogram."""
    expect(page.locator("#map path.disputed-area").first).to_be_attached()
    expect(page.locator("#days canvas")).to_be_attached()


@pytest.mark.parametrize("path", PAGES)
def test_a_page(open_as: Any, path: str) -> None:
    """It opens without complaint, axe finds nothing serious in light and dark, a phone shows it without scrolling sideways."""
    watched = open_as()
    page = watched.open(path)
    expect(page.locator("main h1").first).to_be_visible()
    if page.locator("#map").count():
        drawn(page)
    assert serious(page) == []
    watched.shot(f"{named(path)}-light")
    page.emulate_media(color_scheme="dark")
    page.reload()
    background = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert max(map(int, re.findall(r"\d+", background)[:3])) < 60
    assert serious(page) == []
    watched.shot(f"{named(path)}-dark")
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def serious(page: Any) -> list[tuple[str, list[str]]]:
    """What axe finds against WCAG 2.2 AA, as far as it is serious: rule, and where."""
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES)
    assert len(found["passes"]) > 10
    return [
        (one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in found["violations"] if one["impact"] in SERIOUS
    ]


def named(path: str) -> str:
    """A file name for a picture of a page."""
    return re.sub(r"\W+", "-", path).strip("-") or "desk"


@pytest.mark.parametrize("path", PAGES)
def test_without_scripts(open_as: Any, path: str) -> None:
    page = open_as(java_script_enabled=False).open(path)
    expect(page.locator("main h1").first).to_be_visible()


def test_the_histogram_brushed_filters_list_and_map(open_as: Any) -> None:
    page = open_as().open("/?since=all")
    drawn(page)
    before = page.locator("#listed .line").count()
    box = page.locator("#days .u-over").bounding_box()
    page.mouse.move(box["x"] + 2, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.2, box["y"] + 30, steps=5)
    page.mouse.up()
    page.wait_for_url(re.compile(r"from=.*to="))
    expect(page.locator("#narrowed .tag")).to_have_count(2)
    assert 0 < page.locator("#listed .line").count() < before
    first, last = re.findall(r"\d{4}-\d\d-\d\d", page.url)
    found = page.evaluate("fetch('/timeline.json' + location.search).then(answer => answer.json())")["incidents"]
    assert found and all((one["first"] or one["day"]) <= last and (one["last"] or one["day"]) >= first for one in found)
    page.go_back()
    page.wait_for_url(re.compile(r"\?since=all$"))
    expect(page.locator("#listed .line")).to_have_count(before)


def test_the_map_brushed_filters_the_list(open_as: Any) -> None:
    page = open_as().open("/?since=all")
    drawn(page)
    box = page.locator("#map").bounding_box()
    page.keyboard.down("Shift")
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.9, box["y"] + box["height"] * 0.9, steps=6)
    page.mouse.up()
    page.keyboard.up("Shift")
    page.wait_for_url(re.compile("bbox="))
    expect(page.locator("#narrowed .tag")).to_contain_text("bbox")


def test_a_facet_filters_and_is_taken_out_again(open_as: Any) -> None:
    page = open_as().open("/?since=all")
    link = page.locator("#facets a").first
    words = link.inner_text()
    link.click()
    page.wait_for_url(re.compile("type="))
    chosen = page.locator("#facets a[aria-current]")
    expect(chosen).to_have_count(1)
    assert chosen.inner_text().split()[0] == words.split()[0]
    page.locator("#narrowed a").first.click()
    page.wait_for_url(re.compile(r"\?since=all$"))


def test_from_a_claim_to_its_passage(open_as: Any) -> None:
    page = open_as().open("/disputes")
    quote = page.locator(".dispute .claim .said").first
    words = quote.inner_text().strip('“”"').rstrip("…")
    quote.click()
    page.wait_for_url(re.compile(r"/d/\d+@\d+\?at=\d+-\d+#at"))
    found = " ".join("".join(page.locator(".found").all_inner_texts()).split())
    assert words[:60] in found
    expect(page.locator(".found").first).to_be_in_viewport()


def test_a_passage_and_its_card_light_each_other_up(open_as: Any) -> None:
    page = open_as().open("/d/1")
    page.locator(".text .cue").first.hover()
    expect(page.locator(".card.lit")).to_have_count(1)
    card = page.locator(".card.lit").get_attribute("id")
    page.mouse.move(0, 0)
    page.locator(f"#{card} h3").hover()
    assert page.locator(f".m-{card}.lit").count() > 0


def test_a_wrong_speaker_is_corrected_and_the_correction_applies(open_as: Any) -> None:
    page = open_as().open("/d/1")
    page.get_by_label("You review as").fill("Ana Lyst")
    page.locator(".who-reviews button").click()
    page.wait_for_url(re.compile("/d/1@1"))
    card = page.locator(".card.statement").first
    card.locator("summary", has_text="fix").click()
    card.locator("select[name=kind]").select_option("wrong speaker")
    card.locator("input[name=value]").fill("Olena Invented")
    card.locator("input[name=reason]").fill("the next sentence names her")
    card.locator("button", has_text="Correct").click()
    page.wait_for_url(re.compile(r"/d/1@1#s1"))
    expect(page.locator("#s1 .corrected")).to_contain_text("wrong speaker: Olena Invented")
    page.locator(".below .line a.open").first.click()
    page.wait_for_url(re.compile(r"/e/i\d+"))
    expect(page.locator("table.claims thead")).to_contain_text("Olena Invented")
    corrections = page.locator("#reviews + ul")
    expect(corrections).to_contain_text("Ana Lyst")
    corrections.locator("button", has_text="take back").first.click()
    page.wait_for_load_state()
    expect(page.locator("table.claims thead")).not_to_contain_text("Olena Invented")


def test_the_review_queue_by_keys_alone(open_as: Any) -> None:
    page = open_as().open("/review")
    page.get_by_label("You review as").fill("Ana Lyst")
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    page.locator("body").press("j")
    first = page.locator(".line.chosen").get_attribute("id")
    page.locator("body").press("a")
    page.wait_for_load_state()
    expect(page.locator("#reviews + ul")).to_contain_text("accepted")
    page.locator("body").press("j")
    assert first


def test_by_keyboard_alone_from_the_desk_to_a_passage(open_as: Any) -> None:
    page = open_as().open("/?since=all&dispute=yes")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/e/i\d+"))
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('said')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/d/"))


def test_filters_work_without_scripts(open_as: Any) -> None:
    page = open_as(java_script_enabled=False).open("/?since=all")
    page.locator("#facets a").first.click()
    expect(page.locator("#narrowed .tag")).to_have_count(1)
    page.locator("input[name=from]").fill("2022-03-01")
    page.locator("#span button").click()
    expect(page.locator("#narrowed .tag")).to_have_count(2)


def test_what_is_new_is_pushed_and_moves_nothing(open_as: Any, address: str) -> None:
    from linked import one_more

    page = open_as().open("/?since=all")
    drawn(page)
    count = page.locator("#listed .line").count()
    one_more()
    expect(page.locator("#news")).to_contain_text("come since this page was made", timeout=15_000)
    assert page.locator("#listed .line").count() == count
    page.keyboard.press("n")
    page.wait_for_load_state()
    expect(page.locator("#news")).to_be_empty()


def test_seen_is_remembered(open_as: Any) -> None:
    page = open_as().open("/")
    page.locator("#since button").click()
    expect(page.locator("h1")).to_contain_text("Since you last looked")
    expect(page.locator("#listed .nothing").first).to_be_visible()
