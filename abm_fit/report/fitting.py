"""How large page one can be set so that it fills the sheet and still ends on it, and what stands in which column.

Both are read off the widths of its words: an estimate, right to a line or two.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from abm_fit.report.charts.metrics import width
from abm_fit.report.parts.values import Front

SIZES = tuple(size / 10 for size in range(102, 66, -2))
"""Type sizes in points, largest first; the last is taken where nothing fits."""

HEIGHTS = {"A4": 297.0, "Letter": 279.4}
WIDTHS = {"A4": 170.0, "Letter": 175.9}
"""Millimetres between the margins."""

FOOT = 22.0
"""Millimetres at the foot of a page that are not for text, and what the estimate may be short of."""

STAND_INS = 7.0
"""Millimetres that the line takes which explains characters that no font has."""

LOGO = 20.5
"""Millimetres that a logo takes at most, with what is around it."""

POINT = 0.3528
"""Millimetres."""

READABLE = 8.4
"""Below this type size, in points, the headline and the rows of the table give way first."""

TIGHT_FROM = 9.0
"""The largest type size with a headline and a table that gave way."""

LONG_HEADLINE = 200
"""Characters from which a headline is set smaller."""

ASIDE = 8.2
"""Points of what stands beside a block's title."""

LEADING = 1.42
GUTTER = 10.0
"""Millimetres between the columns."""

Blocks = tuple[str, ...]
LEFT: Blocks = ("reasons", "steps", "refused")
RIGHT: Blocks = ("asks", "arithmetic", "takes", "solid")
"""The blocks of page one, and the columns they stand in as a rule."""

COLUMNS: tuple[tuple[Blocks, Blocks], ...] = (
    (LEFT, RIGHT),
    (("reasons", "steps", "takes", "refused"), ("asks", "arithmetic", "solid")),
    (("reasons", "steps"), ("asks", "arithmetic", "takes", "solid", "refused")),
    (("reasons", "steps", "refused", "solid"), ("asks", "arithmetic", "takes")),
    (("reasons", "asks", "steps"), ("arithmetic", "takes", "solid", "refused")),
)
"""What may stand where, the rule first; another one is taken where that saves lines."""


WORTH = 1.5
"""Lines that other columns than the rule's must save."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How page one is set."""

    size: float
    """Points."""
    tight: bool
    """Whether the headline and the rows of the table are set tighter, too."""
    columns: tuple[Blocks, Blocks]


def front_layout(
    front: Front, paper: str, *, chart: bool, organisation: str = "", logo: bool = False, stand_ins: bool = False
) -> Layout:
    """Return how page one is set: as large as it fits, its columns as even as may be.

    `stand_ins` says whether a line at its foot explains characters that no font has.
    """
    page = _Page(front, paper, organisation or ".")
    room = 1 - (stand_ins * STAND_INS + logo * LOGO) / (HEIGHTS.get(paper, HEIGHTS["A4"]) - FOOT)
    tries = [(size, False) for size in SIZES if size >= READABLE] + [
        (size, True) for size in SIZES if size <= TIGHT_FROM
    ]
    fits = ((size, tight) for size, tight in tries if page.fullness(size, tight=tight, chart=chart) <= room)
    size, tight = next(fits, (SIZES[-1], True))
    return Layout(size, tight, page.columns(size))


def fullness(front: Front, paper: str, layout: Layout, *, chart: bool, organisation: str = "") -> float:
    """Return how much of the sheet page one takes in a layout, as a share that is estimated."""
    return _Page(front, paper, organisation or ".").fullness(layout.size, tight=layout.tight, chart=chart)


