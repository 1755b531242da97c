"""Packs kept as JSON by the digest of their files, so that start-up reads no YAML and validates nothing twice."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from abm_fit import __version__
from abm_fit.pack.compiling import DOCUMENTS, compile_pack
from abm_fit.pack.model import Pack

KEPT = 16
"""Snapshots kept; older ones make room."""


def load_cached(folder: Path, cache_folder: Path) -> Pack:
    """Load a pack through its snapshot; the same as `load_pack`, and raises the same.

    A snapshot that is missing, damaged or can't be written costs time, never a message.
    """
    key = _key(folder)
    place = cache_folder / f"pack-{key}.snapshot" if key else None
    documents = _kept(place) if place else None
    if documents is not None:
        return compile_pack(documents)
    from abm_fit.pack.loading import load_pack

    pack = load_pack(folder)
    if place is not None and _key(folder) == key:
        _keep(place, pack)
    return pack


def _key(folder: Path) -> str:
    """Return the digest of the files' bytes and of this version; empty where a file can't be read."""
    found = hashlib.sha256(f"abm-fit {__version__}".encode())
    try:
        for kind in DOCUMENTS:
            path = folder / f"{kind}.yaml"
            if not path.is_file():  # a pipe or a device would never end
                return ""
            content = path.read_bytes()
            found.update(f"\n{kind} {len(content)}\n".encode())
            found.update(content)
    except OSError:
        return ""
    return found.hexdigest()


def _kept(place: Path) -> Mapping[str, Any] | None:
    """Return the documents of a snapshot that is whole, else None."""
    try:
        digest, _, content = place.read_bytes().partition(b"\n")
        if digest.decode("ascii") != hashlib.sha256(content).hexdigest():
            return None
        documents: Mapping[str, Any] = json.loads(content)
    except (OSError, ValueError):
        return None
    return documents


def _keep(place: Path, pack: Pack) -> None:
    """Write a snapshot in one step, and make room; its first line is the digest of the rest."""
    content = json.dumps(pack.documents, separators=(",", ":")).encode()
    begun = place.with_suffix(f".{os.getpid()}.tmp")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        begun.write_bytes(hashlib.sha256(content).hexdigest().encode() + b"\n" + content)
        begun.replace(place)
        _make_room(place.parent)
    except OSError:
        with suppress(OSError):
            begun.unlink(missing_ok=True)


def _make_room(cache_folder: Path) -> None:
    snapshots = sorted(cache_folder.glob("pack-*.snapshot"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in snapshots[KEPT:]:
        path.unlink(missing_ok=True)
