package dev.covey.console;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A typed line: which command it names, its arguments and options, and whether it may be kept.
 * Immutable, and pure: it asks nobody and knows no file.
 */
final class CommandLine {
  private static final int LONGEST_NAME = 64;
  private static final Map<String, Verb> ALIASES =
      Map.of("exit", Verb.QUIT, "accept_requests", Verb.ACCEPT_REQUEST, "?", Verb.HELP);

  private final Words.Split split;
  private final Optional<Verb> verb;
  private final int arguments;

  private CommandLine(Words.Split split) {
    this.split = split;
    Optional<Verb> plain = split.words().isEmpty() ? Optional.empty() : verb(word(0));
    Optional<Verb> spaced =
        split.words().size() < 2 ? Optional.empty() : verb(word(0) + "_" + word(1));
    this.verb = plain.or(() -> spaced);
    this.arguments = plain.isEmpty() && spaced.isPresent() ? 2 : 1;
  }

  static CommandLine of(String line) {
    return new CommandLine(Words.split(line.startsWith("\uFEFF") ? line.substring(1) : line));
  }

  private String word(int index) {
    return split.words().get(index).toLowerCase(Locale.ROOT).replace('-', '_');
  }

  private static Optional<Verb> verb(String word) {
    return Verb.ofWord(word).or(() -> Optional.ofNullable(ALIASES.get(word)));
  }

  /** Whether there is nothing to do: a blank line, or a comment. */
  boolean isEmpty() {
    return split.words().isEmpty() || split.words().getFirst().startsWith("#");
  }

  Optional<Verb> verb() {
    return verb;
  }

  /** The command's canonical name; as it was typed, if there is no such command. */
  String name() {
    String typed = split.words().getFirst();
    return verb.map(Verb::word)
        .orElse(typed.length() > LONGEST_NAME ? typed.substring(0, LONGEST_NAME) : typed);
  }

  /**
   * Whether the line has a password in it, or might: of an unknown command nobody knows what it
   * carries.
   */
  boolean mayCarryPassword() {
    return verb.isEmpty() || (verb.get().takesPassword() && split.words().size() - arguments >= 2);
  }

  /** The words after the command's own. */
  List<String> rest() {
    return split.words().subList(Math.min(arguments, split.words().size()), split.words().size());
  }

  /**
   * The command this line gives.
   *
   * @throws CoveyException {@code BAD_COMMAND} naming the right form, or what is wrong with a name
   */
  ConsoleCommand command() throws CoveyException {
    if (verb.isEmpty()) {
      throw unknown();
    }
    split.orRefuse();
    Verb wanted = verb.get();
    List<String> given = new ArrayList<>();
    Map<String, String> options = new HashMap<>();
    boolean optionsEnded = false;
    for (Iterator<String> words = rest().iterator(); words.hasNext(); ) {
      String word = words.next();
      if (optionsEnded || !word.startsWith("--")) {
        given.add(word);
      } else if (word.equals("--")) {
        optionsEnded = true;
      } else if (wanted.valued().contains(word)) {
        if (!words.hasNext()) {
          throw badForm(wanted, "%s needs a value".formatted(word));
        }
        options.put(word, words.next());
      } else if (wanted.options().contains(word)) {
        options.put(word, "");
      } else if (wanted.takesPassword()) {
        given.add(word);
      } else {
        throw badForm(wanted, "%s has no option %s".formatted(wanted.word(), word));
      }
    }
    return Arguments.command(wanted, checked(wanted, given), options);
  }

  private static List<String> checked(Verb verb, List<String> given) throws CoveyException {
    List<String> needed = verb.needed();
    int most = verb == Verb.HELP ? 2 : verb.arguments().size();
    if (given.size() < needed.size()) {
      String missing =
          String.join(
              " and ",
              needed.subList(given.size(), needed.size()).stream().map("<%s>"::formatted).toList());
      throw badForm(verb, "%s needs %s".formatted(verb.word(), missing));
    }
    if (given.size() > most) {
      String takes = most == 0 ? "no argument" : most == 1 ? "one argument" : most + " arguments";
      throw badForm(
          verb,
          "%s takes %s and got %d; a name with blanks goes in quotes"
              .formatted(verb.word(), takes, given.size()));
    }
    return given;
  }

  static CoveyException badForm(Verb verb, String what) {
    return new CoveyException(ErrorCode.BAD_COMMAND, "%s. Write: %s".formatted(what, verb.usage()));
  }

  private CoveyException unknown() {
    List<String> near = Suggestion.near(word(0));
    if (near.isEmpty() && split.words().size() > 1) {
      near = Suggestion.near(word(0) + "_" + word(1));
    }
    String hint =
        near.isEmpty() ? "Type help to see all." : "Did you mean %s?".formatted(either(near));
    return new CoveyException(
        ErrorCode.BAD_COMMAND, "There is no command '%s'. %s".formatted(name(), hint));
  }

  private static String either(List<String> words) {
    return words.size() == 1
        ? words.getFirst()
        : String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
  }
}
