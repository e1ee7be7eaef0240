"""Debian's nginx in front of the small site of `behind_login`, on loopback, in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from behind_login import Host, adapted, free_port, lay_out, login_service, run_folder, running

PROGRAM = "nginx"

AROUND = """
daemon off;
pid {run}/pid;
worker_processes 1;
events {{}}
http {{
    client_body_temp_path {run}/body;
    proxy_temp_path {run}/proxy;
    fastcgi_temp_path {run}/fastcgi;
    uwsgi_temp_path {run}/uwsgi;
    scgi_temp_path {run}/scgi;
    include {folder}/mentoring.conf;
}}
"""


@contextmanager
def open_house(folder: Path) -> Iterator[Host]:
    """Run nginx before the small site, with its configuration as the build writes it."""
    with before(folder, lay_out(folder)["hosts/nginx.conf"]) as host:
        yield host


@contextmanager
def before(folder: Path, text: str) -> Iterator[Host]:
    """Run nginx before the site in a folder, the lines of its configuration that are "yours" adapted.

    The map of logins lies in `etc`.
    """
    run, port = run_folder(folder), free_port()
    with login_service() as (login_port, asked):
        yours = {
            "listen 443 ssl;": f"listen 127.0.0.1:{port};",
            "    ssl_certificate /etc/ssl/certs/mentoring.pem;": "",
            "    ssl_certificate_key /etc/ssl/private/mentoring.key;": "",
            "127.0.0.1:9091": f"127.0.0.1:{login_port}",
            "/srv/mentoring/site": f"{folder}/site",
            "/etc/mentoring": f"{folder}/etc",
        }
        (folder / "mentoring.conf").write_text(adapted(text, yours))
        (folder / "nginx.conf").write_text(AROUND.format(folder=folder, run=run))
        with running(["nginx", "-e", "stderr", "-p", run, "-c", folder / "nginx.conf"], port, folder):
            yield Host(port, asked)
