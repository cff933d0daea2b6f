"""How good a forecast was."""

from datetime import datetime
from typing import Mapping

from lakehouse.forecast.baseline import predict_baseline


def mape(actual: Mapping[datetime, float], predicted: Mapping[datetime, float]) -> float:
    errors = []
    for at, value in actual.items():
        if value <= 0 or at not in predicted:
            continue
        errors.append(abs(predicted[at] - value) / value)
    return sum(errors) / len(errors) if errors else float("nan")


def bias(actual: Mapping[datetime, float], predicted: Mapping[datetime, float]) -> float:
    shared = [at for at in actual if at in predicted]
    if not shared:
        return 0.0
    return sum(predicted[at] - actual[at] for at in shared) / len(shared)


def skill(actual: Mapping[datetime, float], predicted: Mapping[datetime, float]) -> float:
    baseline = {at: guess for at in actual if (guess := predict_baseline(at, actual)) is not None}
    reference = mape(actual, baseline)
    return 1.0 - mape(actual, predicted) / reference if reference else 0.0