@dataclass(frozen=True, slots=True)
class _Page:
    front: Front
    paper: str
    organisation: str

    @property
    def wide(self) -> float:
        return WIDTHS.get(self.paper, WIDTHS["A4"])

    def fullness(self, size: float, *, tight: bool, chart: bool) -> float:
        room = HEIGHTS.get(self.paper, HEIGHTS["A4"]) - FOOT
        return self._height(size, tight=tight, chart=chart) / room

    def columns(self, size: float) -> tuple[Blocks, Blocks]:
        """Return the columns of which the longer one is shortest; the rule stands unless `WORTH` lines are saved."""
        line = size * LEADING * POINT
        return min(COLUMNS, key=lambda two: self._longer(two, size) + (0 if two == COLUMNS[0] else WORTH * line))

    def _height(self, size: float, *, tight: bool, chart: bool) -> float:
        """Return the height in millimetres."""
        front = self.front
        small = [front.segments[0].status] if len(front.segments) == 1 else []
        notices = sum(self._lines(text, self.wide, 7.8) * 4.0 + 1.5 for text in (*small, *front.notices) if text)
        figure = self.wide * 124 / 680 + 3 if chart else 0.0
        return (
            self._masthead(size, tight=tight)
            + self._tiles()
            + notices
            + figure
            + self._table(size, tight=tight)
            + self._longer(self.columns(size), size)
        )

    def _masthead(self, size: float, *, tight: bool) -> float:
        smaller = tight or len(self.front.head.title) > LONG_HEADLINE
        points = 16.0 if smaller else 20.0
        lines = self._lines(self.front.head.title, self.wide, points)
        word = size * LEADING * POINT + 0.3 if self.front.word or self.front.route else 0.0
        around = 9 + 4.5 + 4 if tight else 12 + 6 + 5
        who = self._lines(self.organisation, self.wide, 10, bold=True) * 10 * 1.45 * POINT
        return around + who + 4.3 + (6.5 if smaller else 9.5) + word + lines * points * 1.2 * POINT

    def _tiles(self) -> float:
        front = self.front
        share = 0.68 if front.mixes else 1.0
        wide = self.wide * share / max(len(front.tiles), 1) - 5
        tallest = len(front.mixes) * 4.85
        for tile in front.tiles:
            points = 19.0 if tile.strong else 11.5
            value = self._lines(tile.value, wide, points) * points * 1.2 * POINT
            note = self._lines(tile.note, wide, 8.0) * 8.0 * 1.3 * POINT if tile.note else 0.0
            tallest = max(tallest, value + note)
        return 6.3 + tallest + 4.0

    def _table(self, size: float, *, tight: bool) -> float:
        """Return the height of the segments' table; there is none for one segment."""
        front = self.front
        if len(front.segments) < 2:
            return 0.0
        one_axis, padding = len(front.axis_titles) < 2, 1.6 if tight else 2.4
        names, verdicts = self.wide * (0.30 if one_axis else 0.22) - 2, self.wide * 0.28 - 2
        left = 1 - (0.58 if one_axis else 0.50) - (0.2 if front.share_titles else 0)
        scores = self.wide * left / max(len(front.axis_titles), 1) - 2
        points, line, small = size * 0.98, size * 0.98 * LEADING * POINT, 7.6 * 1.4 * POINT
        height = 4.6 + 3.0
        for row in front.segments:
            name = self._lines(row.name, names, points, bold=True) * line
            name += small * self._lines(row.weight, names, 7.6) if row.weight else 0
            verdict = self._lines(row.verdict, verdicts, points, bold=True) * line
            verdict += small * self._lines(row.status, verdicts, 7.6) if row.status else 0
            most = max((self._lines(score, scores, points) for score in row.scores), default=1) * line
            height += max(name, verdict, most) + padding + 0.2
        return height

    def _longer(self, columns: tuple[Blocks, Blocks], size: float) -> float:
        return max(sum(self._block(name, size) for name in blocks) for blocks in columns)

    def _block(self, name: str, size: float) -> float:
        texts, indent, gap = self._texts(name)
        if not texts:
            return 0.0
        wide, line = (self.wide - GUTTER) / 2, size * LEADING * POINT
        title = self._title_lines(name, wide, size * 1.09) * size * 1.09 * 1.22 * POINT
        return 4.5 + title + sum(self._lines(text, wide - indent, size) * line + gap for text in texts)

    def _title_lines(self, name: str, wide: float, points: float) -> int:
        """Return how many lines a block's title takes, with what stands beside it in small letters."""
        front = self.front
        if name == "arithmetic" and front.arithmetic and front.arithmetic.segment:
            return self._lines(f"{front.arithmetic_title}: {front.arithmetic.segment}", wide, points, bold=True)
        if name != "steps" or not front.effort:
            return 1
        title = _ems(front.steps_title, bold=True) * points * POINT
        return self._lines(front.effort, wide, ASIDE, begin=title + _ems(" ", bold=False) * points * POINT)

    def _texts(self, name: str) -> tuple[list[str], float, float]:
        """Return the paragraphs of a block, and in millimetres how far they are indented and what follows each."""
        front = self.front
        if name == "reasons":
            return [f"{item.title}. {item.text} {item.aside}" for item in front.reasons], 4.0, 1.2
        if name == "steps":
            return [f"{item.title}. {item.aside}." for item in front.steps], 4.0, 1.2
        if name == "asks":
            return [f"{item.title}. {item.text}" for item in front.asks], 4.0, 1.2
        if name == "refused":
            return ["; ".join(front.refused)] if front.refused else [], 0.0, 1.5
        if name == "arithmetic":
            return list(front.arithmetic.lines) if front.arithmetic else [], 3.6, 1.4
        if name == "takes":
            return [front.takes] if front.takes else [], 0.0, 1.5
        return [f"{front.solid.text} {front.solid.aside}"] if front.solid else [], 0.0, 1.5

    def _lines(self, text: str, wide: float, points: float, *, bold: bool = False, begin: float = 0.0) -> int:
        """Return how many lines a text takes on a width in millimetres, of which the first is taken up to `begin`."""
        room, space = wide / (points * POINT), _ems(" ", bold=bold)
        lines, left = (1, room - begin / (points * POINT)) if begin else (0, 0.0)
        for word in text.split():
            taken = _ems(word, bold=bold)
            if lines and taken + space <= left:
                left -= taken + space
            else:
                more = ceil(taken / room)
                lines, left = lines + more, more * room - taken
        return lines


@lru_cache(maxsize=2048)
def _ems(word: str, *, bold: bool) -> float:
    """Return the width of a word in units of its type size: every size asks for it again."""
    return width(word, 1, bold=bold)
