"""The rows of the table: what each measures beside its anchor, and what it must be."""

import measure
from sides import (
    SHELL, changed, first_row, help_page, lists, many_files, one_file, plans, rehearsal, warm)


class Row:
    """What is measured, how often, and its figures: (label, must, goal, what a side's value is)."""

    def __init__(self, name, title, sides, figures=(), rows=None, n=None, warm_up=1):
        self.name, self.title, self.sides, self.figures = name, title, sides, figures
        self.rows, self.n, self.warm_up = rows, n, warm_up


def over(anchor, key="wall"):
    """A side's median over that of its anchor."""
    return lambda taken, side: measure.middle(taken[side], key) / measure.middle(taken[anchor], key)


def rate_over(anchor):
    return lambda taken, side: measure.middle(taken[anchor], "wall") / measure.middle(taken[side], "wall")


def own(key):
    return lambda taken, side: measure.middle(taken[side], key)


def cpu_a_row(taken, side):
    return measure.middle(taken[side], "cpu") / taken["rows"] * 1e6


# A column of type char without a length is never read by COPY.
CURSOR = "phone, segment_name::bpchar AS segment_name"

ROWS = [
    Row("ten-million", "10 M rows into 50 lists",
        lists(10_000_000), rows=10_000_000, figures=[
            ("wall / shell, 10 M rows", 0.80, 0.60, over(SHELL)),
            ("CPU a row, start included, µs", 0.80, 0.55, cpu_a_row),
            ("peak resident memory, MiB", 180, 140, own("rss"))]),
    Row("million", "1 M rows",
        lists(1_000_000), rows=1_000_000, figures=[
            ("wall / shell, 1 M rows", 1.5, 1.1, over(SHELL))]),
    Row("hundred-thousand", "100,000 rows",
        lists(100_000), rows=100_000, figures=[
            ("wall / shell, 100,000 rows", 3.0, 2.0, over(SHELL))]),
    Row("cursor", "10 M rows through the driver's cursor",
        lists(10_000_000, CURSOR), rows=10_000_000, figures=[
            ("wall / shell, through a cursor", 1.00, 0.80, over(SHELL))]),
    Row("serve", "1 M rows inside a warm serve",
        warm, rows=1_000_000, figures=[
            ("wall / shell, 1 M rows in a warm serve", 0.80, 0.60, over(SHELL))]),
    Row("gzip", "10 M rows, lists by gzip; the script's by two gzip -1",
        lists(10_000_000, gzip=True), rows=10_000_000, figures=[
            ("wall / shell, with gzip", 0.80, 0.60, over(SHELL))]),
    Row("one-file", "one file of 1 GB, from its first byte at the receiver to its name",
        one_file, rows=13_200_000, figures=[
            ("MB/s / OpenSSH's sftp, 1 GB", 0.80, 0.90, rate_over("sftp"))]),
    Row("many-plan", "plan of 1 M rows in 50,000 lists",
        plans, rows=1_000_000, figures=[
            ("plan of 50,000 lists / of 50", 2.0, 1.3, over("plan of 50"))]),
    Row("many-run", "run of 1 M rows in 50,000 lists",
        many_files, rows=1_000_000, n=3, warm_up=0, figures=[
            ("run of 50,000 lists / sftp -b of their files", 1.5, 1.0, over("sftp -b"))]),
    Row("changed", "10 M people, 3 attributes, 1 % changed",
        changed, rows=10_000_000, figures=[
            ("attributes, 1 % changed / COPY into nothing", 6, 3, over("COPY"))]),
    Row("help", "courier --help",
        help_page, figures=[("--help, s", 0.4, 0.25, own("wall"))]),
    Row("first-row", "the first row of a run of 1,000",
        first_row, figures=[("first row of a small run, s", 1.2, 0.8, own("wall"))]),
    Row("rehearse", "courier rehearse again, built",
        rehearsal, figures=[("rehearse again, s", 8, 5, own("wall"))]),
]
