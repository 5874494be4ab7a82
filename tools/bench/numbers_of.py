"""Medians of rounds, and reading nested results."""

import statistics


def dig(result: dict, path: str):
    """dig({"a": {"b": 1}}, "a.b") is 1; None when something is missing."""
    for key in path.split("."):
        if not isinstance(result, dict) or key not in result:
            return None
        result = result[key]
    return result


def median(results: list[dict], path: str):
    values = [value for value in (dig(result, path) for result in results) if value is not None]
    return statistics.median(values) if values else None


def worst(results: list[dict], path: str):
    values = [value for value in (dig(result, path) for result in results) if value is not None]
    return max(values) if values else None


def ratio(above, below):
    return round(above / below, 3) if above is not None and below else None
