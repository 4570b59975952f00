"""The page in a real browser: what keys and pointer do, and that nothing of a report runs.

Needs Chromium (`ALLEGED_CHROMIUM`, else on the path) and the playwright package; skipped where one is missing, unless
`ALLEGED_BROWSER=required` says that a skipped test is a failed one.
"""

import os
import shutil
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from alleged.export.html import page as html_page
from tests.export import layered, made

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

REQUIRED = os.environ.get("ALLEGED_BROWSER") == "required"
CHROMIUM = os.environ.get("ALLEGED_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
# No network: the page must do without, and the browser has nothing to fetch for itself.
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    if not CHROMIUM and not REQUIRED:
        pytest.skip("no Chromium on this machine")
    if REQUIRED:
        import playwright.sync_api as api
    else:
        api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    hostile, text = made.hostile()
    source = html_page([layered.reading(), hostile], {"made": made.TEXT, hostile.report.id: text})
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(source, encoding="utf-8", newline="")
    return path.as_uri()


@pytest.fixture
def troubles() -> list[str]:
    return []


def opened(browser: "Browser", address: str, width: int, troubles: list[str], **more: str) -> "Page":
    page = browser.new_page(viewport={"width": width, "height": 900}, **more)  # type: ignore[arg-type]
    page.set_default_timeout(10_000)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda message: troubles.append(message.text))
    page.on("request", lambda request: request.url == address or troubles.append(request.url))
    page.goto(address)
    page.wait_for_selector("html[data-ready=yes]")
    return page


@pytest.fixture
def wide(browser: "Browser", address: str, troubles: list[str]) -> Iterator["Page"]:
    page = opened(browser, address, 1300, troubles)
    yield page
    page.close()
    assert troubles == []


@pytest.fixture
def narrow(browser: "Browser", address: str, troubles: list[str]) -> Iterator["Page"]:
    page = opened(browser, address, 420, troubles)
    yield page
    page.close()
    assert troubles == []


def focused(page: "Page") -> str:
    """The number of the claim that has the focus, and where ("mark 4.1")."""
    return str(
        page.evaluate(
            "(() => { const e = document.activeElement, c = e.closest('.mark, .card');"
            " return c ? c.className.split(' ')[0] + ' ' + document.getElementById('m' + c.dataset.for).dataset.n : ''; })()"
        )
    )


def pressed(page: "Page", *keys: str) -> str:
    for key in keys:
        page.keyboard.press(key)
    return focused(page)


def test_keys_walk_through_the_claims(wide: "Page") -> None:
    assert pressed(wide, "j") == "mark 1"
    assert pressed(wide, "j", "ArrowDown", "j") == "mark 4"
    assert pressed(wide, "ArrowRight") == "mark 4.1"
    assert pressed(wide, "ArrowLeft") == "mark 4"
    assert pressed(wide, "k", "ArrowUp") == "mark 2"
    assert pressed(wide, "Home", "k") == "mark 1"
    assert pressed(wide, "Enter") == "card 1"
    assert pressed(wide, "Escape") == "mark 1"
    assert pressed(wide, "Escape") == ""
    assert wide.locator(".on").count() == 0


def test_tab_walks_through_the_claims_in_the_order_of_the_text(wide: "Page") -> None:
    wide.locator("#m0-0").focus()
    assert pressed(wide, "Tab") == "mark 2"
    assert pressed(wide, "Tab") == "mark 3"
    assert pressed(wide, "Shift+Tab") == "mark 2"


def test_the_walk_goes_on_into_the_next_report_and_stops_at_the_end(wide: "Page") -> None:
    pressed(wide, "j", "End")
    assert wide.evaluate("document.activeElement.closest('article').id") == "r1"
    before = focused(wide)
    assert pressed(wide, "j") == before


def test_focus_is_seen(wide: "Page") -> None:
    pressed(wide, "j", "j")
    style = wide.evaluate(
        "(({outlineStyle, outlineWidth}) => [outlineStyle, outlineWidth])(getComputedStyle(document.activeElement))"
    )
    assert style == ["solid", "3px"]
    assert wide.locator(".card.on").count() == 1
    words = wide.locator("[data-role=content].on").all_text_contents()  # the quotation and what follows it
    assert "".join(words) == "“We hit a store of drones,”“Nothing else.”"


