"""The servers of a measurement, all on loopback: PostgreSQL, OpenSSH, the stand-in's API."""

import getpass
import glob
import os
import pwd
import shutil
import socket
import subprocess
import time
from pathlib import Path

HERE = Path(__file__).parent


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def program(name, *folders):
    """The path of a program that not everybody has on the PATH."""
    places = os.pathsep.join([os.environ["PATH"], *folders])
    found = shutil.which(name, path=places)
    if not found:
        needs = "install PostgreSQL and OpenSSH, servers and clients"
        raise SystemExit(f"bench: no {name} on this machine: {needs}")
    return found


def quietly(command, **options):
    pipe, both = subprocess.PIPE, subprocess.STDOUT
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=pipe, stderr=both, **options)
    if done.returncode:
        raise SystemExit(f"bench: {' '.join(map(str, command))} failed:\n{done.stdout.decode()}")
    return done.stdout.decode()


def ended(child):
    """Ends a child and waits for it."""
    child.terminate()
    try:
        child.wait(30)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


class Postgres:
    """A warehouse as it is in use: what is committed is on disk. Shared buffers hold a table."""

    def __init__(self, folder):
        self.folder = folder / "postgres"
        self.log = folder / "postgres.log"
        self.port = free_port()
        binaries = glob.glob("/usr/lib/postgresql/*/bin")
        newest = sorted(binaries, key=lambda path: int(path.split("/")[4]), reverse=True)
        self.initdb = program("initdb", *newest)
        self.server = program("postgres", *newest)
        # PostgreSQL does not run as root.
        self.owner = "postgres" if os.geteuid() == 0 else getpass.getuser()
        self.environment = os.environ | {
            "PGHOST": "127.0.0.1", "PGPORT": str(self.port), "PGUSER": "bench",
            "PGDATABASE": "postgres"}

    def start(self):
        group = pwd.getpwnam(self.owner).pw_gid
        as_owner = {"user": self.owner, "group": group} if os.geteuid() == 0 else {}
        if not (self.folder / "PG_VERSION").exists():
            self.folder.mkdir(mode=0o700, exist_ok=True)
            if as_owner:
                shutil.chown(self.folder, self.owner)
            form = ["-A", "trust", "-U", "bench", "-E", "UTF8", "--locale=C"]
            quietly([self.initdb, "-D", self.folder, *form], cwd="/", **as_owner)
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20
        settings = {
            "listen_addresses": "127.0.0.1", "port": self.port, "unix_socket_directories": "",
            "shared_buffers": f"{min(4096, memory // 6)}MB", "wal_level": "minimal",
            "max_wal_senders": 0, "max_wal_size": "8GB", "autovacuum": "off",
            "log_line_prefix": "%n ",
        }
        options = [word for key, value in settings.items() for word in ("-c", f"{key}={value}")]
        with open(self.log, "wb") as log:
            command = [self.server, "-D", self.folder, *options]
            self.child = subprocess.Popen(command, cwd="/", stdout=log, stderr=log, **as_owner)
        asked = self.psql("SELECT 1")
        for _ in range(600):
            answer = subprocess.run(asked, env=self.environment, capture_output=True)
            if self.child.poll() is not None:
                break
            if answer.returncode == 0:
                return self
            time.sleep(0.1)
        raise SystemExit(f"bench: PostgreSQL does not start: see {self.log}")

    @staticmethod
    def psql(statement):
        return ["psql", "-qAtX", "-v", "ON_ERROR_STOP=1", "-c", statement]

    def ask(self, statement):
        return quietly(self.psql(statement), env=self.environment).strip()

    def table(self, rows, columns="*"):
        """The name of a table of so many people, made where it is missing."""
        name = f"people_{rows}" if columns == "*" else f"pairs_{rows}"
        if not self.ask(f"SELECT to_regclass('{name}')"):
            print(f"bench: making {rows:,} people", flush=True)
            made = ["-v", f"table={name}", "-v", f"rows={rows}", "-v", f"columns={columns}"]
            command = ["psql", "-qX", *made, "-f", HERE / "people.sql"]
            quietly(command, env=self.environment)
        return name

    def stop(self):
        # Not the signal of a smart end: that waits for whoever is still there.
        self.child.send_signal(2)
        self.child.wait()


class OpenSsh:
    """A receiver of files, in the name of who measures."""

    def __init__(self, folder):
        self.folder = folder / "openssh"
        self.received = folder / "received"
        self.port = free_port()
        self.user = getpass.getuser()
        self.key = self.folder / "key"
        self.known_hosts = self.folder / "known_hosts"
        self.client = self.folder / "client"

    def start(self):
        self.folder.mkdir(exist_ok=True)
        self.received.mkdir(exist_ok=True)
        for name in ("key", "host"):
            if not (self.folder / name).exists():
                quietly(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", self.folder / name])
        host = (self.folder / "host.pub").read_text().split()
        self.known_hosts.write_text(f"[127.0.0.1]:{self.port} {host[0]} {host[1]}\n")
        self.client.write_text(
            f"Host receiver\n HostName 127.0.0.1\n Port {self.port}\n User {self.user}\n"
            f" IdentityFile {self.key}\n IdentitiesOnly yes\n"
            f" UserKnownHostsFile {self.known_hosts}\n")
        config = self.folder / "server"
        config.write_text(
            f"Port {self.port}\nListenAddress 127.0.0.1\nHostKey {self.folder}/host\n"
            f"AuthorizedKeysFile {self.folder}/key.pub\nPidFile none\nStrictModes no\n"
            "UsePAM no\nPasswordAuthentication no\nPermitRootLogin yes\nUseDNS no\n"
            "LogLevel ERROR\nSubsystem sftp internal-sftp -d /\n")
        if os.geteuid() == 0:
            Path("/run/sshd").mkdir(exist_ok=True)
        server = program("sshd", "/usr/sbin", "/usr/local/sbin")
        with open(self.folder / "log", "wb") as log:
            self.child = subprocess.Popen([server, "-D", "-e", "-f", config], stdout=log, stderr=log)
        for _ in range(100):
            with socket.socket() as call:
                if call.connect_ex(("127.0.0.1", self.port)) == 0:
                    return self
            time.sleep(0.1)
        raise SystemExit(f"bench: OpenSSH does not start: see {self.folder}/log")

    def emptied(self, name):
        """A pickup folder with nothing in it."""
        folder = self.received / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        return folder

    def stop(self):
        ended(self.child)


class AttentiveApi:
    """The product's stand-in for the API, a process of its own: no limits, jobs end at once."""

    KEY = "made-up-key"

    def __init__(self, jar):
        self.jar = jar

    def start(self):
        command = ["java", "-Xmx2g", "-cp", self.jar, HERE / "AttentiveApi.java", self.KEY]
        self.child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.url = self.child.stdout.readline().strip()
        if not self.url:
            raise SystemExit("bench: the stand-in's API does not start")
        return self

    def stop(self):
        ended(self.child)

    def settings(self):
        return {
            "courier.api.url": self.url, "courier.api.key": self.KEY,
            "courier.api.requestsPerSecond": 0, "courier.api.confirmEvery": "1s"}
