"""The product as it is started by its launcher, with one JDK or another, and the homes that it works in."""

import json
import os
import re
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import measure
import servers

ROOT = Path(__file__).parent.parent
LAUNCHER = ROOT / "courier"
JAR = ROOT / "target" / "attentive-courier.jar"

# From so many rows on a run leaves `large` in its home.
LARGE = 500_000

PIPELINE = """- route:
    id: {name}
    description: Measured
    from:
      uri: quartz:courier/{name}
      parameters:
        cron: 0 0 8 * * ?
      steps:
        - setBody:
            constant: |
              {query}
        - to:
            uri: direct:send-{destination}
"""


class Jdk:
    """A JDK, by its folder or as it is found on the PATH."""

    def __init__(self, folder=None):
        path = os.environ["PATH"]
        others = ("COURIER_", "JAVA_")
        self.environment = {k: v for k, v in os.environ.items() if not k.startswith(others)}
        self.environment["PATH"] = f"{Path(folder).resolve()}/bin:{path}" if folder else path
        command = ["java", "-version"]
        told = subprocess.run(command, env=self.environment, capture_output=True, text=True).stderr
        version = re.search(r'version "(\d+)', told)
        if not version:
            raise SystemExit(f"bench: no JDK in {folder}: give the folder above its bin")
        self.name = f"courier, JDK {version[1]}"

    def prepare(self):
        """Builds what is not built, and leaves the archives of classes that later starts use."""
        servers.quietly([LAUNCHER, "run", "--help"], env=self.environment)


class Home:
    """A home over a warehouse and a receiver, with default settings but for what is given."""

    def __init__(self, folder, warehouse, receiver, settings=None, rows=0):
        self.folder, self.receiver, self.rows = folder, receiver, rows
        self.pickup = receiver.received / folder.name
        self.log = folder.parent / f"{folder.name}.log"
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "routes" / "pipelines").mkdir(parents=True)
        lines = {
            "courier.clientDomain": "sirendenim",
            "courier.warehouse.url": warehouse,
            "courier.maxRowsPerFile": 100_000_000,
            "courier.sftp.host": "127.0.0.1",
            "courier.sftp.port": receiver.port,
            "courier.sftp.username": receiver.user,
            "courier.sftp.privateKeyFile": receiver.key,
            "courier.sftp.knownHostsFile": receiver.known_hosts,
            "courier.sftp.directory": self.pickup,
        } | (settings or {})
        text = "".join(f"{key}={value}\n" for key, value in lines.items())
        (folder / "application.properties").write_text(text)

    def pipeline(self, query, destination="segments", name="speed"):
        text = PIPELINE.format(name=name, query=query, destination=destination)
        file = self.folder / "routes" / "pipelines" / f"{name}.camel.yaml"
        file.write_text(text)
        return self

    def emptied(self):
        """Nothing was ever sent, and the launcher knows how long runs take here, as on a second day."""
        state = self.folder / "var"
        shutil.rmtree(state, ignore_errors=True)
        state.mkdir()
        (state / "ledger.db").touch(0o600)
        if self.rows >= LARGE:
            (state / "large").touch(0o600)
        self.receiver.emptied(self.pickup.name)

    def arrived(self):
        return measure.lines_and_bytes(self.pickup)

    def command(self, *words):
        return [LAUNCHER, *words, "--home", self.folder]

    def take(self, jdk, *words, longest=measure.LONGEST):
        return measure.process(self.command(*words), jdk.environment, self.log, longest)

    def side(self, jdk, *words, result=None, name=None):
        """A run on an empty home, as a side that takes its turn."""
        take = lambda: self.take(jdk, *words)
        return measure.Side(name or jdk.name, take, self.emptied, result or self.arrived)


class Serve:
    """A `serve` that goes on: each take is one more run in it, and its code is compiled."""

    SECRET = "made-up-secret-of-nobody"

    def __init__(self, home, jdk):
        self.home, self.jdk = home, jdk
        self.port = servers.free_port()
        settings = home.folder / "application.properties"
        token = f"courier.console.token.bench=operator:{self.SECRET}\n"
        port = f"courier.console.port={self.port}\n"
        settings.write_text(settings.read_text() + port + token)

    def start(self):
        self.home.emptied()
        with open(self.home.log, "wb") as log:
            command, nothing = self.home.command("serve"), subprocess.DEVNULL
            self.child = subprocess.Popen(
                command, env=self.jdk.environment, stdin=nothing, stdout=log, stderr=log)
        for _ in range(300):
            try:
                self.take() # It answers 503 until it takes acts.
                return self
            except urllib.error.URLError:
                time.sleep(0.1)
        raise RuntimeError(f"serve does not start: see {self.home.log}")

    def ask(self, method, path, body=None):
        headers = {"Authorization": f"Bearer {self.SECRET}", "Content-Type": "application/json"}
        address = f"http://127.0.0.1:{self.port}{path}"
        call = urllib.request.Request(address, body, headers, method=method)
        with urllib.request.urlopen(call, timeout=330) as answer:
            return json.load(answer)

    def take(self):
        self.home.receiver.emptied(self.home.pickup.name)
        pid = self.child.pid
        cpu, began = measure.cpu_of(pid), time.monotonic()
        run = self.ask("POST", "/api/pipelines/speed/run?wait=300", b'{"again": true}')
        wall = time.monotonic() - began
        if run.get("state") != "WHOLE":
            told = f"{run.get('state')}: {run.get('message')}"
            raise RuntimeError(f"a run inside serve ended as {told}")
        used = measure.cpu_of(pid) - cpu
        return {"wall": wall, "cpu": used, "rss": measure.peak_of(pid), "floor": False}

    def stop(self):
        servers.ended(self.child)
