"""Caddy in front of the small site of `behind_login`, on loopback, in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from behind_login import Host, adapted, free_port, lay_out, login_service, run_folder, running

PROGRAM = "caddy"


@contextmanager
def open_house(folder: Path) -> Iterator[Host]:
    """Run Caddy with its configuration as the build writes it, the lines that are "yours" adapted."""
    text = lay_out(folder)["hosts/Caddyfile"]
    port = free_port()
    run_folder(folder)
    with login_service() as (login_port, asked):
        yours = {
            "mentoring.example.com {": f"http://:{port} {{\n\tbind 127.0.0.1",
            "127.0.0.1:9091": f"127.0.0.1:{login_port}",
            "/srv/mentoring/site": f"{folder}/site",
            "/etc/mentoring": f"{folder}/etc",
        }
        (folder / "Caddyfile").write_text("{\n\tadmin off\n\tauto_https off\n}\n" + adapted(text, yours))
        with running(["caddy", "run", "--adapter", "caddyfile", "--config", folder / "Caddyfile"], port, folder):
            yield Host(port, asked, follows_links=True)
