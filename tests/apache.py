"""Debian's Apache in front of the small site of `behind_login`, on loopback, in a folder of its own.

Apache logs people in by a module of its own. Here it is the simplest one: names and passwords in a file.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from behind_login import Host, adapted, free_port, lay_out, run_folder, running

PROGRAM = "apache2"
MODULES = Path("/usr/lib/apache2/modules")
NEEDED = (
    *("mpm_event", "authn_core", "authn_file", "auth_basic", "authz_core", "authz_user"),
    *("alias", "rewrite", "headers", "mime", "filter", "deflate"),
)

AROUND = """
ServerRoot "{run}"
ServerName localhost
PidFile "{run}/pid"
DefaultRuntimeDir "{run}"
ErrorLog "{run}/errors"
TypesConfig /dev/null
{modules}
Listen 127.0.0.1:{port}
<Directory "/">
    Require all denied
</Directory>
Include "{folder}/mentoring.conf"
"""


@contextmanager
def open_house(folder: Path, accounts: Iterable[str]) -> Iterator[Host]:
    """Run Apache with its configuration as the build writes it, the lines that are "yours" adapted."""
    text = lay_out(folder)["hosts/apache.conf"]
    run, port = run_folder(folder), free_port()
    (folder / "accounts").write_text("".join(f"{login}:{_digest('manatee')}\n" for login in accounts))
    yours = {
        "<VirtualHost *:443>": f"<VirtualHost 127.0.0.1:{port}>",
        "    SSLEngine on": "",
        "    SSLCertificateFile /etc/ssl/certs/mentoring.pem": "",
        "    SSLCertificateKeyFile /etc/ssl/private/mentoring.key": "",
        "AuthType openid-connect": f'AuthType Basic\nAuthName mentoring\nAuthUserFile "{folder}/accounts"',
        "/srv/mentoring/site": f"{folder}/site",
        "/etc/mentoring": f"{folder}/etc",
    }
    (folder / "mentoring.conf").write_text(adapted(text, yours))
    modules = "\n".join(f"LoadModule {name}_module {MODULES}/mod_{name}.so" for name in NEEDED)
    (folder / "apache.conf").write_text(AROUND.format(folder=folder, run=run, port=port, modules=modules))
    with running(["apache2", "-X", "-f", folder / "apache.conf"], port, folder):
        yield Host(port, basic=True)


def _digest(password: str) -> str:
    return "{SHA}" + base64.b64encode(hashlib.sha1(password.encode()).digest()).decode()  # noqa: S324 (a test's password)
