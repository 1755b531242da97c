"""The first line of a file: which kind it is, and which version of the format."""

from __future__ import annotations

import re

from abm_fit.errors import Problem
from abm_fit.pack.document import Document
from abm_fit.pack.suggesting import did_you_mean

VERSIONS: dict[str, int] = {
    "questionnaire": 1,
    "rubric": 1,
    "advice": 1,
    "sources": 1,
    "case": 1,
    "assessment": 1,
    "brand": 1,
}
"""Every kind of file that people write, with the newest version of its format that is read."""

_LINE = re.compile(r"abm-fit/([a-z]+)@([1-9][0-9]{0,5})")


def schema_line_problem(document: Document, kind: str) -> Problem | None:
    """Return what is wrong with a file's `schema:` line, or None where it is a file of this kind and version."""
    wanted = f"abm-fit/{kind}@{VERSIONS[kind]}"
    found = document.data.get("schema")
    line = document.line_of(("schema",))
    if found is None:
        return Problem(
            "the line `schema:` is missing", document.file, 1, hint=f"begin the file with `schema: {wanted}`"
        )
    match = _LINE.fullmatch(found) if isinstance(found, str) else None
    if match is None or match.group(1) not in VERSIONS:
        kinds = [f"abm-fit/{name}@1" for name in VERSIONS]
        hint = did_you_mean(str(found), kinds, f"write `schema: {wanted}`")
        return Problem(f"`{found}` is no kind of file that abm-fit knows", document.file, line, "schema", hint)
    is_kind, version = match.group(1), int(match.group(2))
    if is_kind != kind:
        article = "an" if is_kind[0] in "aeiou" else "a"
        hint = f"here a {kind} file is wanted (`schema: {wanted}`)"
        return Problem(f"this is {article} {is_kind} file", document.file, line, "schema", hint)
    if version > VERSIONS[kind]:
        message = f"the file was made by a newer abm-fit (version {version} of this format)"
        return Problem(message, document.file, line, "schema", f"update abm-fit; this one reads {wanted}")
    return None
