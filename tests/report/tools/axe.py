"""axe-core, which checks HTML for accessibility, in headless Chromium.

The npm package is fetched once into the user's cache. The page carries axe-core in itself and writes its findings into
its own text, which Chromium prints: no driver, no network.
"""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import Any

from tests.report.tools.verapdf import CanNotBeHadError, cache_folder

PACKAGE = "axe-core@4.14.1"

MARK = "abm-fit-axe-findings"

RUN = """
<script>
window.addEventListener("load", function () {
  axe.run(document, {resultTypes: ["violations"]}).then(function (found) {
    var line = document.createElement("pre");
    line.id = "%s";
    line.textContent = JSON.stringify(found.violations.map(function (one) {
      return {id: one.id, help: one.help, nodes: one.nodes.map(function (node) { return node.html; })};
    }));
    document.body.appendChild(line);
  });
});
</script>
"""


def violations(page: str, folder: Path, *, width: int = 1280) -> list[dict[str, Any]]:
    """Return what axe-core finds wrong in an HTML page, seen in a window so many pixels wide.

    Raises:
        CanNotBeHadError: Chromium or the package is missing.
    """
    chromium = next((path for name in ("chromium", "google-chrome", "chrome") if (path := shutil.which(name))), None)
    if chromium is None:
        raise CanNotBeHadError("no chromium (apt-get install -y chromium)")
    script = f"<script>{axe_core().read_text(encoding='utf-8')}</script>{RUN % MARK}"
    file = folder / "page.html"
    head, mark, rest = page.rpartition("</body>")
    assert mark, "the page has no body"
    file.write_text(head + script + mark + rest, encoding="utf-8")
    command = [chromium, "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'chromium'}"]
    command += [f"--window-size={width},900", "--virtual-time-budget=20000", "--dump-dom", file.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    found = re.search(f'<pre id="{MARK}">(.*?)</pre>', done.stdout, re.DOTALL)
    assert found, f"axe-core wrote nothing: {done.stderr[-500:]}"
    listed: list[dict[str, Any]] = json.loads(html.unescape(found[1]))
    return listed


def axe_core() -> Path:
    """Return axe-core's script, fetching its package on the first call."""
    folder = cache_folder() / PACKAGE.replace("@", "-")
    script = folder / "package" / "axe.min.js"
    if not script.exists():
        npm = shutil.which("npm")
        if npm is None:
            raise CanNotBeHadError("no npm (apt-get install -y npm)")
        folder.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(
            [npm, "pack", PACKAGE], cwd=folder, capture_output=True, text=True, check=False, timeout=300
        )
        packed = sorted(folder.glob("axe-core-*.tgz"))
        if done.returncode or not packed:
            raise CanNotBeHadError(f"npm can't fetch {PACKAGE}: {done.stderr.strip()[-200:]}")
        with tarfile.open(packed[0]) as archive:
            archive.extract("package/axe.min.js", folder, filter="data")
    return script