def test_the_card_stands_beside_its_claim(wide: "Page") -> None:
    pressed(wide, "j", "j", "j", "j", "j")
    assert focused(wide) == "mark 4.1"
    wide.wait_for_timeout(300)  # cards glide to their places
    mark, card = wide.locator("#m0-4").bounding_box(), wide.locator("#c0-4").bounding_box()
    assert mark
    assert card
    assert card["x"] > mark["x"]
    assert abs(card["y"] - mark["y"]) < 30


def test_a_dispute_leads_to_what_it_disputes(wide: "Page") -> None:
    wide.locator("#c0-2 .answers a").click()
    assert focused(wide) == "mark 2"


def hovered(page: "Page", selector: str) -> None:
    """Point at the first of these; scrolled to before, as scrolling puts the panel away."""
    page.locator(selector).first.scroll_into_view_if_needed()
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.locator(selector).first.hover()


def test_hover_tells_who_said_it_innermost_first(wide: "Page") -> None:
    assert not wide.locator("#panel").is_visible()
    hovered(wide, "[data-c='0-4'][data-role=content]")
    panel = wide.locator("#panel")
    panel.wait_for(state="visible")
    words = panel.inner_text()
    assert words.index("a guard") < words.index("Lena Hask")
    wide.keyboard.press("Escape")
    assert not panel.is_visible()


def test_cards_never_cover_one_another(wide: "Page") -> None:
    for _ in range(len(made.claims())):
        pressed(wide, "j")
        wide.wait_for_timeout(250)
        boxes = wide.evaluate(
            "[...document.querySelectorAll('#r0 .card:not(.away)')].map(c => c.getBoundingClientRect()).map(b => [b.top, b.bottom])"
        )
        boxes.sort()
        assert all(above[1] <= below[0] + 1 for above, below in pairwise(boxes))


def test_on_a_narrow_screen_cards_follow_the_text_and_focus_tells_who(narrow: "Page") -> None:
    text, card = narrow.locator("#r0 .text").bounding_box(), narrow.locator("#c0-0").bounding_box()
    assert text
    assert card
    assert card["y"] >= text["y"] + text["height"]
    assert narrow.evaluate("document.documentElement.scrollWidth") <= 420
    assert pressed(narrow, "j", "j") == "mark 2"
    assert "Ivo Marr" in narrow.locator("#panel").inner_text()
    assert narrow.evaluate("document.activeElement.getAttribute('aria-describedby')") == "panel"
    mark, panel = narrow.locator("#m0-1").bounding_box(), narrow.locator("#panel").bounding_box()
    assert mark
    assert panel
    assert mark["y"] + mark["height"] <= panel["y"]


def test_nothing_of_a_report_runs_and_its_text_is_whole(wide: "Page") -> None:
    assert wide.title() == "Reported claims: 2 reports"
    assert wide.evaluate("document.scripts.length") == 1
    assert wide.evaluate("document.querySelector('#r0 .text').textContent") == made.TEXT


# Text must stand out at least this much from what it stands on. Source: WCAG 2.2, 1.4.3 (level AA).
CONTRAST = 4.5
CONTRAST_OF = """() => {
  const rgba = (v) => { const n = v.match(/[\\d.]+/g).map(Number); return n.length < 4 ? [...n, 1] : n; };
  const light = (c) => { const f = (v) => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
    return .2126 * f(c[0]) + .7152 * f(c[1]) + .0722 * f(c[2]); };
  const ground = (e) => { const stack = [];
    for (; e; e = e.parentElement) stack.unshift(rgba(getComputedStyle(e).backgroundColor));
    return stack.reduce((u, o) => [0, 1, 2].map((i) => u[i] * (1 - o[3]) + o[i] * o[3]), [255, 255, 255]); };
  return Math.min(...[...document.querySelectorAll('p, a, span, b, blockquote, h1, h2, li')]
    .filter((e) => e.offsetParent && (e.textContent.trim() || e.matches('.mark, .tag')))
    .map((e) => { const a = light(rgba(getComputedStyle(e).color)), b = light(ground(e));
      return (Math.max(a, b) + .05) / (Math.min(a, b) + .05); }));
}"""


