"""What a name on the command line means: a stored assessment, a portable file, a worked case, a pack."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from abm_fit.errors import InvalidAnswerError, NotFoundError
from abm_fit.resources import DEFAULT_PACK, own_packs_folder, packs_folder
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    from abm_fit.assessment.model import Assessment, PortableFile
    from abm_fit.pack.model import Pack

FILE_ENDINGS = {".yaml", ".yml", ".json"}
"""What makes a name look like a file even where there is none."""


def cache_folder() -> Path:
    """Return where pack snapshots are kept; it may be deleted at any time."""
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("abm-fit", appauthor=False)) / "packs"


def pack_folder(name: str | None) -> Path:
    """Return a pack's folder from its path, or the name of a bundled one or one in the user's own folder.

    Raises:
        NotFoundError: there is neither.
    """
    if name is None:
        return packs_folder() / DEFAULT_PACK
    path = Path(name)
    if there(path) and path.is_dir() and (path.name != name or (path / "questionnaire.yaml").is_file()):
        return path
    for folder in (packs_folder(), own_packs_folder()):
        if path.name == name and there(folder / name / "questionnaire.yaml"):
            return folder / name
    known = ", ".join(place.name for place in known_packs())
    raise NotFoundError(say("command.no_pack", name=name), hint=say("command.known_packs", known=known))


def known_packs() -> tuple[Path, ...]:
    """Return the folders of the bundled packs, the default first, then of those in the user's own folder."""
    found = [packs_folder() / DEFAULT_PACK]
    for folder in (packs_folder(), own_packs_folder()):
        with suppress(OSError):  # a folder that can't be read has nothing to offer
            found += sorted(place.parent for place in folder.glob("*/questionnaire.yaml"))
    return tuple(dict.fromkeys(found))


def load_pack_named(name: str | None) -> Pack:
    """Return a pack by path or bundled name, through its snapshot."""
    from abm_fit.pack.snapshot import load_cached

    return load_cached(pack_folder(name), cache_folder())


def is_file_name(name: str) -> bool:
    """Whether a name on the command line means a file; a folder that happens to have an assessment's name is none."""
    path = Path(name)
    if path.suffix.lower() in FILE_ENDINGS:
        return True
    return bool(name) and there(path) and (path.is_file() or path.name != name)


def there(path: Path) -> bool:
    """Whether there is anything at a path; a name that can't be one, being too long, has nothing."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def open_subject(name: str, *, store: str | None, pack: str | None = None) -> tuple[Pack, Assessment]:
    """Return the pack and the assessment that a name or a path means.

    A path is a portable file (which carries its pack) or a worked case (whose pack is `pack`, else the bundled one it
    names); neither touches the store. Anything else is looked up in the store.
    """
    if is_file_name(name):
        return open_file(Path(name), pack)
    from abm_fit.pack.compiling import compile_pack
    from abm_fit.store.opening import open_store

    opened = open_store(store)
    assessment = opened.find(name)
    return compile_pack(opened.documents(assessment.pack_digest)), assessment


def open_file(path: Path, pack: str | None) -> tuple[Pack, Assessment]:
    """Return the pack and the assessment of a portable file or a worked case."""
    from abm_fit.assessment.portable import MOST_BYTES, portable_of
    from abm_fit.assessment.shapes import looks_like, require_shape
    from abm_fit.pack.yaml_reading import read_yaml

    document = read_yaml(path, what="assessment", most_bytes=MOST_BYTES)
    if looks_like(document) == "assessment":
        return carried_pack(portable_of(document), path)
    from abm_fit.assessment.cases import case_of

    require_shape(document, "case")
    named = document.data.get("pack")
    known = load_pack_named(pack if pack is not None else nearby_pack(path, named if isinstance(named, str) else None))
    return known, case_of(document, known).assessment


def carried_pack(file: PortableFile, path: Path) -> tuple[Pack, Assessment]:
    """Return the pack that a portable file carries, validated unless it is the bundled one to the letter."""
    from abm_fit.pack.loading import check_documents

    bundled = load_pack_named(None)
    same = bundled.documents == file.documents
    pack = bundled if same else check_documents(file.documents, str(path))
    if pack.digest != file.assessment.pack_digest:
        raise InvalidAnswerError(say("command.questions_changed", file=path), hint=say("command.export_again"))
    return pack, file.assessment


def nearby_pack(path: Path, pack_id: str | None) -> str | None:
    """Return the folder of the pack whose `cases` folder holds the file, else the pack's id."""
    folder = path.resolve().parent.parent
    return str(folder) if (folder / "questionnaire.yaml").is_file() else pack_id
