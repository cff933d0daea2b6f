"""Failures that jobs report by name."""


class LakehouseError(Exception):
    """Base of everything this package raises on purpose."""


class ConfigError(LakehouseError):
    pass


class LandingError(LakehouseError):
    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class QualityError(LakehouseError):
    def __init__(self, failed: list[str]) -> None:
        super().__init__("checks failed: " + ", ".join(failed))
        self.failed = failed


class LimitBreach(LakehouseError):
    pass


def explain(error: Exception) -> str:
    if isinstance(error, LandingError):
        return f"landing file {error.path} was refused: {error.reason}"
    if isinstance(error, QualityError):
        return f"{len(error.failed)} quality checks failed"
    return str(error)
