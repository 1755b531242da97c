"""A pack's folder to a `Pack`: read, validated, linted and compiled."""

from __future__ import annotations

from pathlib import Path

from abm_fit.errors import InvalidFileError, Problem
from abm_fit.pack.compiling import DOCUMENTS, compile_pack
from abm_fit.pack.document import Document
from abm_fit.pack.model import Pack


def load_pack(folder: Path) -> Pack:
    """Read the four files of a pack's folder.

    Raises:
        InvalidFileError: With every problem of all four files that can be told at once.
    """
    return compile_pack({kind: document.data for kind, document in read_documents(folder).items()})


def read_documents(folder: Path) -> dict[str, Document]:
    """Read and validate the four documents of a pack's folder; raises InvalidFileError with every problem."""
    from abm_fit.pack.yaml_reading import read_yaml

    if not folder.is_dir():
        raise InvalidFileError((Problem("there is no such pack folder", str(folder)),), hint="check the name")
    found: dict[str, Document] = {}
    problems: list[Problem] = []
    for kind in DOCUMENTS:
        try:
            found[kind] = read_yaml(folder / f"{kind}.yaml", what=f"{kind} file")
        except InvalidFileError as error:
            problems.extend(error.problems)
    if problems:
        raise InvalidFileError(tuple(problems))
    return found
