"""Writing YAML that people can read and that is read back as it was."""

from __future__ import annotations

from typing import Any


def dump_yaml(data: Any) -> str:  # noqa: ANN401  plain data
    """Return plain data as YAML: keys in their order, text in any script, no aliases."""
    import yaml

    class Writer(yaml.CSafeDumper):
        """Writes what is there twice twice: readers of ours refuse aliases."""

        def ignore_aliases(self, _data: Any) -> bool:  # noqa: ANN401
            return True

    text: str = yaml.dump(data, Dumper=Writer, sort_keys=False, allow_unicode=True, width=110)
    return text
