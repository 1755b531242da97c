"""What is said of a folder or file that can't be used."""

from __future__ import annotations

TEXTS = {
    "places.nobody": "Nobody here is called '{name}'.",
    "places.own_folder": "~/ is your own folder; or write the whole path.",
    "places.file": "{place} is a file, not a folder.",
    "places.inside_file": "{file}, which {place} would be inside of, is a file, not a folder.",
    "places.not_yours": "You may not write into {place}.",
    "places.unusable": "{place} can't be used: {why}.",
}
