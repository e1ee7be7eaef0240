"""A page as somebody reads it: headings, lines, links; without its frame's markup."""

from __future__ import annotations

from html.parser import HTMLParser

_HEADINGS = {"h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### "}
_BLOCKS = {
    *_HEADINGS,
    "p",
    "li",
    "td",
    "th",
    "dt",
    "dd",
    "div",
    "summary",
    "caption",
    "legend",
    "title",
    "desc",
    "text",
    "pre",
}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = [""]
        self.language = ""
        self.links: list[str] = []
        self.inside = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        known = dict(attributes)
        if tag == "html":
            self.language = known.get("lang") or ""
        if tag in ("main", "title"):
            # A drawing inside the main part has a title of its own.
            self.inside += 1
        if tag in _BLOCKS:
            self.lines.append(_HEADINGS.get(tag, "- " if tag == "li" else ""))
        if tag == "a":
            self.links.append(known.get("href") or "")
        if tag == "img" and known.get("alt"):
            self.lines.append(f"![{known['alt']}]")
        if "private" in (known.get("class") or "").split():
            self.lines.append("(private)")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self.links:
            link = self.links.pop()
            self.lines[-1] += f" <{link}>" if self.inside else ""
        if tag in _BLOCKS:
            self.lines.append("")
        if tag in ("main", "title"):
            self.inside -= 1

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.lines[-1] += data


def read(html: str) -> str:
    """The text of a page's title and main part, a line to each block."""
    reader = _Reader()
    reader.feed(html)
    lines = (" ".join(line.split()) for line in reader.lines)
    return "\n".join(line for line in lines if line.strip("-# "))


def language(html: str) -> str:
    """The language a page says it is in."""
    reader = _Reader()
    reader.feed(html[:200])
    return reader.language
