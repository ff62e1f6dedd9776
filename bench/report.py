"""Tables and a chart of what was measured."""

import json
import os
import platform
import statistics
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
    name = next((line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")), "")
    gigabytes = round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)
    return f"{os.cpu_count()} cores ({name}), {gigabytes} GiB, {platform.system()} {platform.release()}"


def spread(values, digits):
    middle = f"{statistics.median(values):,.{digits}f}"
    least, most = f"{min(values):,.{digits}f}", f"{max(values):,.{digits}f}"
    return middle if least == most else f"{middle} [{least}-{most}]"


def memory(figures):
    return f"at most {max(one['rss'] for one in figures):.0f}" if figures[0]["floor"] else spread([one["rss"] for one in figures], 0)


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
            made.append((label, must, goal, {side: value(taken, side) for side in result["sides"] if side.startswith("courier")}))
    return made


def is_met(label, value, limit):
    """Of a rate more is better."""
    return value >= limit if label.startswith("MB/s") else value <= limit


def table_of_figures(made):
    jdks = sorted({jdk for *_, values in made for jdk in values}, key=lambda name: int(name.split()[-1]), reverse=True)
    lines = ["| figure | must | goal | " + " | ".join(jdk.replace("courier, ", "") for jdk in jdks) + " |", "| --- | --- | --- |" + " --- |" * len(jdks)]
    for label, must, goal, values in made:
        cells = []
        for jdk in jdks:
            value = values.get(jdk)
            word = "" if value is None else "goal" if is_met(label, value, goal) else "must" if is_met(label, value, must) else "missed"
            cells.append("–" if value is None else f"{shown(value)} {word}")
        lines.append(f"| {label} | {shown(must)} | {shown(goal)} | {' | '.join(cells)} |")
    return "\n".join(lines)


def shown(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.2f}"


def table_of_sides(rows, results):
    lines = ["| row | | n | wall, s | CPU, s | resident, MiB |", "| --- | --- | --- | --- | --- | --- |"]
    for row in rows:
        result = results.get(row.name)
        for at, (side, taken) in enumerate((result or {"sides": {}})["sides"].items()):
            lines.append(f"| {'' if at else row.title} | {side} | {result['n']} | {seconds(taken, 'wall')} | {seconds(taken, 'cpu')} | {memory(taken)} |")
    return "\n".join(lines)


def page(rows, results):
    sizes = [f"{name} {result['rows']:,}" for name, result in results.items() if result["rows"] and result["rows"] != next(row.rows for row in rows if row.name == name)]
    cut = f"\n\nA try, of fewer rows than the titles say: {', '.join(sizes)}." if sizes else ""
    commits = sorted({result["commit"] for result in results.values()})
    days = sorted({result["at"][:10] for result in results.values()})
    loads = [result["load"] for result in results.values()]
    return (
        f"Measured by `bench/run` on {', '.join(days)}, commit {', '.join(commits)}: {machine()}; load when a row began {min(loads)} to {max(loads)}. "
        f"Medians [least-most] of n turns.{cut}\n\n{table_of_figures(figures(rows, results))}\n\n{table_of_sides(rows, results)}\n")


def wrapped(text, width=118):
    """Lines of prose as long as a screen; tables as they are."""
    import textwrap

    return "\n".join(line if line.startswith("|") else textwrap.fill(line, width) for line in text.splitlines()) + "\n"


def write(rows, results, tried):
    """Results and tables beside the rows, the chart beside the page of performance, and the tables in it where it marks a place."""
    to = folder(tried)
    to.mkdir(parents=True, exist_ok=True)
    ordered = {row.name: results[row.name] for row in rows if row.name in results}
    (to / "results.json").write_text(json.dumps({"machine": machine(), "rows": ordered}, indent=1) + "\n")
    tables = wrapped(page(rows, ordered))
    (to / "results.md").write_text(tables)
    drawn = chart.of(figures(rows, ordered), is_met, shown)
    (to / "performance.svg" if tried else courier.ROOT / "docs" / "img" / "performance.svg").write_text(drawn)
    if not tried and PAGE.exists() and BEGIN in (text := PAGE.read_text()):
        before, after = text.split(BEGIN)[0], text.split(END)[1]
        PAGE.write_text(f"{before}{BEGIN}\n{tables}{END}{after}")
