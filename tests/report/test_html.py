"""The HTML: one file, accessible in its structure, safe against what people write and against templates."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from abm_fit.assessment.model import Assessment
from abm_fit.errors import NotFoundError, RenderError
from abm_fit.pack.model import Pack
from abm_fit.report.brand import Brand, Font
from abm_fit.report.character_ranges import RANGES
from abm_fit.report.characters import STAND_IN, bundled_characters, cleaned, printable, told_of
from abm_fit.report.context import Context, build_context
from abm_fit.report.contrast import TEXT_LEAST, contrast
from abm_fit.report.fitting import SIZES, front_layout
from abm_fit.report.html import NOTE_MOST, halved, render_html
from abm_fit.report.templates import our_templates
from abm_fit.report.theme import Theme, themed
from abm_fit.resources import templates_folder
from abm_fit.scoring.engine import score

TEMPLATES = templates_folder()
HOSTILE = (
    "<script>alert(1)</script> {{ 7 * 7 }} {% raw %} </style> \"'><img src=x onerror=alert(1)> 株式会社 🚀 \x00\x1b[31m"
)
VOID = {"meta", "br", "img", "link", "hr", "rect", "line", "circle", "path"}


class Outline(HTMLParser):
    """Reads tags, ids, headings and the text outside of style."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.levels: list[int] = []
        self.text = ""
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        found = dict(attrs)
        if found.get("id"):
            self.ids.append(str(found["id"]))
        if tag == "a":
            self.links.append(str(found.get("href")))
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data


@pytest.fixture(scope="module")
def context(pack: Pack, example: Assessment) -> Context:
    return build_context(pack, example, score(pack, example, analyses=True))


@pytest.fixture(scope="module")
def hostile(pack: Pack, example: Assessment) -> Context:
    """Return the example with hostile text wherever a person can write."""
    first, *others = example.segments
    written = replace(
        example,
        organisation=HOSTILE,
        period=HOSTILE,
        segments=(replace(first, name=HOSTILE), *others),
        log=tuple(replace(row, note=HOSTILE) for row in example.log),
    )
    return build_context(pack, written, score(pack, written))


@pytest.fixture(params=our_templates())
def template(request: pytest.FixtureRequest) -> Path:
    return TEMPLATES / str(request.param)


def test_it_is_well_formed_with_headings_in_order_and_unique_ids(context: Context, template: Path) -> None:
    outline = Outline(render_html(context, template))
    assert outline.open == []
    assert outline.tags["main"] == outline.tags["h1"] == 1
    assert all(later - earlier <= 1 for earlier, later in zip(outline.levels, outline.levels[1:], strict=False))
    assert len(outline.ids) == len(set(outline.ids))
    inside = {link.removeprefix("#") for link in outline.links if link.startswith("#")}
    assert inside <= set(outline.ids)


def test_the_html_needs_nothing_beside_it(context: Context, template: Path) -> None:
    html = render_html(context, template)
    assert "asset:" not in html
    assert set(re.findall(r'src="(\w+):', html)) <= {"data"}
    assert set(re.findall(r'url\("?([a-z]+):', html)) == {"data"}


def test_the_pdfs_html_asks_for_files_of_the_template_alone(context: Context, template: Path) -> None:
    html = render_html(context, template, fonts="asset")
    assert set(re.findall(r'src="(\w+):', html)) == set()
    assert set(re.findall(r'url\("?([a-z]+):', html)) == {"asset"}
    for name in re.findall(r'url\("asset:([^"]+)"', html):
        assert (TEMPLATES / "base" / name).is_file()


def test_what_people_write_stays_text(hostile: Context, template: Path) -> None:
    for html in (render_html(hostile, template), render_html(hostile, template, fonts="asset")):
        outline = Outline(html)
        assert outline.tags["script"] == outline.tags["img"] == 0
        assert "{{ 7 * 7 }}" in outline.text
        assert "<script>alert(1)</script>" in outline.text
        assert "\x00" not in html
        style = html[html.index("<style>") : html.index("</style>")]
        assert "alert" not in style
        assert "7 * 7" not in style


def test_the_screen_keeps_every_character_and_the_pdf_says_what_it_replaced(hostile: Context) -> None:
    screen = Outline(render_html(hostile, TEMPLATES / "consulting")).text
    assert "株式会社 🚀" in screen
    paper = render_html(hostile, TEMPLATES / "consulting", fonts="asset")
    assert STAND_IN * 4 in paper
    assert all(ord(character) in bundled_characters() or character in "\n\r\t" for character in set(paper))
    assert "stands for a character" in paper


