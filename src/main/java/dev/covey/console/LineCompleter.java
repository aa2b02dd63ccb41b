package dev.covey.console;

import dev.covey.console.ConsoleCommand.Action;
import dev.covey.model.GroupName;
import dev.covey.model.Role;
import dev.covey.peer.transfer.TransferState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes commands, groups, files, users, downloads and local paths. */
final class LineCompleter implements Completer {
  private final Names names;

  LineCompleter(Names names) {
    this.names = names;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    if (line.wordIndex() == 0) {
      Arrays.stream(Verb.values()).forEach(verb -> candidates.add(command(verb, verb.word())));
      return;
    }
    List<String> before = line.words().subList(0, line.wordIndex());
    Optional<Verb> verb = verb(before);
    if (verb.isEmpty()) {
      spaced(before, candidates);
      return;
    }
    int own = Verb.ofWord(normal(before.getFirst())).isPresent() ? 1 : 2;
    List<String> typed = before.subList(own, before.size());
    if (!typed.isEmpty() && verb.get().valued().contains(typed.getLast())) {
      return; // the value of an option, for example ranges of pieces
    }
    List<String> given = arguments(verb.get(), typed);
    if (line.word().startsWith("--") || given.size() >= verb.get().arguments().size()) {
      verb.get().options().stream()
          .filter(option -> !typed.contains(option))
          .forEach(option -> candidates.add(name(option)));
    } else {
      argument(verb.get(), given, line.word(), candidates);
    }
  }

  /** The words that are neither options nor their values. */
  private static List<String> arguments(Verb verb, List<String> typed) {
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < typed.size(); i++) {
      boolean value = i > 0 && verb.valued().contains(typed.get(i - 1));
      if (!value && !typed.get(i).startsWith("--")) {
        arguments.add(typed.get(i));
      }
    }
    return arguments;
  }

  private static Optional<Verb> verb(List<String> before) {
    Optional<Verb> plain = Verb.ofWord(normal(before.getFirst()));
    return plain.isPresent() || before.size() < 2
        ? plain
        : Verb.ofWord(normal(before.get(0) + "_" + before.get(1)));
  }

  private static String normal(String word) {
    return word.toLowerCase(Locale.ROOT).replace('-', '_');
  }

  private static Candidate command(Verb verb, String shown) {
    return new Candidate(shown, shown, null, verb.summary(), null, null, true);
  }

  /** The second word of an older form: {@code list} goes on with {@code groups}. */
  private static void spaced(List<String> before, List<Candidate> candidates) {
    String start = normal(before.getFirst()) + "_";
    Arrays.stream(Verb.values())
        .filter(verb -> before.size() == 1 && verb.word().startsWith(start))
        .forEach(verb -> candidates.add(command(verb, verb.word().substring(start.length()))));
  }

  private void argument(Verb verb, List<String> given, String word, List<Candidate> candidates) {
    switch (verb.arguments().get(given.size())) {
      case "group" -> {
        names.groups(roles(verb)).forEach(name -> candidates.add(name(name)));
        if (verb == Verb.STOP_SHARE) {
          names.shared(_ -> true).forEach(name -> candidates.add(name(name)));
        }
      }
      case "user" -> group(given).ifPresent(group -> users(verb, group, candidates));
      case "file" -> group(given).ifPresent(group -> files(verb, group, candidates));
      case "download" -> names.downloads(states(verb)).forEach(name -> candidates.add(name(name)));
      case "first|last|up|down|place" ->
          Stream.of("first", "last", "up", "down").forEach(step -> candidates.add(name(step)));
      case "up|down" -> Stream.of("up", "down").forEach(way -> candidates.add(name(way)));
      case "rate" -> Stream.of("none", "500K", "2M").forEach(rate -> candidates.add(name(rate)));
      case "path", "destination" -> candidates.addAll(LocalPaths.complete(word));
      case "on|off" -> List.of("on", "off").forEach(state -> candidates.add(name(state)));
      case "command" ->
          Arrays.stream(Verb.values())
              .forEach(other -> candidates.add(command(other, other.word())));
      default -> {
        // A password, a number, an address: nobody knows them but who types.
      }
    }
  }

  /** What one is in the groups that such a command is about. */
  private static Predicate<Role> roles(Verb verb) {
    return switch (verb) {
      case JOIN_GROUP -> role -> role == Role.NONE;
      case LEAVE_GROUP -> role -> role != Role.NONE;
      case LIST_REQUESTS, ACCEPT_REQUEST, REJECT_REQUEST, REMOVE_MEMBER, TRANSFER_GROUP ->
          role -> role == Role.OWNER;
      case CREATE_GROUP -> _ -> false;
      case LIST_MEMBERS,
          LIST_FILES,
          UPLOAD_FILE,
          RECHECK,
          DOWNLOAD_FILE,
          DOWNLOAD_ALL,
          STOP_SHARE,
          INVITE,
          LIMIT ->
          Role::isMember;
      case CREATE_USER,
          LOGIN,
          LOGOUT,
          STATUS,
          LIST_GROUPS,
          LIST_SHARES,
          SHOW_DOWNLOADS,
          SHOW_DOWNLOAD,
          PAUSE,
          RESUME,
          CANCEL,
          RETRY,
          FORGET,
          IN_ORDER,
          MOVE_DOWNLOAD,
          MAX_DOWNLOADS,
          WAIT,
          JOIN_NETWORK,
          TRACKERS,
          HELP,
          QUIT ->
          _ -> true;
    };
  }

  /** In which states a download can be what such a command asks for. */
  private static Predicate<TransferState> states(Verb verb) {
    if (verb == Verb.SHOW_DOWNLOAD) {
      return _ -> true;
    }
    return Arrays.stream(Action.values())
        .filter(action -> action.name().equals(verb.name()))
        .findFirst()
        .<Predicate<TransferState>>map(action -> state -> Downloads.fits(action, state))
        .orElse(state -> !state.hasEnded());
  }

  private void users(Verb verb, GroupName group, List<Candidate> candidates) {
    boolean asking = verb == Verb.ACCEPT_REQUEST || verb == Verb.REJECT_REQUEST;
    (asking ? names.requesters(group) : names.members(group))
        .forEach(user -> candidates.add(name(user)));
  }

  private void files(Verb verb, GroupName group, List<Candidate> candidates) {
    (verb == Verb.STOP_SHARE || verb == Verb.RECHECK
            ? names.shared(group::equals)
            : names.files(group))
        .forEach(file -> candidates.add(name(file)));
  }

  /** The group among the words before; none if the word cannot be one. */
  private static Optional<GroupName> group(List<String> given) {
    if (given.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new GroupName(given.getFirst()));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Candidate name(String name) {
    return new Candidate(name, Printable.escape(name), null, null, null, null, true);
  }
}
