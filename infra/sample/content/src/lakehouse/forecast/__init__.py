"""Load forecasts by grid area."""
