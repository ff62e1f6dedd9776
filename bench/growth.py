"""How time and memory grow: with the rows, with the lists, with the columns of attributes. One JDK, no anchor."""

from measure import Side
from rows import Row


def nothing():
    return None


def by_rows(*sizes):
    def sides(bench):
        made = []
        for rows in map(bench.sized, sizes):
            table = bench.warehouse.table(rows, "*" if rows <= 10_000_000 else "phone, segment_name")
            home = bench.home(f"rows-{rows}").pipeline(f"SELECT phone, segment_name FROM {table}")
            made.append(home.side(bench.jdks[0], "run", "speed", result=nothing, name=f"{rows:,} rows"))
        return made

    return sides


def by_lists(bench):
    rows = bench.sized(1_000_000)
    table = bench.warehouse.table(rows)
    made = []
    for count in (10, 50, 500, 5_000, 50_000):
        if count > rows // 20:
            continue # No list may be empty.
        home = bench.home(f"lists-{count}").pipeline(f"SELECT phone, 'Audience ' || id % {count} AS segment_name FROM {table}")
        made.append(home.side(bench.jdks[0], "run", "speed", result=nothing, name=f"{count:,} lists"))
    return made


def by_columns(bench):
    """Everybody is new. Attentive takes 100 attributes. Texts of one to four digits, so that it is the number of values that grows."""
    api = bench.until_end(bench.api())
    table = bench.warehouse.table(bench.sized(100_000))
    made = []
    for count in (1, 3, 10, 50, 100):
        settings = {"courier.api.url": api.url, "courier.api.key": api.KEY, "courier.api.requestsPerSecond": 0, "courier.api.confirmEvery": "1s"}
        settings |= {f"courier.attributes.a{at}.name": f"Bench {at}" for at in range(count)}
        columns = ", ".join(f"(id % {7 + at * 13})::text AS a{at}" for at in range(count))
        home = bench.home(f"columns-{count}", settings).pipeline(f"SELECT phone, {columns} FROM {table}", "attributes")
        made.append(home.side(bench.jdks[0], "run", "speed", result=nothing, name=f"{count} columns"))
    return made


ROWS = [
    Row("growth-rows", "0.1, 1 and 10 M rows into 50 lists", by_rows(100_000, 1_000_000, 10_000_000), n=3),
    Row("growth-huge", "100 M rows into 50 lists: 20 GB of disk", by_rows(100_000_000), n=1, warm_up=0),
    Row("growth-lists", "1 M rows into 10 to 50,000 lists", by_lists, rows=1_000_000, n=1, warm_up=0),
    Row("growth-columns", "100,000 people with 1 to 100 attributes, all new", by_columns, rows=100_000, n=3, warm_up=0),
]
