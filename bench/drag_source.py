"""A window of another program, which something can be dragged out of. Run by bench/drag; needs python3-gi and gir1.2-gtk-3.0.

  drag_source.py X Y WIDTH HEIGHT files PATH ... | text TEXT

Prints "ready", and at the end of each drag "taken" or "not taken", as the program says over which the button was let go.
"""
import os, sys
from pathlib import Path

os.environ["GDK_BACKEND"] = "x11"

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("Gdk", "3.0")
from gi.repository import Gdk, GLib, Gtk

FILES, TEXT = [Gtk.TargetEntry.new("text/uri-list", 0, 0)], [
    Gtk.TargetEntry.new(kind, 0, 0) for kind in ["text/plain;charset=utf-8", "UTF8_STRING", "text/plain", "STRING"]]


def say(what):
    print(what, flush=True)


class Source(Gtk.EventBox):
    def __init__(self, kind, offered):
        super().__init__()
        self.offered, self.failed = offered, False
        self.add(Gtk.Label(label="\n".join([kind, *(Path(one).name if kind == "files" else one for one in offered)])))
        self.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, FILES if kind == "files" else TEXT, Gdk.DragAction.COPY | Gdk.DragAction.MOVE)
        self.connect("drag-begin", self.begin)
        self.connect("drag-data-get", self.give_files if kind == "files" else self.give_text)
        self.connect("drag-failed", self.fail)
        self.connect("drag-end", self.end)

    def begin(self, *_):
        self.failed = False

    def give_files(self, widget, context, data, *_):
        data.set_uris([Path(path).as_uri() for path in self.offered])

    def give_text(self, widget, context, data, *_):
        data.set_text("\n".join(self.offered), -1)

    def fail(self, *_):
        self.failed = True
        return True

    def end(self, *_):
        say("not taken" if self.failed else "taken")


def main():
    x, y, width, height = map(int, sys.argv[1:5])
    # Where it is put, with or without a window manager, and above all others.
    window = Gtk.Window(type=Gtk.WindowType.POPUP)
    window.set_default_size(width, height)
    window.move(x, y)
    window.add(Source(sys.argv[5], sys.argv[6:]))
    window.connect("map-event", lambda *_: say("ready"))
    window.show_all()
    GLib.timeout_add(500, lambda: window.get_window().raise_() or True)
    Gtk.main()


if __name__ == "__main__":
    main()
