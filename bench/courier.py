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
        self.environment = {key: value for key, value in os.environ.items() if not key.startswith(("COURIER_", "JAVA_"))}
        self.environment["PATH"] = f"{Path(folder).resolve()}/bin:{path}" if folder else path
        told = subprocess.run(["java", "-version"], env=self.environment, capture_output=True, text=True).stderr
        version = re.search(r'version "(\d+)', told)
        if not version:
            raise SystemExit(f"bench: no JDK in {folder}: give the folder above its bin")
        self.name = f"courier, JDK {version[1]}"

    def prepare(self):
        """Builds what is not built, and leaves the archives of classes that later starts use."""
        servers.quietly([LAUNCHER, "run", "--help"], env=self.environment)


class Home:
    """A home over a warehouse and a receiver, with default settings but for what is given."""

    def __init__(self, folder, warehouse, receiver, settings=None):
        self.folder, self.receiver = folder, receiver
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
        (folder / "application.properties").write_text("".join(f"{key}={value}\n" for key, value in lines.items()))

    def pipeline(self, query, destination="segments", name="speed"):
        text = PIPELINE.format(name=name, query=query, destination=destination)
        (self.folder / "routes" / "pipelines" / f"{name}.camel.yaml").write_text(text)
        return self

    def emptied(self):
        """As on its first day."""
        shutil.rmtree(self.folder / "var", ignore_errors=True)
        self.receiver.emptied(self.pickup.name)

    def arrived(self):
        return measure.lines_and_bytes(self.pickup)

    def command(self, *words):
        return [LAUNCHER, *words, "--home", self.folder]

    def take(self, jdk, *words, longest=measure.LONGEST):
        return measure.process(self.command(*words), jdk.environment, self.log, longest)

    def side(self, jdk, *words, result=None, name=None):
        """A run on an empty home, as a side that takes its turn."""
        return measure.Side(
            name or jdk.name, lambda: self.take(jdk, *words), self.emptied, result or self.arrived)


class Serve:
    """A `serve` that has run the same lists before, so that its code is compiled: each take is one more run in it."""

    def __init__(self, home, jdk):
        self.home, self.jdk = home, jdk
        self.port = servers.free_port()
        settings = home.folder / "application.properties"
        settings.write_text(
            settings.read_text() + f"courier.console.port={self.port}\ncourier.console.token.bench=operator:made-up-secret-of-nobody\n")

    def start(self):
        self.home.emptied()
        with open(self.home.log, "wb") as log:
            self.child = subprocess.Popen(self.home.command("serve"), env=self.jdk.environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        for _ in range(300):
            try:
                self.take() # It answers 503 until it takes acts.
                return self
            except urllib.error.URLError:
                time.sleep(0.1)
        raise RuntimeError(f"serve does not start: see {self.home.log}")

    def ask(self, method, path, body=None):
        headers = {"Authorization": "Bearer made-up-secret-of-nobody", "Content-Type": "application/json"}
        call = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", body, headers, method=method)
        with urllib.request.urlopen(call, timeout=330) as answer:
            return json.load(answer)

    def take(self):
        self.home.receiver.emptied(self.home.pickup.name)
        cpu, began = measure.cpu_of(self.child.pid), time.monotonic()
        run = self.ask("POST", "/api/pipelines/speed/run?wait=300", b'{"again": true}')
        wall = time.monotonic() - began
        if run.get("state") != "WHOLE":
            raise RuntimeError(f"a run inside serve ended as {run.get('state')}: {run.get('message')}")
        return {"wall": wall, "cpu": measure.cpu_of(self.child.pid) - cpu, "rss": measure.peak_of(self.child.pid), "floor": False}

    def stop(self):
        servers.ended(self.child)
