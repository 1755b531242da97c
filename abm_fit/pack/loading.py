"""A pack's folder to a `Pack`: read, validated, linted and compiled."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from abm_fit.errors import InvalidFileError, Problem
from abm_fit.pack.compiling import DOCUMENTS, compile_pack
from abm_fit.pack.document import Document
from abm_fit.pack.model import Pack


def load_pack(folder: Path) -> Pack:
    """Read the four files of a pack's folder.

    Raises:
        InvalidFileError: With every problem of all four files. Where a file can't be read, or differs from its shape,
            what only sound files can show (names, cycles, order) is left for the next time.
    """
    documents = read_documents(folder)
    problems = pack_problems(documents)
    if problems:
        raise InvalidFileError(problems)
    return compile_pack({kind: document.data for kind, document in documents.items()})


def read_documents(folder: Path) -> dict[str, Document]:
    """Read the four documents of a pack's folder as they are; raises InvalidFileError for all that can't be read."""
    from abm_fit.pack.yaml_reading import read_yaml

    if not folder.is_dir():
        raise InvalidFileError((Problem("there is no such pack folder", str(folder), hint="check the name"),))
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


def pack_problems(documents: Mapping[str, Document]) -> tuple[Problem, ...]:
    """Return what is wrong with four documents: their shapes, or where these are sound, what a shape can't say."""
    from abm_fit.pack.linting import lint
    from abm_fit.pack.schema import shape_problems

    problems = tuple(problem for kind in DOCUMENTS for problem in shape_problems(kind, documents[kind]))
    return problems or lint(documents)


def check_documents(documents: Mapping[str, object], file: str = "") -> Pack:
    """Validate the four documents of a pack that came as plain data, in a portable file, and compile them.

    Raises:
        InvalidFileError: With every problem, under the name of the file they came in.
    """
    missing = [kind for kind in DOCUMENTS if not isinstance(documents.get(kind), dict)]
    if missing:
        raise InvalidFileError((Problem(f"the pack in it lacks its {', '.join(missing)}", file),))
    wrapped = {kind: Document(dict(_mapping(documents[kind])), file, dict) for kind in DOCUMENTS}
    problems = pack_problems(wrapped)
    if problems:
        raise InvalidFileError(problems)
    return compile_pack({kind: document.data for kind, document in wrapped.items()})


def _mapping(document: object) -> dict[str, object]:
    assert isinstance(document, dict)
    return document
