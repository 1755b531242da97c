"""The system libraries that WeasyPrint needs, looked for without importing it."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from abm_fit.wording.spoken import say

INSTALL_LINE = "apt-get install -y libpangoft2-1.0-0 libharfbuzz-subset0"
"""What brings all of them on Debian and Ubuntu, fonts included."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A library that is not here."""

    name: str
    needed_for: str


NEEDED: tuple[tuple[str, str, str, str], ...] = (
    ("libgobject-2.0.so.0", "libgobject-2.0.0.dylib", "libgobject-2.0-0.dll", "always"),
    ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll", "always"),
    ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll", "always"),
    ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll", "always"),
    ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll", "small"),
    ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll", "always"),
)
"""Each library's name on Linux, macOS and Windows, and whether every PDF needs it or a small one."""


def probe() -> tuple[Missing, ...]:
    """Return the libraries that can't be loaded here; takes about 10 ms."""
    place = {"darwin": 1, "win32": 2}.get(sys.platform, 0)
    return tuple(
        Missing(names[place], say(f"failure.needed_{names[3]}")) for names in NEEDED if not loads(names[place])
    )


def loads(name: str) -> bool:
    """Return whether the system finds and loads a shared library."""
    import ctypes

    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True
