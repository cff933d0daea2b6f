"""Fetches landing files from the old file server."""

from ftplib import FTP
from pathlib import Path


def list_remote(host: str, folder: str) -> list[str]:
    with FTP(host) as server:
        server.cwd(folder)
        return sorted(server.nlst())


def fetch(host: str, folder: str, name: str, target: Path) -> Path:
    with FTP(host) as server, (target / name).open("wb") as handle:
        server.cwd(folder)
        server.retrbinary(f"RETR {name}", handle.write)
    return target / name
