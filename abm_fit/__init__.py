"""abm-fit tells a B2B company whether ABM, demand generation or a mix fits it, and why."""

__version__ = "0.1.0"
