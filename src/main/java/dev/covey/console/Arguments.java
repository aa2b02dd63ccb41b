package dev.covey.console;

import dev.covey.console.ConsoleCommand.Action;
import dev.covey.console.ConsoleCommand.Direction;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.Portion;
import dev.covey.model.UserName;
import dev.covey.peer.QueueMove;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A command's arguments, their number already checked, read into values. */
final class Arguments {
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

  private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,5}");

  private final Verb verb;
  private final List<String> given;

  private Arguments(Verb verb, List<String> given) {
    this.verb = verb;
    this.given = given;
  }

  static ConsoleCommand command(Verb verb, List<String> given, Map<String, String> options)
      throws CoveyException {
    return new Arguments(verb, given).command(options);
  }

  private ConsoleCommand command(Map<String, String> options) throws CoveyException {
    return switch (verb) {
      case CREATE_USER -> new ConsoleCommand.CreateUser(user(0), secret(1));
      case LOGIN -> new ConsoleCommand.Login(user(0), secret(1), options.containsKey("--stay"));
      case LOGOUT -> new ConsoleCommand.Logout();
      case STATUS -> new ConsoleCommand.Status();
      case CREATE_GROUP -> new ConsoleCommand.CreateGroup(group(0));
      case JOIN_GROUP -> new ConsoleCommand.JoinGroup(group(0));
      case LEAVE_GROUP ->
          new ConsoleCommand.LeaveGroup(group(0), options.containsKey("--dissolve"));
      case LIST_GROUPS -> new ConsoleCommand.ListGroups();
      case LIST_MEMBERS -> new ConsoleCommand.ListMembers(group(0));
      case LIST_REQUESTS -> new ConsoleCommand.ListRequests(group(0));
      case ACCEPT_REQUEST -> new ConsoleCommand.AcceptRequest(group(0), user(1));
      case REJECT_REQUEST -> new ConsoleCommand.RejectRequest(group(0), user(1));
      case REMOVE_MEMBER -> new ConsoleCommand.RemoveMember(group(0), user(1));
      case TRANSFER_GROUP -> new ConsoleCommand.TransferGroup(group(0), user(1));
      case LIST_FILES -> new ConsoleCommand.ListFiles(group(0), options.containsKey("--watch"));
      case UPLOAD_FILE -> new ConsoleCommand.UploadFile(path(0, ErrorCode.BAD_PATH), group(1));
      case LIST_SHARES -> new ConsoleCommand.ListShares();
      case RECHECK ->
          new ConsoleCommand.Recheck(group(0), file(1), options.containsKey("--repair"));
      case STOP_SHARE -> stopShare();
      case DOWNLOAD_FILE ->
          new ConsoleCommand.DownloadFile(
              group(0),
              file(1),
              path(2, ErrorCode.BAD_DESTINATION),
              given.get(2).matches(".*[/\\\\]"),
              options.containsKey("--overwrite"),
              portion(options),
              options.containsKey("--in-order"));
      case DOWNLOAD_ALL ->
          new ConsoleCommand.DownloadAll(
              group(0), path(1, ErrorCode.BAD_DESTINATION), options.containsKey("--overwrite"));
      case SHOW_DOWNLOADS -> new ConsoleCommand.ShowDownloads(options.containsKey("--watch"));
      case SHOW_DOWNLOAD ->
          new ConsoleCommand.ShowDownload(given.getFirst(), options.containsKey("--watch"));
      case PAUSE -> new ConsoleCommand.Steer(Action.PAUSE, given.getFirst());
      case RESUME -> new ConsoleCommand.Steer(Action.RESUME, given.getFirst());
      case CANCEL -> new ConsoleCommand.Steer(Action.CANCEL, given.getFirst());
      case RETRY -> new ConsoleCommand.Steer(Action.RETRY, given.getFirst());
      case FORGET -> new ConsoleCommand.Steer(Action.FORGET, given.getFirst());
      case IN_ORDER -> new ConsoleCommand.InOrder(given.getFirst(), isOn());
      case MOVE_DOWNLOAD -> new ConsoleCommand.MoveDownload(given.getFirst(), move(given.get(1)));
      case MAX_DOWNLOADS -> new ConsoleCommand.MaxDownloads(count());
      case LIMIT -> limit();
      case WAIT -> new ConsoleCommand.Wait(seconds());
      case INVITE ->
          new ConsoleCommand.Invitation(given.isEmpty() ? Optional.empty() : Optional.of(group(0)));
      case JOIN_NETWORK ->
          new ConsoleCommand.JoinNetwork(
              read(
                  given.getFirst(),
                  ErrorCode.BAD_COMMAND,
                  place -> NetworkAddress.parse(place, optional(1))));
      case TRACKERS -> new ConsoleCommand.Trackers();
      case HELP -> new ConsoleCommand.Help(about());
      case QUIT -> new ConsoleCommand.Quit();
    };
  }

  private Portion portion(Map<String, String> options) throws CoveyException {
    String pieces = options.get("--pieces");
    String bytes = options.get("--bytes");
    if (pieces != null && bytes != null) {
      throw CommandLine.badForm(verb, "--pieces and --bytes exclude each other");
    }
    if (pieces != null) {
      return read(pieces, ErrorCode.BAD_COMMAND, Portion::parsePieces);
    }
    return bytes == null ? Portion.ALL : read(bytes, ErrorCode.BAD_COMMAND, Portion::parseBytes);
  }

  private ConsoleCommand stopShare() throws CoveyException {
    return given.size() == 1
        ? new ConsoleCommand.StopShare(Optional.empty(), file(0))
        : new ConsoleCommand.StopShare(Optional.of(group(0)), file(1));
  }

  private QueueMove move(String where) throws CoveyException {
    return switch (where.toLowerCase(Locale.ROOT)) {
      case "first" -> QueueMove.Step.FIRST;
      case "last" -> QueueMove.Step.LAST;
      case "up" -> QueueMove.Step.UP;
      case "down" -> QueueMove.Step.DOWN;
      default -> new QueueMove.To(count(where, "'%s' is no place in the queue"));
    };
  }

  private OptionalInt count() throws CoveyException {
    return given.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(count(given.getFirst(), "'%s' is no number of downloads"));
  }

  private int count(String text, String otherwise) throws CoveyException {
    if (!COUNT.matcher(text).matches()) {
      throw CommandLine.badForm(verb, otherwise.formatted(text));
    }
    return Integer.parseInt(text);
  }

  private ConsoleCommand limit() throws CoveyException {
    if (given.isEmpty()) {
      return new ConsoleCommand.ShowLimits();
    }
    if (given.size() == 1) {
      throw CommandLine.badForm(verb, "limit needs <rate> too, or nothing at all");
    }
    Direction direction =
        switch (given.getFirst().toLowerCase(Locale.ROOT)) {
          case "up" -> Direction.UP;
          case "down" -> Direction.DOWN;
          default ->
              throw CommandLine.badForm(
                  verb, "'%s' is no direction: up or down".formatted(given.getFirst()));
        };
    long rate = read(given.get(1), ErrorCode.BAD_COMMAND, Rates::parse);
    return new ConsoleCommand.Limit(
        direction, rate, given.size() < 3 ? Optional.empty() : Optional.of(group(2)));
  }

  private Optional<Verb> about() throws CoveyException {
    if (given.isEmpty()) {
      return Optional.empty();
    }
    CommandLine asked = CommandLine.of(String.join(" ", given));
    if (asked.verb().isEmpty()) {
      asked.command(); // refuses with a suggestion
    }
    return asked.verb();
  }

  private boolean isOn() throws CoveyException {
    return switch (optional(1).orElse("on")) {
      case "on" -> true;
      case "off" -> false;
      default ->
          throw CommandLine.badForm(verb, "'%s' is neither on nor off".formatted(given.get(1)));
    };
  }

  private Optional<Duration> seconds() throws CoveyException {
    if (given.isEmpty()) {
      return Optional.empty();
    }
    String text = given.getFirst();
    if (!SECONDS.matcher(text).matches()) {
      throw CommandLine.badForm(verb, "'%s' is no number of seconds".formatted(text));
    }
    return Optional.of(Duration.ofMillis(Math.round(Double.parseDouble(text) * 1000)));
  }

  private Optional<Secret> secret(int index) {
    return optional(index).map(Secret::new);
  }

  private Optional<String> optional(int index) {
    return index < given.size() ? Optional.of(given.get(index)) : Optional.empty();
  }

  private UserName user(int index) throws CoveyException {
    return read(given.get(index), ErrorCode.BAD_NAME, UserName::new);
  }

  private GroupName group(int index) throws CoveyException {
    return read(given.get(index), ErrorCode.BAD_NAME, GroupName::new);
  }

  private FileName file(int index) throws CoveyException {
    return read(given.get(index), ErrorCode.BAD_NAME, FileName::new);
  }

  /** A path as typed; {@code ~} is the person's own folder. */
  private Path path(int index, ErrorCode code) throws CoveyException {
    String text = given.get(index);
    if (text.isEmpty()) {
      throw new CoveyException(code, "The path is empty. Write: " + verb.usage());
    }
    return read(text, code, Arguments::pathOf);
  }

  /** A path as a person writes it: {@code ~} is their own folder. */
  static Path pathOf(String text) {
    boolean fromHome = text.equals("~") || text.startsWith("~/") || text.startsWith("~\\");
    try {
      return fromHome ? Path.of(System.getProperty("user.home"), text.substring(1)) : Path.of(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("'%s' is no path: %s.".formatted(text, e.getReason()), e);
    }
  }

  private static <T> T read(String text, ErrorCode code, Function<String, T> reader)
      throws CoveyException {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      throw new CoveyException(code, e.getMessage(), e);
    }
  }
}
