"""A seal that shows whether a PDF is, byte for byte, as it was written: its identifier is the digest of all the rest.

The seal finds what was changed by accident or by hand. It is no signature: whoever knows how can seal a changed file
again, which is why `verify` also recomputes.
"""

from __future__ import annotations

import hashlib

MARK = b"abm-fit-"
PLACEHOLDER = MARK + b"0" * 64
"""Stands in the file's identifier while the digest is taken; as long as what replaces it."""


def sealed(content: bytes) -> bytes:
    """Return a finished PDF with the digest of itself in the place of its placeholder.

    Raises:
        ValueError: there is not exactly one placeholder.
    """
    if content.count(PLACEHOLDER) != 1:
        raise ValueError("the PDF carries no single placeholder for its seal")
    return content.replace(PLACEHOLDER, MARK + digest(content))


def digest(content: bytes) -> bytes:
    """Return the SHA-256 of the content in 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest().encode()


def holds(content: bytes) -> bool | None:
    """Return whether a file is as it was sealed; None where it carries no seal, or more than one."""
    place = content.rfind(b"(" + MARK)
    if place < 0:
        return None
    start = place + 1 + len(MARK)
    seal = content[start : start + 64]
    return digest(content[:start] + b"0" * 64 + content[start + 64 :]) == seal
