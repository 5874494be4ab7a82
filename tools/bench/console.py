"""What people see: progress while it runs, tables at the end."""

import sys
import time


class Progress:
    """One changing line on a terminal, plain lines elsewhere."""

    def __init__(self, steps: int):
        self.steps, self.done, self.start = steps, 0, time.monotonic()

    def step(self, what: str) -> None:
        self.done += 1
        line = f"[{self.done}/{self.steps}] {what}{self.remaining()}"
        if sys.stderr.isatty():
            print(f"\r{line}\033[K", end="", file=sys.stderr, flush=True)
        else:
            print(line, file=sys.stderr, flush=True)

    def remaining(self) -> str:
        if self.done < 4:
            return ""
        left = (time.monotonic() - self.start) / (self.done - 1) * (self.steps - self.done + 1)
        return f", about {left / 60:.0f} min left" if left > 90 else f", about {left:.0f} s left"

    def note(self, what: str) -> None:
        if sys.stderr.isatty():
            print("\r\033[K", end="", file=sys.stderr)
        print(what, file=sys.stderr, flush=True)

    def end(self) -> None:
        if sys.stderr.isatty():
            print("\r\033[K", end="", file=sys.stderr, flush=True)


def table(title: str, columns: list[str], rows: list[list]) -> str:
    cells = [[shown(cell) for cell in row] for row in rows]
    widths = [max(len(line[i]) for line in [columns, *cells]) for i in range(len(columns))]
    lines = [title, "  ".join(name.rjust(width) if i else name.ljust(width) for i, (name, width) in enumerate(zip(columns, widths)))]
    lines += ["  ".join(cell.rjust(width) if i else cell.ljust(width) for i, (cell, width) in enumerate(zip(row, widths))) for row in cells]
    return "\n".join(lines) + "\n"


def shown(value: object) -> str:
    if value is None:
        return "-"
    if isinstance(value, float):
        return f"{value:.2f}" if abs(value) < 100 else f"{value:.0f}"
    return str(value)
