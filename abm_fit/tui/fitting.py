"""A line made of pieces that always fits: what can be spared is left out, what can be cut is cut."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content

from abm_fit.tui.text import cells, clean, joined, plain, short


class Piece(NamedTuple):
    """A part of a line."""

    text: str
    style: str = ""
    least: int | None = None
    """Cells that it may be cut to; None where it is whole or not there."""
    spare: int = 0
    """Order in which it is left out when cutting is not enough, 1 first; 0 is never left out."""
    early: bool = False
    """Whether it is left out before anything else is cut."""


def fitted(pieces: Sequence[Piece], width: int) -> Content:
    """Return the pieces as one line of at most `width` cells, if what may be cut and spared allows it."""
    kept = [piece._replace(text=clean(piece.text, lines=False)) for piece in pieces if piece.text]
    if sum(cells(piece.text) for piece in kept) > width:
        kept = [piece for piece in kept if not piece.early]
    while sum(_least(piece) for piece in kept) > width and any(piece.spare for piece in kept):
        kept.remove(min((piece for piece in kept if piece.spare), key=lambda piece: piece.spare))
    sizes = [cells(piece.text) for piece in kept]
    over = sum(sizes) - width
    while over > 0:
        cuttable = [at for at, piece in enumerate(kept) if piece.least is not None and sizes[at] > piece.least]
        if not cuttable:
            break
        longest = max(cuttable, key=lambda at: sizes[at])
        kept[longest] = kept[longest]._replace(text=_cut(kept[longest].text, sizes[longest] - 1))
        over -= sizes[longest] - cells(kept[longest].text)
        sizes[longest] = cells(kept[longest].text)
    return joined(plain(piece.text, piece.style) for piece in kept)


def _least(piece: Piece) -> int:
    whole = cells(piece.text)
    return whole if piece.least is None else min(whole, piece.least)


def _cut(text: str, width: int) -> str:
    """Return the text cut, the separator that it begins with left as it is."""
    bare = text.lstrip(" ·")
    lead = text[: len(text) - len(bare)]
    return lead + short(bare, max(1, width - len(lead)))
