"""From landing files to bronze rows."""

from lakehouse.ingest.files import LandingFile, list_landing

__all__ = ["LandingFile", "list_landing"]
