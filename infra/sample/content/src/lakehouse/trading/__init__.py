"""Positions, limits and settlement."""
