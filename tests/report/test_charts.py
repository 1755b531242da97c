"""Charts are well-formed, say everything in words too, stay inside their frame, and never take text for markup."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest

from abm_fit.report.charts.affordability import Bearing, Cost, affordability_chart
from abm_fit.report.charts.grid import Axis, Spot, grid_chart
from abm_fit.report.charts.heat import Cell, HeatRow, heat_chart
from abm_fit.report.charts.metrics import fitted, width, wrapped
from abm_fit.report.charts.mix import Group, Share, mix_chart
from abm_fit.report.charts.robustness import Slice, Stack, Stacks, robustness_chart
from abm_fit.report.charts.svg import WIDTH, Chart
from abm_fit.report.charts.timeline import Bar, timeline_chart
from abm_fit.report.charts.trend import Move, trend_chart
from abm_fit.report.charts.tug import Tug, tug_chart
from abm_fit.report.theme import DEFAULT_THEME, themed
from abm_fit.wording.words import words_for

HOSTILE = '<script>alert(1)</script> & "Wärme" {{ c }} ' + "very long " * 30
WORDS = words_for("en")
BANDS = ((0.0, "Demand generation"), (35.0, "Mix led by demand generation"), (75.0, "Mostly ABM"))
SVG = "{http://www.w3.org/2000/svg}"


def tugs(name: str) -> Chart:
    rows = [
        Tug(name, 58, 71, "58–71", "Mix", 12, 40, ("12 points pull to A", "40 points pull to B")),
        Tug("Small", 0, 0, "0", "Demand generation", 100, 0, ("100 points pull to A", "0 points pull to B")),
        Tug("Large", 100, 100, "100", "Mostly ABM", 0, 100, ("0 points pull to A", "100 points pull to B")),
    ]
    return tug_chart("tug", name, rows, ("A", "B"), BANDS, DEFAULT_THEME, WORDS)


def grids(name: str) -> Chart:
    spots = [Spot(name, (60, 80), (30, 50), "60–80 and 30–50"), Spot("Other", (100, 100), (100, 100), "100 and 100")]
    return grid_chart("grid", name, Axis("Fit", BANDS), Axis("Readiness", BANDS), spots, DEFAULT_THEME)


def heats(name: str) -> Chart:
    cells = (*tuple(Cell(name, float(value), str(value)) for value in range(0, 100, 7)), Cell("Open", None, "? 0–100"))
    return heat_chart(
        "heat", name, [HeatRow(name, 50.0, "0–71", cells), HeatRow("Empty", None, "n/a", ())], DEFAULT_THEME
    )


def bearings(name: str) -> Chart:
    rows = [Bearing(name, 0, 90, "$0–$90"), Bearing("Big", 5000, 5000, "$5,000")]
    costs = [Cost(name, 600, "$600"), Cost("1:few", 700, "$700"), Cost("1:1", 15000, "$15,000")]
    return affordability_chart("money", name, rows, costs, DEFAULT_THEME, WORDS)


def mixes(name: str) -> Chart:
    shares = (Share("Now", 0, 10, "0–10%"), Share("Later", 95, 100, "95–100%", settled=True))
    return mix_chart("mix", name, [Group(name, shares, strong=True)], ("demand", "ABM"), DEFAULT_THEME)


def timelines(name: str) -> Chart:
    bars = [Bar("1", name, "Sales", 30), Bar("2", "Short", "Finance", 90)]
    return timeline_chart("plan", name, bars, "Day", DEFAULT_THEME)


def stacks(name: str) -> Chart:
    parts = (Slice(name, 0.4, "0%"), Slice("Pilot", 99.6, "100%", here=True))
    return robustness_chart("solid", name, [Stacks(name, (Stack("all weightings", parts),))], DEFAULT_THEME)


def trends(name: str) -> Chart:
    return trend_chart("trend", name, [Move(name, 0, 100, "0 → 100 (+100)", True)], DEFAULT_THEME)


CHARTS = [tugs, grids, heats, bearings, mixes, timelines, stacks, trends]


@pytest.fixture(params=CHARTS, ids=lambda make: make.__name__)
def chart(request: pytest.FixtureRequest) -> Chart:
    made: Chart = request.param(HOSTILE)
    return made


def test_it_is_well_formed_and_its_first_child_says_it_all(chart: Chart) -> None:
    root = ET.fromstring(chart.svg)
    assert root[0].tag == f"{SVG}title"
    assert root[0].text == f"{chart.title} {chart.alt}"
    assert chart.alt.endswith(".")


def test_text_stays_text(chart: Chart) -> None:
    tags = {element.tag.removeprefix(SVG) for element in ET.fromstring(chart.svg).iter()}
    assert tags <= {"svg", "title", "rect", "line", "circle", "path", "text"}


def test_everything_stays_inside_the_frame(chart: Chart) -> None:
    root = ET.fromstring(chart.svg)
    tall = float(root.attrib["height"])
    for element in root.iter(f"{SVG}rect"):
        x, y, wide, high = (float(element.attrib[key]) for key in ("x", "y", "width", "height"))
        assert x >= -6, element.attrib
        assert x + wide <= WIDTH + 6, element.attrib
        assert y >= -6, element.attrib
        assert y + high <= tall + 6, element.attrib
    for words, element in texts(chart):
        left, top, right, foot = box_of(element, root)
        assert left >= -3, words
        assert right <= WIDTH + 3, words
        assert top >= -3, words
        assert foot <= tall + 3, words


def texts(chart: Chart) -> list[tuple[str, ET.Element]]:
    return [(one.text or "", one) for one in ET.fromstring(chart.svg).iter(f"{SVG}text")]


def box_of(element: ET.Element, root: ET.Element) -> tuple[float, float, float, float]:
    """Return left, top, right and foot of a line of text, as wide as it is printed."""
    words, size = element.text or "", float(element.attrib.get("font-size", root.attrib["font-size"]))
    wide = width(words, size, bold="font-weight" in element.attrib)
    anchor = element.attrib.get("text-anchor", "start")
    left = float(element.attrib["x"]) - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
    base = float(element.attrib["y"])
    return left, base - 0.74 * size, left + wide, base + 0.2 * size


def test_it_uses_the_colours_of_the_theme_alone() -> None:
    theme = themed("#5a2a82", "#0a7d4f")
    bars = [Bar("1", "One", "Sales", 30)]
    drawn = timeline_chart("plan", "Plan", bars, "Day", theme).svg
    ours = {getattr(theme, name).lower() for name in theme.__slots__}
    assert set(re.findall(r"#[0-9a-f]{6}", drawn)) <= ours
    assert DEFAULT_THEME.accent not in drawn


def test_every_cell_of_a_heat_map_shows_its_number() -> None:
    drawn = heats("Name")
    written = [element.text for element in ET.fromstring(drawn.svg).iter(f"{SVG}text")]
    for value in range(0, 100, 7):
        assert str(value) in written
        assert f"Name {value}" in drawn.alt


@pytest.mark.parametrize("room", [40.0, 100.0, 300.0])
def test_texts_are_cut_to_their_room_with_an_ellipsis(room: float) -> None:
    assert width(fitted(HOSTILE, room, 11), 11) <= room
    assert fitted(HOSTILE, room, 11).endswith("…")
    lines = wrapped(HOSTILE, room, 11, 3)
    assert len(lines) <= 3
    assert all(width(line, 11) <= room for line in lines)
    assert wrapped("Two words", 300, 11, 3) == ("Two words",)


def test_widths_are_those_of_the_bundled_font() -> None:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    from abm_fit.resources import templates_folder

    with TTFont(templates_folder() / "base" / "fonts" / "IBMPlexSans-Regular.ttf") as font:
        names, advances, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
        sample = "Ready for a pilot: Łódź, 60 of 100 accounts (1:few) – “Known before they ask”"
        real = sum(advances[names[ord(character)]][0] for character in sample) / em
    assert width(sample, 1) == pytest.approx(real, rel=0.04)


def test_a_scale_of_its_own_reaches_from_end_to_end() -> None:
    moves = [Move("Low to high", -4, 21, "-4 → 21", True, (-4.0, 21.0))]
    root = ET.fromstring(trend_chart("trend", "Trend", moves, DEFAULT_THEME).svg)
    then, now = (float(one.attrib["cx"]) for one in root.iter(f"{SVG}circle"))
    (ground,) = root.iter(f"{SVG}rect")
    left, wide = (float(ground.attrib[key]) for key in ("x", "width"))
    assert (then, now) == (left, left + wide)
    assert {"-4", "21"} <= {one.text for one in root.iter(f"{SVG}text")}


def test_scores_on_different_scales_have_no_common_ends() -> None:
    moves = [Move("One", 0, 5, "0 → 5", True, (0.0, 5.0)), Move("Other", 0, 50, "0 → 50", True)]
    written = {one.text for one in ET.fromstring(trend_chart("t", "T", moves, DEFAULT_THEME).svg).iter(f"{SVG}text")}
    assert not {"0", "5", "100"} & written


def test_the_tug_and_the_grid_are_drawn_on_the_axis_s_own_scale() -> None:
    bands = ((1.0, "Low"), (3.0, "Middle"), (4.0, "High"))
    row = Tug("One", 7, 7, "7", "High", 0, 100, ("a", "b"))
    tug = ET.fromstring(tug_chart("tug", "T", [row], ("A", "B"), bands, DEFAULT_THEME, WORDS, ends=(1.0, 7.0)).svg)
    (mark,) = tug.iter(f"{SVG}circle")
    assert float(mark.attrib["cx"]) > WIDTH - 10
    axis = Axis("Fit", bands, (1.0, 7.0))
    grid = ET.fromstring(grid_chart("g", "T", axis, axis, [Spot("One", (7, 7), (1, 1), "7")], DEFAULT_THEME).svg)
    (spot,) = grid.iter(f"{SVG}circle")
    assert WIDTH - 20 < float(spot.attrib["cx"]) < WIDTH - 8  # at the end of the scale, the whole dot in the frame
    assert DEFAULT_THEME.brand_wash in {one.attrib["fill"] for one in grid.iter(f"{SVG}rect")}


LONG = "Precision engineering suppliers and contract manufacturers in northern Europe, all sizes"
LONGEST = "Mehrspartenversicherungsgesellschaftsverwaltung " * 4
NAMED = [tugs, grids, bearings, mixes, stacks, trends, timelines]
"""Charts whose rows are called what people call the parts of their business, or their steps."""


@pytest.mark.parametrize("make", NAMED, ids=lambda make: make.__name__)
@pytest.mark.parametrize("name", [LONG, LONGEST, "Octet Example Parts (made up)"])
def test_names_are_whole_however_long(make: Callable[[str], Chart], name: str) -> None:
    if make is timelines and name is LONGEST:
        name = LONG  # a step's title comes from the pack's author
    written = "".join(str(one.text) for one in ET.fromstring(make(name).svg).iter(f"{SVG}text"))
    assert name.replace(" ", "") in written.replace(" ", "")


@pytest.mark.parametrize("make", CHARTS, ids=lambda make: make.__name__)
@pytest.mark.parametrize("name", ["Workshops", LONG, LONGEST])
def test_no_text_lies_on_another(make: Callable[[str], Chart], name: str) -> None:
    chart = make(name)
    root = ET.fromstring(chart.svg)
    boxes = [(words, box_of(element, root)) for words, element in texts(chart)]
    for (one, first), (other, second) in combinations(boxes, 2):
        apart = first[2] <= second[0] + 1 or second[2] <= first[0] + 1
        assert apart or first[3] <= second[1] + 1 or second[3] <= first[1] + 1, (one, other)


def test_no_dot_of_the_grid_lies_on_a_name_however_near_they_are() -> None:
    places = [(27, 34), (33, 34), (67, 34), (93, 34), (30, 30), (97, 3), (2, 97), (50, 50), (52, 50), (51, 46)]
    spots = [Spot(f"{name} {place}", (x, x), (y, y), "") for place, (x, y) in enumerate(places) for name in [LONG[:24]]]
    drawn = grid_chart("g", "T", Axis("Fit", BANDS), Axis("Readiness", BANDS), spots, DEFAULT_THEME)
    root = ET.fromstring(drawn.svg)
    circles = [tuple(float(one.attrib[key]) for key in ("cx", "cy")) for one in root.iter(f"{SVG}circle")]
    boxes = [(words, box_of(element, root)) for words, element in texts(drawn)]
    assert len(circles) == len(spots)
    for x, y in circles:
        over = [words for words, (left, top, right, foot) in boxes if left < x + 5 and x - 5 < right and top < y < foot]
        assert over == []


def test_where_more_is_not_better_no_cell_warns() -> None:
    cells = tuple(Cell(str(value), float(value), str(value)) for value in (0, 30, 60, 100))
    rows = [HeatRow("Risk", 80.0, "80", cells)]
    drawn = heat_chart("heat", "Risk", rows, DEFAULT_THEME, better=False).svg
    fills = [one.attrib["fill"] for one in ET.fromstring(drawn).iter(f"{SVG}rect")][1:]
    assert DEFAULT_THEME.accent not in drawn
    assert len(set(fills)) == len(fills)
    assert DEFAULT_THEME.accent in heat_chart("heat", "Level", rows, DEFAULT_THEME).svg