def test_the_pdf_cuts_long_notes_and_says_so(pack: Pack, example: Assessment) -> None:
    note = "word " * 20_000
    noted = replace(example, log=(replace(example.log[0], note=note), *example.log[1:]))
    context = build_context(pack, noted, score(pack, noted))
    assert note.strip() in render_html(context, TEMPLATES / "consulting")
    paper = render_html(context, TEMPLATES / "consulting", fonts="asset")
    assert note[: NOTE_MOST + 10] not in paper
    assert note[:NOTE_MOST].strip() in paper
    assert f"The first {NOTE_MOST} characters" in paper


@pytest.mark.parametrize(
    "attack",
    [
        '{% include "../secret.txt" %}',
        '{% include "link.txt" %}',
        '{{ "".__class__.__mro__ }}',
        "{{ c.__class__.__init__.__globals__ }}",
        "{{ w.__call__.__globals__ }}",
        '{{ self.__init__.__globals__["os"] }}',
        "{{ c.theme.ink | drawn }}",
        "{{ c.nothing_of_the_kind }}",
        "{% for",
        "{{ range(10 ** 9) | list }}",
    ],
)
def test_a_template_reaches_neither_files_outside_nor_python(context: Context, tmp_path: Path, attack: str) -> None:
    (tmp_path / "secret.txt").write_text("the secret", encoding="utf-8")
    folder = tmp_path / "template"
    folder.mkdir()
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "report.html.j2").write_text(f"<p>{attack}</p>", encoding="utf-8")
    with pytest.raises((RenderError, NotFoundError)) as caught:
        render_html(context, folder)
    assert "the secret" not in str(caught.value)


def test_a_folder_without_a_template_says_what_it_should_hold(context: Context, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match=r"report\.html\.j2"):
        render_html(context, tmp_path)


def test_a_template_of_ones_own_can_take_single_files_over(context: Context, tmp_path: Path) -> None:
    (tmp_path / "report.html.j2").write_text((TEMPLATES / "one-page" / "report.html.j2").read_text(), encoding="utf-8")
    (tmp_path / "front.html.j2").write_text("<h1>{{ c.front.word }}</h1>", encoding="utf-8")
    html = render_html(context, tmp_path)
    assert f"<h1>{context.front.word}</h1>" in html
    assert "tiles" not in html[html.index("<body>") :]


def test_paper_changes_the_page(context: Context) -> None:
    assert "size: A4" in render_html(context, TEMPLATES / "one-page", fonts="asset")
    assert "size: letter" in render_html(context, TEMPLATES / "one-page", fonts="asset", paper="Letter")


def test_page_one_is_set_smaller_the_more_it_says(context: Context) -> None:
    front = context.front
    longer = replace(front, reasons=tuple(replace(item, text=item.text * 3) for item in front.reasons))
    shortest = replace(front, segments=(), reasons=front.reasons[:1], refused=(), takes="", arithmetic=None)
    sizes = [front_layout(page, "A4", chart=False).size for page in (longer, front, shortest)]
    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[-1] == SIZES[0]
    assert front_layout(front, "Letter", chart=False).size <= front_layout(front, "A4", chart=False).size


def test_the_columns_of_page_one_are_as_even_as_can_be(context: Context) -> None:
    much, little = (item.text * 6 for item in context.front.reasons[:2]), context.front.reasons[:1]
    long = replace(context.front, reasons=tuple(replace(little[0], text=text) for text in much), refused=("One",))
    assert front_layout(context.front, "A4", chart=False).columns[0][0] == "reasons"
    assert "refused" in front_layout(long, "A4", chart=False).columns[1]
    for front in (context.front, long):
        left, right = front_layout(front, "A4", chart=False).columns
        assert sorted(left + right) == sorted(("reasons", "steps", "refused", "asks", "arithmetic", "takes", "solid"))


def test_the_ranges_of_characters_are_those_of_the_fonts() -> None:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    families: dict[str, list[set[int]]] = {"IBM": [], "Sou": []}
    for path in sorted((TEMPLATES / "base" / "fonts").glob("*.ttf")):
        with TTFont(path) as font:
            families[path.name[:3]].append(set(font.getBestCmap()))
    both = set.intersection(*families["IBM"]) | set.intersection(*families["Sou"])
    assert bundled_characters() <= both
    assert set("→✓≥≤–—“”ŁźğşÄé×≈◊") <= {chr(code) for code in bundled_characters()}
    assert all(first <= last for first, last in RANGES)


