package dev.covey.desktop.autostart;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts Covey with the computer, or not. Any thread may call it; it reads and writes one file. */
public final class Autostart {
  private final Optional<AutostartEntry> entry;

  private Autostart(Optional<AutostartEntry> entry) {
    this.entry = entry;
  }

  /**
   * On this computer.
   *
   * @param command how to start this program again; empty if that is not known
   */
  public static Autostart here(List<String> command) {
    return on(
        System.getProperty("os.name"),
        Path.of(System.getProperty("user.home")),
        System.getenv(),
        command);
  }

  /**
   * @param system the name of the operating system
   * @param command how to start this program again; empty if that is not known
   */
  public static Autostart on(
      String system, Path userHome, Map<String, String> environment, List<String> command) {
    return new Autostart(
        command.isEmpty()
            ? Optional.empty()
            : Optional.of(AutostartEntry.of(system, userHome, environment, command)));
  }

  /** Whether it can be turned on at all: it is known how this program was started. */
  public boolean isPossible() {
    return entry.isPresent();
  }

  public boolean isOn() {
    return entry.map(AutostartEntry::file).filter(Files::exists).isPresent();
  }

  /**
   * @throws CoveyException if the file cannot be written or deleted, naming it
   */
  public void turn(boolean on) throws CoveyException {
    if (entry.isEmpty()) {
      throw new CoveyException(
          ErrorCode.FAILED,
          "It is not known how Covey was started here; start it by ./covey or from its package.");
    }
    Path file = entry.get().file();
    try {
      if (on) {
        write(file, entry.get().content());
      } else {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new CoveyException(
          ErrorCode.FAILED,
          (on ? "%s cannot be written: %s" : "%s cannot be deleted: %s")
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static void write(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    Path half = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(half, content);
    Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
