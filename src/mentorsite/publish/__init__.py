"""The only door out: bytes with an audience become files."""
