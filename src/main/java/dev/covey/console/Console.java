package dev.covey.console;

import dev.covey.model.Subscription;
import dev.covey.peer.Peer;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * The console of one peer: a shell for a person, or a runner for scripts. Used by one thread.
 *
 * <p>It does not close the peer.
 */
public final class Console {
  private final Peer peer;
  private final ConsoleOptions options;

  public Console(Peer peer, ConsoleOptions options) {
    this.peer = Objects.requireNonNull(peer);
    this.options = Objects.requireNonNull(options);
  }

  /**
   * Reads and carries out commands until {@code quit} or the end of the input.
   *
   * @return the process's exit code: 1 if a command of a script failed, else 0
   * @throws IOException if the script cannot be read or the terminal cannot be used
   */
  public int run() throws IOException {
    if (!options.interactive()) {
      return runScript();
    }
    // Asking the terminal about grapheme clusters would swallow what was typed ahead; JNI would
    // leave a library in the folder for temporary files.
    try (Terminal terminal =
        TerminalBuilder.builder()
            .name("Covey")
            .system(true)
            .jni(false)
            .graphemeCluster(false)
            .build()) {
      return new Shell(peer, terminal, options).run();
    }
  }

  private int runScript() throws IOException {
    Pace.Real pace = new Pace.Real();
    Interpreter interpreter =
        new Interpreter(new Commands(peer, new Nobody(), pace, options.threads()));
    try (Subscription _ = peer.onEvent(_ -> pace.ring());
        Reader script = script()) {
      return new ScriptRunner(interpreter, options.out(), options.json()).run(script);
    }
  }

  private Reader script() throws IOException {
    Optional<Path> file = options.script().filter(path -> !path.toString().equals("-"));
    if (file.isEmpty()) {
      return new InputStreamReader(options.in(), StandardCharsets.UTF_8);
    }
    try {
      return new InputStreamReader(Files.newInputStream(file.get()), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new IOException("There is no script %s.".formatted(file.get()), e);
    } catch (IOException e) {
      throw new IOException(
          "The script %s cannot be read: %s.".formatted(file.get(), e.getMessage()), e);
    }
  }
}
