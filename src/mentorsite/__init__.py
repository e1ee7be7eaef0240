"""A mentoring programme kept as Markdown in git, rendered as each reader's own private site."""

__version__ = "0.1.0"
