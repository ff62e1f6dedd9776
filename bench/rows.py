"""The rows of the table: each measures one thing beside its anchor."""

import os
import shutil
import subprocess
import time

import courier
import measure
from measure import Side

SHELL = "shell"


class Row:
    """What is measured, in how many turns, and which figures are made of it: (label, must, goal, what a side's is)."""

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


def shell(bench, table, gzip=False):
    """The script, into a folder of its own at the receiver."""
    folder = bench.receiver.received / "shell"
    environment = bench.warehouse.environment | {"SFTP_CONFIG": str(bench.receiver.client), "LC_ALL": "C.UTF-8"}
    command = [courier.ROOT / "bench" / "anchor.sh", table, folder, *(["gzip"] if gzip else [])]
    return Side(
        SHELL,
        lambda: measure.process(command, environment, bench.folder / "shell.log"),
        lambda: bench.receiver.emptied("shell"),
        None if gzip else lambda: measure.lines_and_bytes(folder))


def lists(rows, columns="phone, segment_name", gzip=False):
    """The sides of a whole run of so many rows: the script, and the product on each JDK."""

    def sides(bench):
        table = bench.warehouse.table(bench.sized(rows))
        settings = {"courier.compression": "gzip"} if gzip else {}
        home = bench.home("lists", settings).pipeline(f"SELECT {columns} FROM {table}")
        nothing = (lambda: None) if gzip else None
        anchor = shell(bench, table, gzip)
        anchor.result = anchor.result or (lambda: None)
        return [anchor, *(home.side(jdk, "run", "speed", result=nothing) for jdk in bench.jdks)]

    return sides


def warm(bench):
    table = bench.warehouse.table(bench.sized(1_000_000))
    sides = [shell(bench, table)]
    for jdk in bench.jdks:
        home = bench.home("serve-" + jdk.name.split()[-1]).pipeline(f"SELECT phone, segment_name FROM {table}")
        serve = bench.until_end(courier.Serve(home, jdk))
        for _ in range(3):
            serve.take()
        sides.append(Side(jdk.name, serve.take, result=home.arrived))
    return sides


# The longest name makes the fewest rows: 76 bytes each.
ONE_NAME = ("One File Of The Longest Name That There Is " * 2)[:64].strip().ljust(64, "x")


def arriving(folder, command, environment, log):
    """The figures of a command that puts one file into a folder; its time is from the file's first byte to its final name."""
    with open(log, "wb") as words:
        child = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=words, stderr=words)
    first = last = time.monotonic()
    seen = False
    while not os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
        names = os.listdir(folder)
        if names and not seen:
            seen, first = True, time.monotonic()
        if names and not names[0].endswith(".part"):
            last = time.monotonic()
            break
        time.sleep(0.002)
    return measure.waited(child, log) | {"wall": last - first}


def one_file(bench):
    """The product sends the kept file of a run again; `sftp` sends the same bytes. Both are timed at the receiver."""
    rows = bench.sized(13_200_000)
    query = f"SELECT 2900000000 + id AS phone, '{ONE_NAME}' AS segment_name FROM generate_series(1::bigint, {rows}) AS id"
    home = bench.home("one-file").pipeline(query)
    home.emptied()
    home.take(bench.jdks[0], "run", "speed")
    kept = bench.folder / "one-file.csv"
    shutil.copy(next(home.pickup.iterdir()), kept)
    batch = bench.folder / "one-file.batch"
    batch.write_text(f"put {kept} one.csv.part\nrename one.csv.part one.csv\n")
    to = bench.receiver.received / "shell"
    sftp = ["sftp", "-q", "-b", batch, "-c", "aes128-gcm@openssh.com", "-F", bench.receiver.client, f"receiver:{to}"]

    def resend(jdk):
        """Only the newest run is sent again, and that is a run of its own."""
        newest = max((home.folder / "var" / "sent").iterdir(), key=lambda run: int(run.name.split(".")[-1]))
        return arriving(home.pickup, home.command("resend", newest.name), jdk.environment, home.log)

    return [
        Side(
            "sftp",
            lambda: arriving(to, sftp, os.environ, bench.folder / "shell.log"),
            lambda: bench.receiver.emptied("shell"),
            lambda: measure.lines_and_bytes(to)),
        *(Side(
            jdk.name, lambda jdk=jdk: resend(jdk), lambda: bench.receiver.emptied(home.pickup.name), home.arrived)
          for jdk in bench.jdks)]


