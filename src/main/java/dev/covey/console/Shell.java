package dev.covey.console;

import dev.covey.peer.Peer;
import dev.covey.peer.PeerEvent;
import dev.covey.peer.PeerStatus;
import java.io.IOException;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;

/**
 * The console at a terminal: a prompt, completion, history, progress, and events above the prompt.
 * {@link #run} belongs to one thread; Ctrl-C interrupts the command that it carries out.
 */
final class Shell {
  private final Peer peer;
  private final Terminal terminal;
  private final ConsoleOptions options;
  private final Screen screen;
  private final LineReaderImpl reader;
  private final Pace.Real pace = new Pace.Real();
  private final Interruptible interruptible = new Interruptible();
  private final Interpreter interpreter;
  private final EventText eventText;

  Shell(Peer peer, Terminal terminal, ConsoleOptions options) {
    this.peer = peer;
    this.terminal = terminal;
    this.options = options;
    this.screen = new Screen(terminal, !hasValue(options, "NO_COLOR"));
    this.reader = reader(new LineCompleter(new Names(peer, options.threads())));
    this.eventText = new EventText(peer.status().connection());
    LineReaderImpl questions =
        (LineReaderImpl) LineReaderBuilder.builder().terminal(terminal).build();
    screen.reader(reader);
    screen.reader(questions);
    this.interpreter =
        new Interpreter(
            new Commands(
                peer,
                new TerminalAudience(screen, questions, options.threads()),
                pace,
                options.threads()));
  }

  private static boolean hasValue(ConsoleOptions options, String name) {
    return !options.environment().getOrDefault(name, "").isEmpty();
  }

  private LineReaderImpl reader(LineCompleter completer) {
    LineReaderBuilder builder =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("covey")
            .parser(new DefaultParser().eofOnUnclosedQuote(false).eofOnEscapedNewLine(false))
            .completer(completer)
            .history(new TypedHistory())
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
    options
        .history()
        .ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file.toAbsolutePath()));
    return (LineReaderImpl) builder.build();
  }

  /**
   * Reads and carries out lines until {@code quit} or the end of the input.
   *
   * @return 0
   */
  int run() throws IOException {
    terminal.handle(Terminal.Signal.WINCH, _ -> pace.ring());
    terminal.handle(Terminal.Signal.INT, _ -> interruptible.interrupt());
    try (Announcer announcer = new Announcer(peer, this::announce, options.threads())) {
      announcer.start();
      screen.print(Welcome.lines(peer.status(), screen.page()));
      while (!interpreter.hasLeft()) {
        Optional<String> line = read();
        if (line.isEmpty()) {
          return 0;
        }
        line.get().lines().filter(_ -> !interpreter.hasLeft()).forEach(this::carryOut);
      }
      return 0;
    } finally {
      reader.getHistory().save();
    }
  }

  /** The next line; empty at the end of the input (Ctrl-D). */
  private Optional<String> read() {
    while (true) {
      try {
        return Optional.of(reader.readLine(prompt()));
      } catch (UserInterruptException _) {
        // Ctrl-C at the prompt drops the line; the loop shows the next.
      } catch (EndOfFileException _) {
        return Optional.empty();
      }
    }
  }

  private String prompt() {
    return screen.ansi(Prompt.of(peer.status(), screen.symbols()));
  }

  private void carryOut(String line) {
    Optional<Outcome> outcome = interruptible.run(() -> interpreter.run(line));
    outcome.ifPresent(it -> screen.print(TextRenderer.lines(it, screen.page())));
  }

  /** Runs on the announcer's thread. */
  private void announce(PeerEvent event) {
    pace.ring();
    PeerStatus status = peer.status();
    if (event instanceof PeerEvent.StatusChanged) {
      reader.setPrompt(prompt());
    }
    var lines = eventText.lines(event, status, screen.page());
    if (!lines.isEmpty()) {
      screen.above(lines);
    }
  }
}
