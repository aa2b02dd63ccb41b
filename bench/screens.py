"""Somebody's screen, mouse, keyboard and desktop, run from the launchers: what the benches that drive windows share. Python 3, standard
library only; needs the Debian packages xvfb, xdotool and imagemagick."""
import contextlib, hashlib, os, sqlite3, subprocess, time

from processes import PASSWORD, Program, TOP

SCREEN, NAVIGATION, NOTICE = "1280x800+0+0", "200x300+0+0", "300x120+950+630"
PATIENCE_S = 60
CHANGE_S = 60
STILL_S = 3
USABLE = "the window can be used"

# Where is what, on a screen of this size.
START, FOUNDER_FIELDS = (1012, 588), [(640, 294), (600, 375)]
NAV_FILES = (59, 120)
FIRST_ROW, ROW = (340, 148), 32


def await_that(what, wanted, seconds=PATIENCE_S):
    end = time.monotonic() + seconds
    while True:
        found = wanted()
        if found:
            return found
        if time.monotonic() > end:
            raise RuntimeError("in vain: " + what)
        time.sleep(0.1)


class Display:
    """A screen of nobody else's, with a mouse and a keyboard."""

    def __init__(self):
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-noreset", "-screen", "0", "1280x800x24"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.name = ":" + self.server.stdout.readline().decode().strip()

    def run(self, *command, **more):
        return subprocess.run(command, env=dict(os.environ, DISPLAY=self.name), check=True, stdout=subprocess.PIPE, **more).stdout

    def look(self, part):
        return self.run("import", "-window", "root", "-crop", part, "-depth", "8", "rgb:-")

    def pixels(self, part=SCREEN):
        return hashlib.sha256(self.look(part)).digest()

    def save(self, path):
        self.run("import", "-window", "root", path)

    def act(self, *input, part=SCREEN):
        """Does that with xdotool, until this part shows it and all is still; what moves by itself is waited for only shortly."""
        before = self.pixels(part)
        self.run("xdotool", *map(str, input))
        await_that("the screen changes at %s" % (input,), lambda: self.pixels(part) != before, CHANGE_S)
        self.settle()

    def settle(self):
        end, last, now = time.monotonic() + STILL_S, None, self.pixels()
        while now != last and time.monotonic() < end:
            time.sleep(0.3)
            last, now = now, self.pixels()

    def click(self, place):
        self.act("mousemove", *place, "click", 1)

    def type(self, text):
        self.act("type", "--delay", 30, text)

    def choose(self, row):
        """A row of the table of files or of groups, from 0."""
        self.click((FIRST_ROW[0], FIRST_ROW[1] + ROW * row))

    def await_no_notice(self):
        """They stay for some seconds, and name folders of this computer."""
        await_that("no notice is seen", lambda: len(set(self.look(NOTICE))) == 1)

    def key(self, name, part=SCREEN):
        self.act("key", name, part=part)

    def close(self):
        self.server.terminate()
        self.server.wait()


class Computer:
    """Somebody's display, home and desktop."""

    def __init__(self, work, user, device, pictures):
        self.home = os.path.join(work, device)
        self.downloads = os.path.join(self.home, "downloads")
        os.mkdir(self.home)
        self.user, self.device, self.pictures, self.pictured = user, device, pictures, 0
        self.display = Display()
        self.programs = []

    def open(self, *given):
        """Starts the desktop with that; one that runs already takes it over."""
        program = Program(self.home, "covey", "desktop", *given, within=(
            "env", "DISPLAY=" + self.display.name, "COVEY_DEVICE_NAME=" + self.device, "COVEY_DOWNLOAD_FOLDER=" + self.downloads,
            "COVEY_NETWORK_NAME=", "COVEY_LOG_LEVEL=debug", "LANG=C.UTF-8"))
        self.programs.append(program)
        if len(self.programs) == 1:
            self.logs(USABLE)
        else:
            program.process.wait(PATIENCE_S)
        self.display.settle()

    def logs(self, line):
        path = os.path.join(self.home, "logs", "desktop.log")
        await_that("%s logs '%s'" % (self.device, line), lambda: os.path.exists(path) and line in open(path).read())

    def ask(self, database, question):
        path = os.path.join(self.home, database)
        if not os.path.exists(path):
            return 0
        with contextlib.closing(sqlite3.connect("file:%s?mode=ro" % path, uri=True)) as store:
            return store.execute(question).fetchone()[0]

    def holds(self, kind, count=1):
        """Waits until the tracker that runs here has stored so many of these."""
        await_that("the tracker stores %s" % kind, lambda: count <= self.ask(
            "tracker-1/tracker.db", "SELECT count(*) FROM change WHERE kind = '%s'" % kind))

    def sign_up(self, fields):
        for place, text in zip(fields, [self.user, PASSWORD]):
            self.display.click(place)
            self.display.type(text)
        self.picture("2-account")
        self.display.key("Return", NAVIGATION)

    def picture(self, name):
        self.display.settle()
        if self.pictures:
            self.display.save(os.path.join(self.pictures, "%s-%s.png" % (self.device, name)))

    def printed(self):
        return [line for program in self.programs for line in program.lines]

    def close(self):
        for program in self.programs:
            program.kill()
        self.display.close()


def build():
    """Now, rather than while a window is waited for."""
    subprocess.run([os.path.join(TOP, "covey"), "--version"], check=True, stdout=subprocess.DEVNULL)


def begin(first):
    """A network, an account, and the group that is made with it."""
    first.open()
    first.picture("1-welcome")
    first.display.click(START)
    first.logs("connected to tracker")
    first.display.settle()
    first.sign_up(FOUNDER_FIELDS)
    first.holds("group_created")
    first.picture("3-empty")
