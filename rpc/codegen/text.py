"""Laying out text: comments and lists that keep within the width of a line."""

import textwrap

WIDTH = 110


def comment(text, indent=0, mark='///', width=WIDTH):
    """`text` as comment lines of that mark, with a line break at the end; nothing for no text."""
    pad = ' ' * indent
    lines = textwrap.wrap(text, width - indent - len(mark) - 1, break_long_words=False, break_on_hyphens=False)
    return ''.join(f'{pad}{mark} {line}\n' for line in lines)


def block_comment(paragraphs, indent=0, width=WIDTH):
    """`/** ... */`, one paragraph a line break."""
    pad = ' ' * indent
    paragraphs = [p for p in paragraphs if p]
    if not paragraphs:
        return ''
    if len(paragraphs) == 1 and len(pad) + len(paragraphs[0]) + 7 <= width:
        return f'{pad}/** {paragraphs[0]} */\n'
    lines = []
    for p in paragraphs:
        lines += textwrap.wrap(p, width - indent - 3, break_long_words=False, break_on_hyphens=False)
    return f'{pad}/**\n' + ''.join(f'{pad} * {line}\n' for line in lines) + f'{pad} */\n'


def enclosed(start, items, end, indent=0, width=WIDTH):
    """`start item, item, item end`, broken after commas and aligned behind `start` where it is too long."""
    one_line = start + ', '.join(items) + end
    if max(len(line) for line in one_line.split('\n')) <= width or not items:
        return one_line
    column = len(start.split('\n')[-1])
    last = len(end.split('\n')[0])
    if column > width * 2 // 3 or max(len(i) for i in items) + column + last > width:
        column = indent + 4
        start += '\n' + ' ' * column
    lines = [[]]
    length = column
    for n, item in enumerate(items):
        tail = last if n == len(items) - 1 else 1
        if lines[-1] and length + len(item) + tail > width:
            lines.append([])
            length = column
        lines[-1].append(item)
        length += len(item) + 2
    return start + (',\n' + ' ' * column).join(', '.join(line) for line in lines) + end
