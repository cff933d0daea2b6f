"""Ridge regression over the feature rows."""

from dataclasses import dataclass
from typing import Sequence

import numpy as np

from lakehouse.forecast.features import FeatureRow, to_matrix


@dataclass(frozen=True)
class LoadModel:
    weights: tuple[float, ...]
    penalty: float

    def predict(self, values: Sequence[float]) -> float:
        return float(np.dot(np.array(self.weights), np.array(values)))


def fit(rows: Sequence[FeatureRow], penalty: float = 1.0) -> LoadModel:
    if len(rows) < 48:
        raise ValueError("two days of rows at least")
    matrix, target = to_matrix(rows)
    gram = matrix.T @ matrix + penalty * np.eye(matrix.shape[1])
    weights = np.linalg.solve(gram, matrix.T @ target)
    return LoadModel(tuple(weights), penalty)


def choose_penalty(rows: Sequence[FeatureRow], candidates: Sequence[float] = (0.1, 1.0, 10.0)) -> float:
    cut = int(len(rows) * 0.8)
    training, held = rows[:cut], rows[cut:]
    best, best_error = candidates[0], float("inf")
    for penalty in candidates:
        model = fit(training, penalty)
        error = sum(abs(model.predict(row.values) - row.load) for row in held)
        if error < best_error:
            best, best_error = penalty, error
    return best
