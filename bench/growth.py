"""How time and memory grow: with the rows, with the lists, with the columns of attributes. One JDK, no anchor."""

from rows import Row


def side(bench, home, name):
    return home.side(bench.jdks[0], "run", "speed", result=lambda: None, name=name)


def by_rows(*sizes):
    def sides(bench):
        made = []
        for rows in dict.fromkeys(map(bench.sized, sizes)):
            table = bench.warehouse.table(rows, "*" if rows <= 10_000_000 else "phone, segment_name")
            home = bench.home(f"rows-{rows}", rows=rows).pipeline(f"SELECT phone, segment_name FROM {table}")
            made.append(side(bench, home, f"{rows:,} rows"))
        return made

    return sides


def by_lists(bench):
    rows = bench.sized(1_000_000)
    table = bench.warehouse.table(rows)
    made = []
    for count in (10, 50, 500, 5_000, 50_000):
        if count > rows // 20:
            continue # No list may be empty.
        query = f"SELECT phone, 'Audience ' || id % {count} AS segment_name FROM {table}"
        home = bench.home(f"lists-{count}", rows=rows).pipeline(query)
        made.append(side(bench, home, f"{count:,} lists"))
    return made


def by_columns(bench):
    """Everybody is new. Attentive takes 100 attributes. Short texts: the number of values grows."""
    api = bench.until_end(bench.api())
    table = bench.warehouse.table(bench.sized(100_000))
    made = []
    for count in (1, 3, 10, 50, 100):
        names = {f"courier.attributes.a{at}.name": f"Bench {at}" for at in range(count)}
        columns = ", ".join(f"(id % {7 + at * 13})::text AS a{at}" for at in range(count))
        home = bench.home(f"columns-{count}", api.settings() | names)
        home.pipeline(f"SELECT phone, {columns} FROM {table}", "attributes")
        made.append(side(bench, home, f"{count} columns"))
    return made


ROWS = [
    Row("growth-rows", "0.1, 1 and 10 M rows into 50 lists",
        by_rows(100_000, 1_000_000, 10_000_000), n=3),
    Row("growth-huge", "100 M rows into 50 lists: 20 GB of disk",
        by_rows(100_000_000), n=1, warm_up=0),
    Row("growth-lists", "1 M rows into 10 to 50,000 lists",
        by_lists, rows=1_000_000, n=1, warm_up=0),
    Row("growth-columns", "100,000 people with 1 to 100 attributes, all new",
        by_columns, rows=100_000, n=3, warm_up=0),
]
