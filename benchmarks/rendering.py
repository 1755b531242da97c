"""Render one HTML file as the report does, and print what the render's process took, as JSON."""

from __future__ import annotations

import json
import resource
import sys
import tempfile
from datetime import date
from pathlib import Path

from abm_fit.report.pdf import write_pdf


def main() -> None:
    """Render the HTML file named first with the template folders named after it."""
    html, *folders = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        done = write_pdf(
            Path(html).read_text(encoding="utf-8"),
            Path(folder) / "out.pdf",
            template_folder=[Path(one) for one in folders],
            created=date(2026, 11, 22),
        )
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(json.dumps({"cpu": spent.ru_utime + spent.ru_stime, "peak": spent.ru_maxrss / 1024, "pages": done.pages}))


if __name__ == "__main__":
    main()
