"""Covey's programs, run from the launchers as a user would: what the benches in this folder share. Python 3, standard library only."""
import atexit, json, os, signal, socket, ssl, subprocess, sys, tempfile, threading, time

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PASSWORD = "correct-horse"

# Asked to end, a bench ends what it has started first.
signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def is_ready(lines):
    return any("ready" in line for line in lines)


class Program:
    """A process from a launcher, which ends with the bench at the latest; collects what it prints."""

    def __init__(self, home, *command, within=()):
        """within: words before the launcher's, which run it elsewhere and become it."""
        self.lines = []
        self.process = subprocess.Popen(
            [*within, os.path.join(TOP, command[0]), *command[1:]], cwd=home, env=dict(os.environ, COVEY_HOME=home), text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        atexit.register(self.kill)
        threading.Thread(target=self.collect, daemon=True).start()

    def collect(self):
        for line in self.process.stdout:
            self.lines.append(line.rstrip("\n"))

    def until(self, wanted, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if wanted(self.lines):
                return
            if not self.runs() and not wanted(self.lines):
                break
            time.sleep(0.005)
        raise RuntimeError("in vain: %s" % self.lines[-5:])

    def runs(self):
        return self.process.poll() is None

    def signal(self, number):
        if self.runs():
            self.process.send_signal(number)

    def kill(self):
        self.signal(signal.SIGKILL)
        self.process.wait()


class Console(Program):
    """Somebody at a console that reads its commands one by one; one is under way at a time."""

    def __init__(self, home, data, *more, host="127.0.0.1", within=()):
        super().__init__(
            home, "covey", "console", "--json", "--script", "-", "--listen", host + ":0", "--data", data, *more, within=within)
        self.answered = 0
        self.lock = threading.Lock()

    def give(self, command, seconds=90):
        with self.lock:
            self.process.stdin.write(command + "\n")
            self.process.stdin.flush()
            before = self.answered
            self.until(lambda lines: len(lines) > before, seconds)
            self.answered += 1
            return json.loads(self.lines[before])

    def succeed(self, command, seconds=90, wanted=lambda result: True):
        """Gives a command until it succeeds, and its result is as wanted."""
        end = time.monotonic() + seconds
        while True:
            answer = self.give(command)
            if answer["ok"] and wanted(answer["result"]):
                return answer["result"]
            if time.monotonic() > end:
                raise RuntimeError("%s: %s" % (command, answer))
            time.sleep(0.02)

    def sign_in(self, user):
        self.succeed("login %s %s" % (user, PASSWORD))

    def groups(self):
        return [group["name"] for group in self.succeed("list_groups")["groups"]]


class Network:
    """A balancer and trackers that one list names. Nothing runs but the balancer until it is started."""

    def __init__(self, home, trackers):
        self.home = home
        self.balancer_at = "127.0.0.1:%d" % free_port()
        lines = ["127.0.0.1:%d:%d\n" % (free_port(), free_port()) for _ in range(trackers)]
        self.write("tracker_info.txt", lines)
        for i, line in enumerate(lines):
            self.write("only-%d.txt" % i, [line])
        self.addresses = [line.rsplit(":", 1)[0] for line in lines]
        self.trackers = [None] * trackers
        self.balancer = Program(home, "headless-balancer/balancer", "--listen", self.balancer_at)
        self.balancer.until(is_ready, 300)

    def write(self, name, lines):
        with open(os.path.join(self.home, name), "w") as file:
            file.writelines(lines)

    def start(self, *which):
        """Starts these trackers side by side, and waits until they are ready."""
        self.launch(*which)
        for i in which:
            self.trackers[i].until(is_ready, 60)

    def launch(self, *which):
        for i in which:
            self.trackers[i] = Program(self.home, "headless-tracker/tracker", str(i + 1), "--balancer", self.balancer_at)

    def runs(self, i):
        return self.trackers[i] is not None and self.trackers[i].runs()

    def console(self, name):
        """Of somebody who knows the balancer and all trackers."""
        return Console(self.home, os.path.join(self.home, name), "--trackers", "tracker_info.txt", "--balancer", self.balancer_at)

    def console_at(self, i, name):
        """Of somebody who knows one tracker alone."""
        return Console(self.home, os.path.join(self.home, name), "--trackers", "only-%d.txt" % i, "--balancer", "127.0.0.1:1")

    def level(self, at=0, seconds=60):
        """Waits until a tracker says that all are up and hold the same; how long it took."""
        return level([lambda: ask_status(self.addresses[at])], seconds)

    def close(self):
        for program in [*self.trackers, self.balancer]:
            if program is not None:
                program.signal(signal.SIGCONT)
                program.kill()


def ask_status(address):
    """What `tracker --status` tells, without waiting for a JVM: whether all are up, and which different things they hold.

    Written against docs/PROTOCOL.md; trusts whoever answers."""
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    tls.minimum_version = ssl.TLSVersion.TLSv1_3
    tls.check_hostname, tls.verify_mode = False, ssl.CERT_NONE
    host, port = address.rsplit(":", 1)
    with socket.create_connection((host, int(port)), timeout=10) as raw, tls.wrap_socket(raw) as tracker, tracker.makefile("rw") as lines:
        for request in [{"type": "hello", "version": 1, "deviceName": "bench", "listenPort": 0}, {"type": "list_trackers"}]:
            lines.write(json.dumps({"id": 1, **request}) + "\n")
            lines.flush()
            answer = json.loads(lines.readline())
            if not answer["ok"]:
                raise RuntimeError("%s answers %s" % (address, answer))
    trackers = answer["trackers"]
    held = {" ".join(sorted(each["replication"]["vector"])) if "replication" in each else "nothing yet" for each in trackers}
    return all(each["up"] for each in trackers), sorted(held)


def level(questions, seconds):
    """Waits until each answers that all are up and hold the same; how long it took."""
    began = time.monotonic()
    while True:
        answers = [ask() for ask in questions]
        if all(up and len(held) == 1 for up, held in answers):
            return time.monotonic() - began
        if time.monotonic() - began > seconds:
            raise RuntimeError("never level: %s" % answers)
        time.sleep(0.05)


def temporary_home(bench):
    return tempfile.mkdtemp(prefix="covey-%s-" % bench)


if __name__ == "__main__":
    print(json.dumps(ask_status(sys.argv[1])))
