"""The help of `abm-fit completion`."""

from __future__ import annotations

TEXTS = {
    "command_completion.example": "abm-fit completion bash > ~/.local/share/bash-completion/completions/abm-fit",
}
