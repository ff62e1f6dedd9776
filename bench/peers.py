"""What others make of the same rows: DuckDB's own COPY, and the Camel route that a tutorial has."""

import subprocess

import courier
import measure
from measure import Side
from rows import Row
from sides import shell

LIB = courier.ROOT / "target" / "lib"
PEERS = courier.ROOT / "bench" / "peers"


def dumped(bench, rows, home):
    """The rows as a CSV file in a home's own folder."""
    table = bench.warehouse.table(rows)
    data = home.folder / "data"
    data.mkdir()
    file = data / "people.csv"
    with open(file, "wb") as rows_of_file:
        query = f"COPY (SELECT phone, segment_name FROM {table}) TO STDOUT (FORMAT csv, HEADER)"
        command = bench.warehouse.psql(query)
        subprocess.run(command, env=bench.warehouse.environment, stdout=rows_of_file, check=True)
    return file


def duckdb(bench):
    """Checks and splits in SQL, and sends nothing. The product reads the same file, and sends."""
    home = bench.home("duckdb", warehouse="jdbc:duckdb:")
    file = dumped(bench, bench.sized(10_000_000), home)
    rows = f"read_csv('data/{file.name}', all_varchar = true)"
    home.pipeline(f"SELECT phone, segment_name FROM {rows}")
    to = bench.folder / "duckdb-out"
    jar = next(LIB.glob("duckdb_jdbc-*.jar"))
    command = ["java", "-Xmx128m", "-cp", jar, PEERS / "DuckDbCopy.java", file, to]

    def peer(jdk):
        return measure.process(command, jdk.environment, bench.folder / "duckdb.log")

    return [
        Side("DuckDB's COPY, no upload", lambda: peer(bench.jdks[0]), lambda: bench.removed(to)),
        *(home.side(jdk, "run", "speed", result=lambda: None) for jdk in bench.jdks)]


def camel(bench):
    """No order, no duplicates, no hashes; lists are appended to under their final names."""
    rows = bench.sized(1_000_000)
    table = bench.warehouse.table(rows)
    home = bench.home("camel-beside").pipeline(f"SELECT phone, segment_name FROM {table}")
    folder = bench.receiver.received / "camel"
    environment = bench.jdks[0].environment | {
        "BENCH_URL": f"jdbc:postgresql://127.0.0.1:{bench.warehouse.port}/postgres?user=bench",
        "BENCH_QUERY": f"SELECT phone, segment_name FROM {table}",
        "BENCH_SFTP": f"{bench.receiver.user}@127.0.0.1:{bench.receiver.port}/{folder}",
        "BENCH_KEY": str(bench.receiver.key),
        "BENCH_KNOWN_HOSTS": str(bench.receiver.known_hosts),
    }
    log = f"-Dlogback.configurationFile={PEERS}/logback.xml"
    program = [PEERS / "NaiveCamel.java", PEERS / "naive.camel.yaml"]
    command = ["java", "-Xmx512m", log, "-cp", f"{LIB}/*", *program]
    return [
        shell(bench, table),
        Side(
            "naive Camel",
            lambda: measure.process(command, environment, bench.folder / "camel.log"),
            lambda: bench.receiver.emptied("camel"),
            lambda: measure.lines_and_bytes(folder)),
        *(home.side(jdk, "run", "speed") for jdk in bench.jdks)]


ROWS = [
    Row("peer-duckdb", "10 M rows of a CSV file: DuckDB's own COPY, and the product",
        duckdb, rows=10_000_000, n=3),
    Row("peer-camel", "1 M rows: the script, the naive Camel route, the product",
        camel, rows=1_000_000, n=3),
]
