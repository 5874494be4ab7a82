"""Line plots as SVG, readable on dark and on light pages."""

import math
from html import escape

WIDTH, HEIGHT = 800, 440
LEFT, RIGHT, TOP, BOTTOM = 70, 230, 56, 56

STYLE = """
  text { font: 13px system-ui, sans-serif; fill: #24292f; }
  .title { font-size: 15px; font-weight: 600; }
  .soft { fill: #57606a; }
  .grid { stroke: #d0d7de; stroke-width: 1; }
  .line { fill: none; stroke-width: 2.5; stroke-linejoin: round; }
  .page { fill: #ffffff; }
  .s0 { stroke: #0969da; } .f0 { fill: #0969da; }
  .s1 { stroke: #bc4c00; } .f1 { fill: #bc4c00; }
  .s2 { stroke: #8250df; } .f2 { fill: #8250df; }
  .s3 { stroke: #57606a; stroke-dasharray: 6 4; } .f3 { fill: #57606a; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; }
    .soft { fill: #9198a1; }
    .grid { stroke: #3d444d; }
    .page { fill: #0d1117; }
    .s0 { stroke: #58a6ff; } .f0 { fill: #58a6ff; }
    .s1 { stroke: #f0883e; } .f1 { fill: #f0883e; }
    .s2 { stroke: #bc8cff; } .f2 { fill: #bc8cff; }
    .s3 { stroke: #9198a1; } .f3 { fill: #9198a1; }
  }
"""


def lines(title: str, x_name: str, y_name: str, series: list[tuple[int, str, list[tuple[float, float]]]]) -> str:
    """Both axes logarithmic. A series is a style (0 to 2 with a mark of its own as well as a colour, 3 dashed), a name
    that stands at the line's end, and points."""
    points = [point for _, _, line in series for point in line]
    low_x, high_x = min(x for x, _ in points), max(x for x, _ in points)
    ticks_y = ticks(min(y for _, y in points), max(y for _, y in points))
    plot_right, plot_bottom = WIDTH - RIGHT, HEIGHT - BOTTOM

    def place(value: float, low: float, high: float, begin: float, end: float) -> float:
        return begin + (end - begin) * (math.log(value / low) / math.log(high / low) if high > low else 0.5)

    def at(x: float, y: float) -> tuple[float, float]:
        return place(x, low_x, high_x, LEFT, plot_right), place(y, ticks_y[0], ticks_y[-1], plot_bottom, TOP)

    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(title)}">',
        f"<style>{STYLE}</style>",
        f'<rect class="page" width="{WIDTH}" height="{HEIGHT}" rx="6"/>',
        f'<text class="title" x="{LEFT}" y="28">{escape(title)}</text>',
        f'<text class="soft" x="{(LEFT + plot_right) / 2}" y="{HEIGHT - 14}" text-anchor="middle">{escape(x_name)}</text>',
        f'<text class="soft" transform="translate(20 {(TOP + plot_bottom) / 2}) rotate(-90)" text-anchor="middle">{escape(y_name)}</text>',
    ]
    for y in ticks_y:
        _, height = at(low_x, y)
        out.append(f'<line class="grid" x1="{LEFT}" x2="{plot_right}" y1="{height:.1f}" y2="{height:.1f}"/>')
        out.append(f'<text class="soft" x="{LEFT - 8}" y="{height + 4:.1f}" text-anchor="end">{y:g}</text>')
    for x in sorted({x for x, _ in points}):
        across, _ = at(x, ticks_y[0])
        out.append(f'<text class="soft" x="{across:.1f}" y="{plot_bottom + 20}" text-anchor="middle">{x:g}</text>')
    names = []
    for index, name, line in series:
        placed = [at(x, y) for x, y in line]
        out.append(f'<polyline class="line s{index}" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in placed)}"/>')
        out += [marker(index, x, y) for x, y in placed]
        names.append([placed[-1][1], name, index])
    out += labels(names, plot_right)
    return "\n".join(out) + "\n</svg>\n"


def marker(index: int, x: float, y: float) -> str:
    if index == 0:
        return f'<circle class="f0" cx="{x:.1f}" cy="{y:.1f}" r="4.5"/>'
    if index == 1:
        return f'<rect class="f1" x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8"/>'
    if index == 2:
        return f'<path class="f2" d="M{x:.1f} {y - 5:.1f} l5 9 h-10 z"/>'
    return ""


def labels(names: list[list], left: float) -> list[str]:
    """Not over one another."""
    out, floor = [], -1e9
    for height, name, index in sorted(names):
        height = max(height, floor + 19)
        floor = height
        out.append(marker(index, left + 32, height) if index < 3 else f'<line class="line s3" x1="{left + 23}" x2="{left + 41}" y1="{height:.1f}" y2="{height:.1f}"/>')
        out.append(f'<text x="{left + 48}" y="{height + 4:.1f}">{escape(name)}</text>')
    return out


def ticks(low: float, high: float) -> list[float]:
    """1, 2, 5, 10, ... around the values."""
    steps = [base * 10.0**power for power in range(-3, 7) for base in (1, 2, 5)]
    first = max((i for i, step in enumerate(steps) if step <= low), default=0)
    last = min((i for i, step in enumerate(steps) if step >= high), default=len(steps) - 1)
    return steps[first : max(last, first + 1) + 1]
