"""What a word in a comparison was meant to be: an option's value, or a band, an outcome or a choice in quotes."""

from __future__ import annotations

from collections.abc import Iterator

from abm_fit.pack.expression import Comparison, Name, Word
from abm_fit.pack.lint.world import World
from abm_fit.pack.trees import unparse


def by_value(world: World, tree: Comparison) -> str:
    """Say how a choice is compared with one of its options; empty for anything else."""
    for side, other in ((tree.left, tree.right), (tree.right, tree.left)):
        if isinstance(side, Name) and isinstance(other, Word) and not side.attribute:
            value = (world.values.get(side.id, {}).get("options") or {}).get(other.text)
            if value is not None and world.questions.get(side.id, {}).get("kind") == "choice":
                return f"options are compared by their value: `{side.id} {tree.operator} {value}`"
    return ""


def unquoted(world: World, tree: Comparison) -> Iterator[tuple[Name, str]]:
    """Go through names of nothing that are a word of the other side, each with how it is compared."""
    for side, other in ((tree.left, tree.right), (tree.right, tree.left)):
        if not isinstance(side, Name) or not isinstance(other, Name) or other.attribute or other.id in world.names():
            continue
        if hint := by_value(world, Comparison(tree.operator, side, Word(other.id))):
            yield other, hint
        elif other.id in _words_of(world, side):
            yield other, f'quote it: `{unparse(side)} {tree.operator} "{other.id}"`'


def _words_of(world: World, name: Name) -> tuple[str, ...]:
    """Return what a name is compared with in quotes: bands, outcomes or choices."""
    if name.id == "decision":
        return tuple(choice["id"] for choice in world.decisions.get(name.attribute, {}).get("choices") or ())
    if name.id in world.tables:
        return world.cells_of(name.id)
    return world.bands_of(name.id) if name.attribute == "band" and name.id in world.sums else ()
