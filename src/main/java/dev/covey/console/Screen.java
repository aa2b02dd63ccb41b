package dev.covey.console;

import dev.covey.model.Subscription;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp;

/**
 * The one way to the terminal: results below the prompt, events above it, and progress that is
 * drawn over itself. Any thread; whole lines never mix.
 */
final class Screen {
  private static final int USUAL_WIDTH = 80;
  private static final int USUAL_HEIGHT = 24;

  private final Terminal terminal;
  private final boolean colours;
  private final Symbols symbols;

  // Guarded by this
  private final List<LineReaderImpl> readers = new ArrayList<>();
  private Display display;
  private Size drawn;
  private List<AttributedString> live = List.of();

  Screen(Terminal terminal, boolean colours) {
    this.terminal = terminal;
    this.colours = colours;
    this.symbols = terminal.encoding().name().startsWith("UTF-") ? Symbols.UNICODE : Symbols.ASCII;
  }

  /** One that shows a prompt at this terminal: events go above it while it reads. */
  synchronized void reader(LineReaderImpl reader) {
    readers.add(reader);
  }

  /** What to lay out for, now. */
  Page page() {
    return new Page(size().getColumns(), symbols, Clock.system(ZoneId.systemDefault()));
  }

  /** Hears the keys that end watching, until that is closed. */
  Subscription onLeave(Runnable leave, ThreadFactory threads) {
    return LeavingKeys.open(terminal, leave, threads);
  }

  /** Lines of the terminal. */
  int rows() {
    return size().getRows();
  }

  Symbols symbols() {
    return symbols;
  }

  /** The text with the colours that this terminal shows. */
  String ansi(AttributedString text) {
    return colours ? text.toAnsi(terminal) : text.toString();
  }

  synchronized void print(List<AttributedString> lines) {
    lines.forEach(line -> terminal.writer().println(ansi(line)));
    terminal.writer().flush();
  }

  /** Shows lines above the prompt or the progress, whichever there is. */
  synchronized void above(List<AttributedString> lines) {
    LineReaderImpl reading = reading();
    if (display != null) {
      List<AttributedString> again = live;
      erase();
      print(lines);
      draw(again);
    } else if (reading != null) {
      lines.forEach(line -> reading.printAbove(ansi(line)));
    } else {
      print(lines);
    }
  }

  private LineReaderImpl reading() {
    return readers.stream().filter(LineReaderImpl::isReading).findFirst().orElse(null);
  }

  /** Draws progress, over the progress before. A terminal without a cursor shows none. */
  synchronized void live(List<AttributedString> lines) {
    if (terminal.getStringCapability(InfoCmp.Capability.cursor_up) != null) {
      draw(lines);
    }
  }

  private void draw(List<AttributedString> lines) {
    Size size = size();
    if (display != null && !size.equals(drawn)) {
      // Where what was drawn lies now, each terminal decides for itself.
      terminal.puts(InfoCmp.Capability.clear_screen);
      display = null;
    }
    if (display == null) {
      display = new Display(terminal, false);
      display.resize(size);
      drawn = size;
    }
    live = fitting(lines, size.getRows() - 1);
    List<AttributedString> shown =
        colours ? live : live.stream().map(line -> new AttributedString(line.toString())).toList();
    display.update(shown, size.cursorPos(Math.max(0, shown.size() - 1), 0));
  }

  private Size size() {
    Size size = terminal.getSize();
    return Size.of(
        size.getColumns() > 0 ? size.getColumns() : USUAL_WIDTH,
        size.getRows() > 0 ? size.getRows() : USUAL_HEIGHT);
  }

  /** As many as there is room for; the last tells how many are left out. */
  static List<AttributedString> fitting(List<AttributedString> lines, int rows) {
    if (lines.size() <= rows) {
      return List.copyOf(lines);
    }
    List<AttributedString> some = new ArrayList<>(lines.subList(0, rows - 1));
    some.add(
        new AttributedString(
            "and %d lines more".formatted(lines.size() - rows + 1), Style.MUTED.look()));
    return some;
  }

  /** Takes the progress away. */
  synchronized void erase() {
    if (display != null) {
      display.update(List.of(), 0);
      display = null;
      live = List.of();
    }
  }
}
