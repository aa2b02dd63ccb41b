package dev.covey.console;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes lines one by one and says how each went. Used by the console's thread. */
final class Interpreter {
  private static final Logger log = LoggerFactory.getLogger(Interpreter.class);

  private final Commands commands;
  private boolean left;
  private boolean failed;

  Interpreter(Commands commands) {
    this.commands = commands;
  }

  /**
   * Carries a line out.
   *
   * @return empty for a blank line or a comment
   */
  Optional<Outcome> run(String line) {
    CommandLine parsed = CommandLine.of(line);
    if (parsed.isEmpty()) {
      return Optional.empty();
    }
    Outcome outcome = outcome(parsed);
    switch (outcome) {
      case Outcome.Success success -> left |= success.result() instanceof Result.Left;
      case Outcome.Failure _ -> failed = true;
    }
    return Optional.of(outcome);
  }

  /**
   * That line will be carried out soon.
   *
   * @return whether something can be done about it already: if not, what follows it cannot be told
   */
  boolean foresee(String line) {
    CommandLine parsed = CommandLine.of(line);
    try {
      return !parsed.isEmpty() && commands.foresee(parsed.command());
    } catch (CoveyException _) {
      return false; // told when it is its turn
    }
  }

  private Outcome outcome(CommandLine line) {
    String name = line.name();
    try {
      return new Outcome.Success(name, commands.execute(line.command()));
    } catch (CoveyException e) {
      log.info("{} failed with {}", logged(line), e.code().wire());
      return new Outcome.Failure(name, e.code(), e.getMessage());
    } catch (RuntimeException e) {
      log.error("{} failed unexpectedly", logged(line), e);
      return new Outcome.Failure(
          name, ErrorCode.FAILED, "%s failed unexpectedly; the log says more.".formatted(name));
    }
  }

  /** A word that is no command may be anything, even a password typed at the wrong moment. */
  private static String logged(CommandLine line) {
    return line.verb().map(Verb::word).orElse("an unknown command");
  }

  /** Whether {@code quit} was among the lines. */
  boolean hasLeft() {
    return left;
  }

  /** Whether any line failed. */
  boolean hasFailed() {
    return failed;
  }
}
