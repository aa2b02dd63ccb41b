package dev.covey.console;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jline.reader.impl.history.DefaultHistory;

/**
 * The lines somebody typed, without the passwords in them: of {@code login ann secret} it keeps
 * {@code login ann}, and of what is no command nothing.
 */
final class TypedHistory extends DefaultHistory {

  @Override
  public void add(Instant time, String line) {
    String kept = line.lines().flatMap(one -> kept(one).stream()).collect(Collectors.joining("\n"));
    if (!kept.isBlank()) {
      super.add(time, kept);
    }
  }

  /** What may be kept of a line. */
  static Optional<String> kept(String line) {
    CommandLine typed = CommandLine.of(line);
    if (typed.isEmpty() || typed.verb().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        typed.mayCarryPassword() ? typed.name() + " " + typed.rest().getFirst() : line);
  }
}
