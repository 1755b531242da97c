"""Numbers to SVG: one chart a file, plain strings, every text escaped."""