def test_every_font_has_its_licence_beside_it_and_all_are_small() -> None:
    fonts = TEMPLATES / "base" / "fonts"
    for family in ("IBMPlexSans", "SourceSerifPro"):
        assert "SIL Open Font License" in (fonts / f"{family}-OFL.txt").read_text(encoding="utf-8")
    assert sum(path.stat().st_size for path in TEMPLATES.rglob("*") if path.is_file()) < 3_000_000


def test_characters_are_likened_before_they_are_replaced() -> None:
    ours = bundled_characters()
    assert printable("e\u0301 ● Ａ\ufe0f", ours) == ("é • A", False)
    assert printable("plain → text", ours) == ("plain → text", False)
    assert printable("会", ours) == (STAND_IN, True)
    assert cleaned("a\x00b\x1bc\ud800\n") == "abc\n"


@pytest.mark.parametrize("value", ["red", "#12345", "#1234567", "#fff", 'url("x")', "#00000g"])
def test_a_theme_takes_plain_colours_alone(value: str) -> None:
    with pytest.raises(ValueError, match="plain"):
        Theme(brand=value)
    with pytest.raises(ValueError, match="plain"):
        Theme(sans='x"; } body { display: none')


@pytest.mark.parametrize("accent", ["#0a7d4f", "#dd8433", "#ffd200", "#101010", "#c00000"])
@pytest.mark.parametrize("primary", ["#5a2a82", "#0e5a6b", "#767676", "#000000"])
def test_every_text_can_be_read_on_its_ground_whatever_the_brand(primary: str, accent: str) -> None:
    theme = themed(primary, accent)
    pairs = [
        (theme.ink, theme.paper),
        (theme.muted, theme.wash),
        (theme.brand, theme.paper),
        (theme.accent_text, theme.paper),
        (theme.on_ground, theme.ground),
        (theme.ground_muted, theme.ground),
        (theme.on_accent, theme.accent),
        (theme.ink, theme.brand_wash),
        (theme.ink, theme.accent_wash),
        *(theme.level(value)[::-1] for value in (0, 20, 40, 60, 80)),
        *(theme.amount(value)[::-1] for value in (0, 25, 50, 75)),
    ]
    for text, ground in pairs:
        assert contrast(text, ground) >= TEXT_LEAST, (text, ground)


def test_a_brand_changes_the_colours_of_css_and_charts(context: Context) -> None:
    theme = themed("#5a2a82", "#0a7d4f")
    html = render_html(replace(context, theme=theme), TEMPLATES / "one-page")
    assert "#5a2a82" in html
    assert Theme().accent not in html[html.index("<style>") : html.index("</style>")]


def test_two_columns_are_about_as_long() -> None:
    assert halved(["a" * 30, "b" * 10, "c" * 10, "d" * 10]) == (["a" * 30], ["b" * 10, "c" * 10, "d" * 10])
    assert halved(["a" * 10, "b" * 10, "c" * 10]) == (["a" * 10], ["b" * 10, "c" * 10])
    assert halved([]) == ([], [])


def test_letters_that_a_brand_s_text_font_has_are_printed_and_the_others_told(context: Context) -> None:
    named = replace(context, meta=replace(context.meta, organisation="אבג 株式会社"))
    told: list[str] = []
    paper = render_html(named, TEMPLATES / "one-page", fonts="asset", lacking=told.append)
    assert told == ["אבג株式会社"]
    assert "א" not in paper
    font = Font(b"", ".ttf", "brand/text.ttf", frozenset(map(ord, "אבג")))
    branded = replace(named, brand=Brand(fonts={"text": font}))
    paper = render_html(branded, TEMPLATES / "one-page", fonts="asset", lacking=told.append)
    assert told[1:] == ["株式会社"]
    assert "אבג" in paper
    assert all(letter in told_of(told[1]) for letter in "株式会社")


def test_nothing_is_told_where_every_letter_has_a_font(context: Context) -> None:
    told: list[str] = []
    render_html(context, TEMPLATES / "one-page", fonts="asset", lacking=told.append)
    assert told == []
