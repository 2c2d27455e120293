#!/usr/bin/env python3
"""try-mail.py PROGRAM: has the built server mail a digest to a mail server on loopback, and prints what arrives.

Needs aiosmtpd (`pip install aiosmtpd`). The database is thrown away afterwards.
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import time
from email import message_from_bytes, policy

from aiosmtpd.controller import Controller

program = pathlib.Path(sys.argv[1]).resolve()
arrived = []


class Keeper:
    async def handle_DATA(self, server, session, envelope):
        arrived.append((envelope.rcpt_tos, message_from_bytes(envelope.content, policy=policy.default)))
        return "250 OK"


mail_server = Controller(Keeper(), hostname="127.0.0.1", port=18025)
mail_server.start()
with tempfile.TemporaryDirectory() as folder:
    package = pathlib.Path(folder, "site", "pkg")
    package.mkdir(parents=True)
    for kind in ("css", "js", "wasm"):
        (package / f"accord.{kind}").write_text("x")
    settings = {
        "DATABASE_URL": f"sqlite://{folder}/mail.db",
        "ACCORD_LISTEN": "127.0.0.1:18026",
        "ACCORD_SITE_ROOT": f"{folder}/site",
        "ACCORD_CLOCK": "2026-11-26T01:00:00Z",
        "ACCORD_NAME_KO": "합의 이행 현황",
        "ACCORD_LANGUAGES": "ko,en",
        "ACCORD_SMTP_URL": "smtp://127.0.0.1:18025",
        "ACCORD_MAIL_FROM": "합의 이행 <accord@ministry.example>",
    }
    environment = {**os.environ, **settings}
    run = lambda *words: subprocess.run([program, *words], env=environment, cwd=folder, check=True, capture_output=True)
    portfolio = pathlib.Path(__file__).parent.parent / "src" / "demo" / "fictional.json"
    run("import", portfolio)
    run("user", "add", "kim@mda.example", "--organisation", "AUR-MDA", "--role", "manager", "--name", "김민수")
    served = subprocess.Popen([program, "serve"], env=environment, cwd=folder)
    until = time.monotonic() + 60
    while not arrived and time.monotonic() < until and served.poll() is None:
        time.sleep(0.2)
    served.terminate()
    served.wait()
mail_server.stop()
for to, mail in arrived:
    print("To:", ", ".join(to))
    for name in ("From", "To", "Subject", "List-Unsubscribe", "List-Unsubscribe-Post", "Auto-Submitted", "Message-ID"):
        print(f"{name}: {mail[name]}")
    print()
    print(mail.get_content())
sys.exit(not arrived)
