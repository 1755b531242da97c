"""The process that turns finished HTML into a PDF: WeasyPrint alone, bounded, and gone afterwards.

Started by `abm_fit.report.pdf`. Stdin: a line of JSON (`Job`), then the bytes it counts. Stdout: lines of JSON, each
either `{"step": n, "what": ...}` or, last, `{"pages": n}` or `{"failed": kind, "detail": ...}`.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TextIO

if TYPE_CHECKING:
    import logging

PDF_VARIANT = "pdf/a-3a"

PDF_UA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
"""Says in the XMP metadata that the file is PDF/UA-1 too; PDF/A wants the schema of that statement beside it."""


@dataclass(frozen=True, slots=True)
class Job:
    """What the parent sent."""

    html: str
    output: Path
    scratch: Path
    """The parent's folder for passing files; it can't tidy up when it is killed."""
    folders: tuple[Path, ...]
    assets: dict[str, bytes]
    attachments: tuple[tuple[str, str, bytes], ...]
    """(file name, description, content)."""
    created: str
    """ISO date, for the metadata and the attachments."""
    seconds: int
    memory_mib: int


def main() -> None:
    """Do one job and leave without tidying up: 8 % of the time goes into freeing what the exit frees anyway."""
    gc.disable()  # measured: 14 % less time, and the process is short-lived
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what Ctrl-C means
    messages = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever else prints (WeasyPrint does, where a library is missing) must not break into the messages
    job = read_job(sys.stdin.buffer)
    bound(job)
    threading.Thread(target=leave_with_parent, args=(job,), daemon=True).start()
    tell(messages, attempt(job, messages))
    os._exit(0)


def read_job(stream: BinaryIO) -> Job:
    """Read the line of JSON and the bytes behind it."""
    head = json.loads(stream.readline())
    html = stream.read(head["html"]).decode("utf-8")
    assets = {name: stream.read(size) for name, size in head["assets"]}
    attachments = tuple((name, about, stream.read(size)) for name, about, size in head["attachments"])
    folders = tuple(Path(folder) for folder in head["folders"])
    return Job(
        html=html,
        output=Path(head["output"]),
        scratch=Path(head["scratch"]),
        folders=folders,
        assets=assets,
        attachments=attachments,
        created=head["created"],
        seconds=head["seconds"],
        memory_mib=head["memory_mib"],
    )


def bound(job: Job) -> None:
    """Let the system stop this process when it takes too much; the parent watches the clock besides."""
    try:
        import resource
    except ImportError:  # Windows has no such bounds
        return
    memory = job.memory_mib * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_CPU, (job.seconds, job.seconds + 5))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def leave_with_parent(job: Job) -> None:
    """Wait until the parent closes its end, which it also does by dying, and go without leaving half a file."""
    import shutil

    sys.stdin.buffer.read(1)
    job.output.unlink(missing_ok=True)
    shutil.rmtree(job.scratch, ignore_errors=True)
    os._exit(1)


def tell(messages: TextIO, message: dict[str, Any]) -> None:
    """Send one line to the parent."""
    messages.write(json.dumps(message) + "\n")
    messages.flush()


def attempt(job: Job, messages: TextIO) -> dict[str, Any]:
    """Render, and put what went wrong into a word the parent knows."""
    try:
        import weasyprint  # type: ignore[import-untyped]  # noqa: F401 - here to tell a missing library from everything else
    except OSError as error:
        return {"failed": "libraries", "detail": str(error).splitlines()[0]}
    from abm_fit.report.fetching import BlockedError

    try:
        return render(job, messages)
    except BlockedError as error:
        return {"failed": "blocked", "detail": str(error)}
    except MemoryError:
        return {"failed": "memory", "detail": ""}
    except RecursionError:
        return {"failed": "nested", "detail": ""}
    except Exception as error:  # noqa: BLE001 - whatever a layout engine trips over is told in one sentence
        return {"failed": "crashed", "detail": f"{type(error).__name__}: {error}"[:500]}


def render(job: Job, messages: TextIO) -> dict[str, Any]:
    """Lay the HTML out and write the PDF."""
    from datetime import datetime
    from io import BytesIO

    from weasyprint import Attachment

    from abm_fit.report.chart_text import set_whole_lines
    from abm_fit.report.fetching import TemplateFetcher
    from abm_fit.report.pdf_bytes import name_pages_once, pack_quicker, write_once
    from abm_fit.report.sealing import PLACEHOLDER, sealed
    from abm_fit.report.typesetting.document import document_of

    errors, warnings = listen(messages)
    set_whole_lines()
    pack_quicker()
    name_pages_once()
    when = datetime.fromisoformat(job.created)
    fetcher = TemplateFetcher(job.folders, job.assets)
    document = document_of(job.html, fetcher).render(pdf_variant=PDF_VARIANT)
    document.metadata.created = document.metadata.modified = when.date().isoformat()
    document.metadata.attachments = [
        Attachment(string=content, name=name, description=about, created=when, modified=when, relationship="Source")
        for name, about, content in job.attachments
    ]
    finished = BytesIO()

    def finish(_document: object, pdf: Any) -> None:  # noqa: ANN401 - pydyf carries no types
        add_pdf_ua(pdf)
        write_once(pdf)

    document.write_pdf(finished, finisher=finish, pdf_variant=PDF_VARIANT, pdf_identifier=PLACEHOLDER)
    if fetcher.blocked:
        return {"failed": "blocked", "detail": fetcher.blocked[0]}
    if errors:
        return {"failed": "layout", "detail": "; ".join(errors[:5])}
    with job.output.open("wb") as file:
        file.write(sealed(finished.getvalue()))
        file.flush()
        os.fsync(file.fileno())
    return {"pages": len(document.pages), "warnings": warnings[:50]}


def add_pdf_ua(pdf: Any) -> None:  # noqa: ANN401 - pydyf carries no types
    """Add the PDF/UA statement to the metadata of a PDF/A."""
    number = int(pdf.catalog["Metadata"].split()[0])
    stream = pdf.objects[number]
    text = b"\n".join(part if isinstance(part, bytes) else part.encode() for part in stream.stream)
    stream.stream = [text.replace(b"</rdf:RDF>", PDF_UA + b"</rdf:RDF>", 1)]


def listen(messages: TextIO) -> tuple[list[str], list[str]]:
    """Collect what WeasyPrint logs, and pass its steps on as progress; return the lists that fill."""
    import logging

    errors: list[str] = []
    warnings: list[str] = []

    class Ears(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            (errors if record.levelno >= logging.ERROR else warnings).append(record.getMessage()[:500])

    class Steps(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            tell_step(messages, record)

    log = logging.getLogger("weasyprint")
    log.setLevel(logging.WARNING)
    log.addHandler(Ears())
    steps = logging.getLogger("weasyprint.progress")
    steps.setLevel(logging.INFO)
    steps.propagate = False
    steps.addHandler(Steps())
    return errors, warnings


def tell_step(messages: TextIO, record: logging.LogRecord) -> None:
    """Pass on a step (`Step 5 - Creating layout - Page 3`) as its number and, in the layout, its page."""
    words = record.getMessage().split(" - ")
    step = words[0].removeprefix("Step ").strip()
    if step.isdigit():
        page = words[-1].removeprefix("Page ").strip()
        tell(messages, {"step": int(step), "page": int(page) if page.isdigit() else 0})


if __name__ == "__main__":
    sys.path.append(str(Path(__file__).resolve().parents[2]))  # started by path: the package may not be installed
    main()
