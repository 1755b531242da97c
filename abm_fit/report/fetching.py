"""What a rendered report may read: files of its own template folder, and nothing else.

Loaded by the render child alone, next to WeasyPrint.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from weasyprint.urls import (  # type: ignore[import-untyped]
    FatalURLFetchingError,
    URLFetcher,
    URLFetcherResponse,
)

if TYPE_CHECKING:
    from abm_fit.report.failures import Refusal

SCHEME = "asset:"
"""The only scheme a template may use: `asset:fonts/sans.ttf`."""

MEDIA_TYPES = {
    ".css": "text/css",
    ".ttf": "font/ttf",
    ".otf": "font/otf",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".svg": "image/svg+xml",
}
"""The kinds of file that can be fetched at all, by ending."""


class BlockedError(FatalURLFetchingError):  # type: ignore[misc]  # WeasyPrint carries no types
    """Something outside the template folder was asked for. It stops the render: a hole in a report is no answer."""


class TemplateFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint carries no types
    """Serves `asset:` addresses from folders and from memory; every other address is an error.

    Args of the constructor: the folders, looked at in order; and single assets by name, which come first.
    """

    def __init__(self, folders: Sequence[Path], assets: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)
        self._folders = tuple(folder.resolve() for folder in folders)
        self._assets = dict(assets)
        self.blocked: list[str] = []
        """Why each address was refused; WeasyPrint swallows the error where it draws an SVG."""

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002 - the signature is theirs
        """Return the asset behind an address.

        Raises:
            BlockedError: the address has another scheme, leads out of the folders, or is of no known kind.
        """
        if not url.startswith(SCHEME):
            raise self._refusal(url, "foreign")
        name = unquote(url.removeprefix(SCHEME))
        media_type = MEDIA_TYPES.get(Path(name).suffix.lower())
        if media_type is None:
            raise self._refusal(url, "kind")
        body = self._assets.get(name)
        if body is None:
            body = self._read(name, url)
        return URLFetcherResponse(url, body, {"Content-Type": media_type})

    def _read(self, name: str, url: str) -> bytes:
        for folder in self._folders:
            path = (folder / name).resolve()
            if path.is_relative_to(folder) and path.is_file():
                return path.read_bytes()
        raise self._refusal(url, "absent")

    def _refusal(self, url: str, why: Refusal) -> BlockedError:
        from abm_fit.wording.spoken import say

        self.blocked.append(say(f"failure.refused_{why}", address=shortened(url)))
        return BlockedError(self.blocked[-1])


def shortened(url: str) -> str:
    """Return an address short enough for a message."""
    return url if len(url) <= 80 else url[:77] + "..."
