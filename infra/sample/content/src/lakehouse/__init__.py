"""Energy lakehouse: ingest, quality, forecast, trading."""

__version__ = "2.4.0"
