"""The fixed words of reports, screens and commands: one folder a language, one file a subject."""