def of_segments(bench, count, name):
    rows = bench.sized(1_000_000)
    table = bench.warehouse.table(rows)
    count = min(count, rows // 20) # No list may be empty.
    return bench.home(name).pipeline(f"SELECT phone, 'Audience ' || id % {count} AS segment_name FROM {table}")


def plans(bench):
    few, many = of_segments(bench, 50, "few"), of_segments(bench, 50_000, "many")
    jdk = bench.jdks[0]
    nothing = lambda: None
    return [few.side(jdk, "plan", "speed", result=nothing, name="plan of 50"), *(
        many.side(each, "plan", "speed", result=nothing) for each in bench.jdks)]


def many_files(bench):
    """`sftp -b` gets the files of a run of the product, so it is the upload alone."""
    home = of_segments(bench, 50_000, "many")
    home.emptied()
    home.take(bench.jdks[0], "run", "speed")
    kept = bench.folder / "many-files"
    shutil.rmtree(kept, ignore_errors=True)
    shutil.copytree(home.pickup, kept)
    batch = bench.folder / "many-files.batch"
    with open(batch, "w") as steps:
        for file in sorted(kept.iterdir()):
            steps.write(f"put {file} {file.name}.part\nrename {file.name}.part {file.name}\n")
    to = bench.receiver.received / "shell"
    sftp = ["sftp", "-q", "-b", batch, "-F", bench.receiver.client, f"receiver:{to}"]
    anchor = Side(
        "sftp -b",
        lambda: measure.process(sftp, os.environ, bench.folder / "shell.log"),
        lambda: bench.receiver.emptied("shell"),
        lambda: measure.lines_and_bytes(to))
    return [anchor, *(home.side(jdk, "run", "speed") for jdk in bench.jdks)]


# Seconds between the acceptance of a job and the first look at it: the least that can be set. The API's, not the product's.
WAIT = 1.0


def changed(bench):
    """Everybody was applied before, by a run that is not measured; its home is put back before each take.

    The run goes to its end, so that who was applied is kept, and the wait for the jobs is taken off its time.
    """
    api = bench.until_end(bench.api())
    table = bench.warehouse.table(bench.sized(10_000_000))
    columns = {"tier": "string", "store": "string", "opted": "boolean"}
    settings = {"courier.api.url": api.url, "courier.api.key": api.KEY, "courier.api.requestsPerSecond": 0, "courier.api.confirmEvery": "1s"}
    for column, kind in columns.items():
        settings |= {f"courier.attributes.{column}.name": f"Bench {column}", f"courier.attributes.{column}.type": kind}
    home = bench.home("changed", settings)
    query = f"SELECT phone, {{}} AS tier, store_id::text AS store, opted_in AS opted FROM {table}"
    kept, state = bench.folder / f"changed-{table}", home.folder / "var"
    if not kept.exists():
        print("bench: everybody is sent once, so that one in a hundred changes: minutes, once a --dir", flush=True)
        home.pipeline(query.format("loyalty_tier"), "attributes").emptied()
        home.take(bench.jdks[0], "run", "speed", longest=3600)
        state.rename(kept)
    after = query.format("CASE WHEN id % 100 = 0 THEN 'platinum' ELSE loyalty_tier END")
    home.pipeline(after, "attributes")

    def put_back():
        shutil.rmtree(state, ignore_errors=True)
        subprocess.run(["cp", "-a", "--reflink=auto", kept, state], check=True)

    def take(jdk):
        figures = home.take(jdk, "run", "speed")
        return figures | {"wall": figures["wall"] - WAIT}

    copy = bench.warehouse.psql(f"COPY ({after}) TO STDOUT")
    return [
        Side("COPY", lambda: measure.process(copy, bench.warehouse.environment, "/dev/null")),
        *(Side(jdk.name, lambda jdk=jdk: take(jdk), put_back) for jdk in bench.jdks)]


def help_page(bench):
    home = bench.home("help")
    return [Side(jdk.name, lambda jdk=jdk: measure.process([courier.LAUNCHER, "--help"], jdk.environment, home.log)) for jdk in bench.jdks]


def first_row(bench):
    """The server tells when it gives the first row, in its log, as seconds since 1970."""
    table = bench.warehouse.table(1000)
    bench.warehouse.ask(
        "CREATE OR REPLACE FUNCTION told() RETURNS boolean LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE LOG 'bench: the first row'; RETURN true; END $$")
    query = f"SELECT phone, segment_name FROM {table} WHERE CASE WHEN id = 1 THEN told() ELSE true END"
    home = bench.home("first-row").pipeline(query)

    def take(jdk):
        began = time.time()
        figures = home.take(jdk, "run", "speed")
        told = [line for line in bench.warehouse.log.read_text().splitlines() if "bench: the first row" in line]
        return figures | {"wall": float(told[-1].split()[0]) - began}

    return [Side(jdk.name, lambda jdk=jdk: take(jdk), home.emptied) for jdk in bench.jdks]


def rehearsal(bench):
    home = bench.folder / "rehearsed"
    home.mkdir(exist_ok=True)
    command = [courier.LAUNCHER, "rehearse", "--home", home]
    return [Side(jdk.name, lambda jdk=jdk: measure.process(command, jdk.environment, bench.folder / "rehearse.log")) for jdk in bench.jdks]


def cpu_a_row(taken, side):
    return measure.middle(taken[side], "cpu") / taken["rows"] * 1e6


ROWS = [
    Row("ten-million", "10 M rows into 50 lists", lists(10_000_000), rows=10_000_000, figures=[
        ("wall / shell, 10 M rows", 0.80, 0.60, over(SHELL)),
        ("CPU a row, start included, µs", 0.80, 0.55, cpu_a_row),
        ("peak resident memory, MiB", 180, 140, own("rss"))]),
    Row("million", "1 M rows", lists(1_000_000), rows=1_000_000, figures=[
        ("wall / shell, 1 M rows", 1.5, 1.1, over(SHELL))]),
    Row("hundred-thousand", "100,000 rows", lists(100_000), rows=100_000, figures=[
        ("wall / shell, 100,000 rows", 3.0, 2.0, over(SHELL))]),
    # A column of type char without a length is never read by COPY.
    Row("cursor", "10 M rows through the driver's cursor", lists(10_000_000, "phone, segment_name::bpchar AS segment_name"), rows=10_000_000, figures=[
        ("wall / shell, through a cursor", 1.00, 0.80, over(SHELL))]),
    Row("serve", "1 M rows inside a warm serve", warm, rows=1_000_000, figures=[
        ("wall / shell, 1 M rows in a warm serve", 0.80, 0.60, over(SHELL))]),
    Row("gzip", "10 M rows, lists by gzip; the script's by two gzip -1", lists(10_000_000, gzip=True), rows=10_000_000, figures=[
        ("wall / shell, with gzip", 0.80, 0.60, over(SHELL))]),
    Row("one-file", "one file of 1 GB, aes128-gcm: from its first byte at the receiver to its name", one_file, rows=13_200_000, figures=[
        ("MB/s / OpenSSH's sftp, 1 GB", 0.80, 0.90, rate_over("sftp"))]),
    Row("many-plan", "plan of 1 M rows in 50,000 lists", plans, rows=1_000_000, figures=[
        ("plan of 50,000 lists / of 50", 2.0, 1.3, over("plan of 50"))]),
    Row("many-run", "run of 1 M rows in 50,000 lists", many_files, rows=1_000_000, n=3, warm_up=0, figures=[
        ("run of 50,000 lists / sftp -b of their files", 1.5, 1.0, over("sftp -b"))]),
    Row("changed", "10 M people, 3 attributes, 1 % changed", changed, rows=10_000_000, figures=[
        ("attributes, 1 % changed / COPY into nothing", 6, 3, over("COPY"))]),
    Row("help", "courier --help", help_page, figures=[("--help, s", 0.4, 0.25, own("wall"))]),
    Row("first-row", "the first row of a run of 1,000", first_row, figures=[("first row of a small run, s", 1.2, 0.8, own("wall"))]),
    Row("rehearse", "courier rehearse again, built", rehearsal, figures=[("rehearse again, s", 8, 5, own("wall"))]),
]
