"""The questionnaires that an assessment can be answered with: the bundled ones, one's own, and a named one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from abm_fit.errors import AbmFitError
from abm_fit.pack.model import Pack


class KnownPack(NamedTuple):
    """A pack's folder, and what is in it."""

    folder: Path
    pack: Pack | None
    """None where it can't be used."""
    problem: str = ""
    """Why it can't, in one sentence."""


def catalogue(named: str = "") -> tuple[KnownPack, ...]:
    """Return every pack there is, the named one first (a path or a name), else the default; reads files."""
    from abm_fit.commands.subjects import known_packs, pack_folder

    folders = [pack_folder(named)] if named else []
    return tuple(read_pack(folder) for folder in dict.fromkeys(one.resolve() for one in (*folders, *known_packs())))


def read_pack(folder: Path) -> KnownPack:
    """Return the pack of a folder, or why there is none."""
    from abm_fit.commands.subjects import cache_folder
    from abm_fit.pack.snapshot import load_cached

    try:
        return KnownPack(folder, load_cached(folder, cache_folder()))
    except AbmFitError as error:
        return KnownPack(folder, None, error.message.splitlines()[0])


def newest_of(packs: Iterable[Pack]) -> dict[str, Pack]:
    """Return the newest pack of each kind, by its id."""
    found: dict[str, Pack] = {}
    for pack in packs:
        if pack.id not in found or is_older(found[pack.id].version, pack.version):
            found[pack.id] = pack
    return found


def is_older(version: str, than: str) -> bool:
    """Tell whether a semantic version comes before another; what is none comes before nothing."""
    try:
        return _numbers(version) < _numbers(than)
    except ValueError:
        return False


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.partition("-")[0].partition("+")[0].split("."))
