"""Who takes turns in each row: the product, and what it is measured beside."""

import os
import shutil
import subprocess
import time

import courier
import measure
from measure import Side

SHELL = "shell"


def shell(bench, table, gzip=False):
    """The script, into a folder of its own at the receiver."""
    folder = bench.receiver.received / "shell"
    environment = bench.warehouse.environment | {"SFTP_CONFIG": str(bench.receiver.client), "LC_ALL": "C.UTF-8"}
    command = [courier.ROOT / "bench" / "anchor.sh", table, folder, *(["gzip"] if gzip else [])]
    return Side(
        SHELL,
        lambda: measure.process(command, environment, bench.folder / "shell.log"),
        lambda: bench.receiver.emptied("shell"),
        (lambda: None) if gzip else lambda: measure.lines_and_bytes(folder))


def lists(rows, columns="phone, segment_name", gzip=False):
    """The sides of a whole run of so many rows: the script, and the product on each JDK."""

    def sides(bench):
        table = bench.warehouse.table(bench.sized(rows))
        settings = {"courier.compression": "gzip"} if gzip else {}
        home = bench.home("lists", settings, rows=bench.sized(rows)).pipeline(f"SELECT {columns} FROM {table}")
        nothing = (lambda: None) if gzip else None
        product = [home.side(jdk, "run", "speed", result=nothing) for jdk in bench.jdks]
        return [shell(bench, table, gzip), *product]

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
    """A command that puts one file into a folder, timed from its first byte to its final name."""
    with open(log, "wb") as words:
        nothing = subprocess.DEVNULL
        child = subprocess.Popen(
            command, env=environment, stdin=nothing, stdout=words, stderr=words)
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
    """The product sends the kept file of a run again, `sftp` the same bytes."""
    rows = f"generate_series(1::bigint, {bench.sized(13_200_000)}) AS id"
    query = f"SELECT 2900000000 + id AS phone, '{ONE_NAME}' AS segment_name FROM {rows}"
    home = bench.home("one-file").pipeline(query)
    home.emptied()
    home.take(bench.jdks[0], "run", "speed")
    kept = bench.folder / "one-file.csv"
    shutil.copy(next(home.pickup.iterdir()), kept)
    batch = bench.folder / "one-file.batch"
    batch.write_text(f"put {kept} one.csv.part\nrename one.csv.part one.csv\n")
    to = bench.receiver.received / "shell"
    cipher = ["-c", "aes128-gcm@openssh.com"]
    sftp = [
        "sftp", "-q", "-b", batch, *cipher, "-F", bench.receiver.client, f"receiver:{to}"]

    def resend(jdk):
        """Only the newest run is sent again, and that is a run of its own."""
        runs = (home.folder / "var" / "sent").iterdir()
        newest = max(runs, key=lambda run: int(run.name.split(".")[-1])).name
        return arriving(home.pickup, home.command("resend", newest), jdk.environment, home.log)

    return [
        Side(
            "sftp",
            lambda: arriving(to, sftp, os.environ, bench.folder / "shell.log"),
            lambda: bench.receiver.emptied("shell"),
            lambda: measure.lines_and_bytes(to)),
        *(Side(
            jdk.name,
            lambda jdk=jdk: resend(jdk),
            lambda: bench.receiver.emptied(home.pickup.name),
            home.arrived) for jdk in bench.jdks)]


def of_segments(bench, count, name):
    rows = bench.sized(1_000_000)
    table = bench.warehouse.table(rows)
    count = min(count, rows // 20) # No list may be empty.
    query = f"SELECT phone, 'Audience ' || id % {count} AS segment_name FROM {table}"
    return bench.home(name, rows=rows).pipeline(query)


def plans(bench):
    few, many = of_segments(bench, 50, "few"), of_segments(bench, 50_000, "many")
    nothing = lambda: None
    return [
        few.side(bench.jdks[0], "plan", "speed", result=nothing, name="plan of 50"),
        *(many.side(jdk, "plan", "speed", result=nothing) for jdk in bench.jdks)]


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


# Seconds from a job's acceptance to the first look at it, the least that can be set: the API's.
WAIT = 1.0


def changed(bench):
    """Everybody was applied before, by a run that is not measured; its home is put back each time.

    The run goes to its end, so that who was applied is kept; the wait for the jobs is taken off.
    """
    api = bench.until_end(bench.api())
    table = bench.warehouse.table(bench.sized(10_000_000))
    columns = {"tier": "string", "store": "string", "opted": "boolean"}
    settings = api.settings()
    for column, kind in columns.items():
        declared = f"courier.attributes.{column}"
        settings |= {f"{declared}.name": f"Bench {column}", f"{declared}.type": kind}
    home = bench.home("changed", settings)
    others = "store_id::text AS store, opted_in AS opted"
    query = f"SELECT phone, {{}} AS tier, {others} FROM {table}"
    kept, state = bench.folder / f"changed-{table}", home.folder / "var"
    if not kept.exists():
        print("bench: everybody is sent once: minutes, once a --dir", flush=True)
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
    environment = bench.warehouse.environment
    return [
        Side("COPY", lambda: measure.process(copy, environment, "/dev/null")),
        *(Side(jdk.name, lambda jdk=jdk: take(jdk), put_back) for jdk in bench.jdks)]


def alike(bench, command, log):
    """One command on each JDK."""
    take = lambda jdk: measure.process(command, jdk.environment, log)
    return [Side(jdk.name, lambda jdk=jdk: take(jdk)) for jdk in bench.jdks]


def help_page(bench):
    home = bench.home("help")
    return alike(bench, [courier.LAUNCHER, "--help"], home.log)


def first_row(bench):
    """The server tells when it gives the first row, in its log, as seconds since 1970."""
    table = bench.warehouse.table(1000)
    bench.warehouse.ask(
        "CREATE OR REPLACE FUNCTION told() RETURNS boolean LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE LOG 'bench: the first row'; RETURN true; END $$")
    first = "CASE WHEN id = 1 THEN told() ELSE true END"
    query = f"SELECT phone, segment_name FROM {table} WHERE {first}"
    home = bench.home("first-row").pipeline(query)

    def take(jdk):
        began = time.time()
        figures = home.take(jdk, "run", "speed")
        log = bench.warehouse.log.read_text().splitlines()
        told = next(line for line in reversed(log) if "bench: the first row" in line)
        return figures | {"wall": float(told.split()[0]) - began}

    return [Side(jdk.name, lambda jdk=jdk: take(jdk), home.emptied) for jdk in bench.jdks]


def rehearsal(bench):
    home = bench.folder / "rehearsed"
    home.mkdir(exist_ok=True)
    command = [courier.LAUNCHER, "rehearse", "--home", home]
    return alike(bench, command, bench.folder / "rehearse.log")
