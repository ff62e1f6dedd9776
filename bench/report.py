"""Tables and a chart of what was measured."""

import json
import os
import platform
import statistics
import textwrap
from pathlib import Path

import chart
import courier

HERE = Path(__file__).parent
PAGE = courier.ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- bench -->", "<!-- /bench -->"


def folder(tried):
    return courier.ROOT / "target" / "bench" if tried else HERE


def read(tried):
    file = folder(tried) / "results.json"
    return json.loads(file.read_text())["rows"] if file.exists() else {}


def machine():
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    names = [line.split(":")[1].strip() for line in lines if line.startswith("model name")]
    gigabytes = round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)
    kernel = f"{platform.system()} {platform.release()}"
    return f"{os.cpu_count()} cores ({(names or ['?'])[0]}), {gigabytes} GiB, {kernel}"


def spread(values, digits):
    middle = f"{statistics.median(values):,.{digits}f}"
    least, most = f"{min(values):,.{digits}f}", f"{max(values):,.{digits}f}"
    return middle if least == most else f"{middle} [{least}-{most}]"


def memory(figures):
    peaks = [one["rss"] for one in figures]
    return f"at most {max(peaks):.0f}" if figures[0]["floor"] else spread(peaks, 0)


def seconds(figures, key):
    values = [one[key] for one in figures]
    return spread(values, 2 if statistics.median(values) < 100 else 0)


def figures(rows, results):
    """(label, must, goal, value by the JDK of the product) of all that was measured."""
    made = []
    for row in rows:
        if row.name not in results:
            continue
        result = results[row.name]
        taken = result["sides"] | {"rows": result["rows"]}
        for label, must, goal, value in row.figures:
            product = [side for side in result["sides"] if side.startswith("courier")]
            made.append((label, must, goal, {side: value(taken, side) for side in product}))
    return made


def is_met(label, value, limit):
    """Of a rate more is better."""
    return value >= limit if label.startswith("MB/s") else value <= limit


def table_of_figures(made):
    jdks = sorted({jdk for *_, values in made for jdk in values}, key=chart.version, reverse=True)
    names = [jdk.replace("courier, ", "") for jdk in jdks]
    lines = [row(["figure", "must", "goal", *names]), row(["---"] * (3 + len(jdks)))]
    for label, must, goal, values in made:
        cells = [cell(label, must, goal, values.get(jdk)) for jdk in jdks]
        lines.append(row([label, shown(must), shown(goal), *cells]))
    return "\n".join(lines)


def row(cells):
    return f"| {' | '.join(map(str, cells))} |"


def cell(label, must, goal, value):
    if value is None:
        return "–"
    return f"{shown(value)} {chart.verdict(label, must, goal, value, is_met)}"


def shown(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.2f}"


def table_of_sides(rows, results):
    lines = [row(["row", "", "n", "wall, s", "CPU, s", "resident, MiB"]), row(["---"] * 6)]
    for measured in (one for one in rows if one.name in results):
        result = results[measured.name]
        title = measured.title
        for side, taken in result["sides"].items():
            times = [seconds(taken, "wall"), seconds(taken, "cpu")]
            lines.append(row([title, side, result["n"], *times, memory(taken)]))
            title = ""
    return "\n".join(lines)


def page(rows, results):
    full = {one.name: one.rows for one in rows}
    sizes = {name: result["rows"] for name, result in results.items() if result["rows"]}
    cut = {name: size for name, size in sizes.items() if size != full[name]}
    tried = ", ".join(f"{name} {size:,}" for name, size in cut.items())
    fewer = f"\n\nA try, of fewer rows than the titles say: {tried}." if cut else ""
    commits = ", ".join(sorted({result["commit"] for result in results.values()}))
    days = ", ".join(sorted({result["at"][:10] for result in results.values()}))
    loads = [result["load"] for result in results.values()]
    return (
        f"Measured by `bench/run` on {days}, commit {commits}: {machine()}; load when a row began"
        f" {min(loads)} to {max(loads)}. Medians [least-most] of n turns.{fewer}\n\n"
        f"{table_of_figures(figures(rows, results))}\n\n{table_of_sides(rows, results)}\n")


def wrapped(text, width=118):
    """Lines of prose as long as a screen; tables as they are."""
    lines = (
        line if line.startswith("|") else textwrap.fill(line, width) for line in text.splitlines())
    return "\n".join(lines) + "\n"


def write(rows, results, tried):
    """Results, tables and the chart; the tables into the page of performance where it marks a place."""
    to = folder(tried)
    to.mkdir(parents=True, exist_ok=True)
    ordered = {row.name: results[row.name] for row in rows if row.name in results}
    (to / "results.json").write_text(json.dumps({"machine": machine(), "rows": ordered}, indent=1) + "\n")
    tables = wrapped(page(rows, ordered))
    (to / "results.md").write_text(tables)
    drawn = chart.of(figures(rows, ordered), is_met, shown)
    picture = to if tried else courier.ROOT / "docs" / "img"
    (picture / "performance.svg").write_text(drawn)
    if not tried and PAGE.exists() and BEGIN in (text := PAGE.read_text()):
        before, after = text.split(BEGIN)[0], text.split(END)[1]
        PAGE.write_text(f"{before}{BEGIN}\n{tables}{END}{after}")
