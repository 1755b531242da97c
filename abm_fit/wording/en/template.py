"""What is said of a report's template that can't be used."""

from __future__ import annotations

TEXTS = {
    "template.unknown": "There is no report template '{name}'.",
    "template.ours": "Ours: {names}; or name a folder.",
    "template.no_file": "The template has no file {file}.",
    "template.holds": "A template folder holds {file} and what it includes.",
    "template.unreadable": "The template can't be read: {file}, line {line}: {error}",
    "template.endless": "The template calls itself without end.",
    "template.unfilled": "The template can't be filled: {error}",
    "template.mend": "Mend the template.",
    "template.no_product": "`{operator}` is not for this: only numbers are multiplied",
    "template.no_chart": "only a chart can be drawn",
    "template.no_font": "The font {file} is missing.",
    "template.install_again": "Install abm-fit again.",
}
