"""Did you mean …: the nearest known word to one that is not known."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that is most like one that is not known; empty where none is near."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word[:200], sorted(known), n=1, cutoff=0.6)), "")


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return a guess at a misspelt word as a hint, or another hint where nothing is near."""
    close = nearest(word, known)
    return f"did you mean `{close}`?" if close else otherwise