LAYERS = ("event", "place", "date", "toll")


def seen(page: "Page", layer: str) -> bool:
    """Whether a layer's marks in the text look like anything."""
    return bool(
        page.locator(f"#r0 .text .note.{layer}").first.evaluate(
            "e => getComputedStyle(e).backgroundColor !== 'rgba(0, 0, 0, 0)'"
        )
    )


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_is_seen_when_its_box_is_ticked(wide: "Page", layer: str) -> None:
    assert not seen(wide, layer)
    wide.locator(f"#layer-{layer}").focus()
    wide.keyboard.press("Space")
    assert [name for name in LAYERS if seen(wide, name)] == [layer]
    wide.keyboard.press("Space")
    assert not seen(wide, layer)


def test_layers_differ_without_colour(wide: "Page") -> None:
    frames = set()
    for layer in LAYERS:
        wide.check(f"#layer-{layer}")
        frames.add(
            str(
                wide.locator(f"#r0 .text .note.{layer}.first").first.evaluate(
                    "e => { const s = getComputedStyle(e); return [s.borderTopStyle, s.borderTopWidth, s.borderLeftWidth]; }"
                )
            )
        )
    assert len(frames) == len(LAYERS)


def test_without_the_script_the_boxes_still_work(browser: "Browser", address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1300, "height": 900})
    page = context.new_page()
    page.goto(address)
    assert page.locator("#r0 .text").inner_text()
    before = page.locator("#r0 .text .note.place").first.screenshot()
    page.check("#layer-place")
    assert page.locator("#r0 .text .note.place").first.screenshot() != before
    page.uncheck("#layer-claim")
    assert not page.locator("#r0 .margin").is_visible()
    context.close()


def test_a_note_tells_by_pointer_and_by_key(wide: "Page") -> None:
    panel = wide.locator("#panel")
    wide.locator("#r0 .text .note.toll").first.hover(force=True)
    assert "Reported number" not in panel.inner_text()
    wide.check("#layer-toll")
    hovered(wide, "#r0 .text .note.toll")
    panel.wait_for(state="visible")
    words = panel.inner_text()
    assert words.index("Reported number: killed 6 or more") < words.index("asserts")
    wide.mouse.move(1, 1)
    panel.wait_for(state="hidden")
    wide.locator("#m0-4").focus()
    wide.keyboard.press("Tab")
    assert "killed 6 or more" in panel.inner_text()
    wide.keyboard.press("Escape")
    assert not panel.is_visible()


def test_a_link_to_a_claim_shows_the_claims_again(wide: "Page") -> None:
    wide.uncheck("#layer-claim")
    assert not wide.locator("#m0-4").is_visible()
    assert not wide.locator("#r0 .margin").is_visible()
    assert wide.locator("#r0 .text .tag").first.is_visible()  # words not vouched for are still called so
    wide.locator("#r0 .incidents a").nth(1).click()
    assert wide.locator("#layer-claim").is_checked()
    assert focused(wide) == "mark 4.1"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_by_day_and_by_night(
    browser: "Browser", address: str, troubles: list[str], scheme: str
) -> None:
    page = opened(browser, address, 1300, troubles, color_scheme=scheme)
    for layer in LAYERS:
        page.check(f"#layer-{layer}")
    pressed(page, "j", "j", "j", "j", "j")
    assert page.evaluate(CONTRAST_OF) >= CONTRAST
    page.close()
    assert troubles == []


def test_printing_shows_every_card(wide: "Page") -> None:
    pressed(wide, "j", "End")
    wide.emulate_media(media="print")
    assert wide.evaluate(
        "[...document.querySelectorAll('.card')].every(c => getComputedStyle(c).visibility === 'visible')"
    )
    assert not wide.locator("#panel").is_visible()
