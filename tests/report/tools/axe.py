"""axe-core, which checks HTML for accessibility, in headless Chromium.

Its script is inside the PyPI wheel `axe-playwright-python`, which is fetched once into the user's cache. One page holds
every page to check in a frame of the width asked for; each carries axe-core and posts its findings to the page around
it, which Chromium prints: no driver, no network.
"""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.report.tools.verapdf import CanNotBeHadError, cache_folder

WHEEL = "axe-playwright-python==0.1.8"
SCRIPT = "axe_playwright_python/axe.min.js"

MARK = "abm-fit-axe-findings"

Findings = dict[tuple[str, int], list[dict[str, Any]]]
"""What is wrong, by the page's name and the width it was seen at."""

RUN = """
<script>
window.addEventListener("load", function () {
  axe.run(document, {resultTypes: ["violations"]}).then(function (found) {
    var listed = found.violations.map(function (one) {
      return {id: one.id, help: one.help, nodes: one.nodes.map(function (node) { return node.html; })};
    });
    parent.postMessage({frame: window.name, width: window.innerWidth, passes: found.passes.length, found: listed}, "*");
  });
});
</script>
"""

AROUND = """<!doctype html><title>Frames</title><body><script>
window.addEventListener("message", function (event) {
  var line = document.createElement("pre");
  line.className = "%s";
  line.textContent = JSON.stringify(event.data);
  document.body.appendChild(line);
});
</script>"""


def violations(pages: Mapping[str, str], folder: Path, *, widths: Sequence[int]) -> Findings:
    """Return what axe-core finds wrong in pages of HTML, each seen in windows so many pixels wide.

    Raises:
        CanNotBeHadError: Chromium or the package is missing.
    """
    chromium = next((path for name in ("chromium", "google-chrome", "chrome") if (path := shutil.which(name))), None)
    if chromium is None:
        raise CanNotBeHadError("no chromium (apt-get install -y chromium)")
    script = f"<script>{axe_core().read_text(encoding='utf-8')}</script>{RUN}"
    around = folder / "around.html"
    around.write_text(AROUND % MARK + "".join(_frames(pages, folder, script, widths)), encoding="utf-8")
    command = [chromium, "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'chromium'}"]
    command += ["--window-size=1400,1000", "--virtual-time-budget=20000", "--dump-dom", around.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    found: Findings = {}
    for line in re.findall(f'<pre class="{MARK}">(.*?)</pre>', done.stdout, re.DOTALL):
        told = json.loads(html.unescape(line))
        name, _, width = told["frame"].rpartition("@")
        assert told["width"] == int(width)
        assert told["passes"]
        found[name, int(width)] = told["found"]
    missing = {(name, width) for name in pages for width in widths} - set(found)
    assert not missing, f"axe-core wrote nothing for {missing}: {done.stderr[-500:]}"
    return found


def _frames(pages: Mapping[str, str], folder: Path, script: str, widths: Sequence[int]) -> list[str]:
    """Write each page with axe-core in it, and return the frames that show them."""
    frames: list[str] = []
    for name, page in pages.items():
        head, mark, rest = page.rpartition("</body>")
        assert mark, "the page has no body"
        file = folder / f"{name}.html"
        file.write_text(head + script + mark + rest, encoding="utf-8")
        frames += [
            f'<iframe src="{file.as_uri()}" name="{name}@{width}" title="{name}" '
            f'style="border:0;width:{width}px;height:900px"></iframe>'
            for width in widths
        ]
    return frames


def axe_core() -> Path:
    """Return axe-core's script, fetching its wheel on the first call."""
    folder = cache_folder() / "axe-4.12.1"
    script = folder / SCRIPT
    if not script.exists():
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "-d", str(folder), WHEEL]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
        wheels = sorted(folder.glob("axe_playwright_python-*.whl"))
        if done.returncode or not wheels:
            raise CanNotBeHadError(f"pip can't download {WHEEL}: {done.stderr.strip()[-200:]}")
        with zipfile.ZipFile(wheels[0]) as wheel:
            wheel.extract(SCRIPT, folder)
    return script
