"""A person's rights: a copy of what is about them, and the end of it; see docs/rights.md."""
