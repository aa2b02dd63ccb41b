package dev.covey.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.covey.console.ConsoleCommand.Action;
import dev.covey.console.ConsoleCommand.Direction;
import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileName;
import dev.covey.model.Fingerprint;
import dev.covey.model.GroupName;
import dev.covey.model.Portion;
import dev.covey.model.UserName;
import dev.covey.peer.QueueMove;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  private static final GroupName FILMS = new GroupName("films");
  private static final UserName BOB = new UserName("bob");
  private static final FileName FILE = new FileName("my file.mov");
  private static final String PRINT = "ab".repeat(32);

  static Stream<Arguments> commands() {
    return Stream.of(
        // U1, U2, U3
        arguments(
            "create_user bob password1",
            new ConsoleCommand.CreateUser(BOB, Optional.of(new Secret("password1")))),
        arguments("create_user bob", new ConsoleCommand.CreateUser(BOB, Optional.empty())),
        arguments(
            "login bob --secret",
            new ConsoleCommand.Login(BOB, Optional.of(new Secret("--secret")), false)),
        arguments("login bob --stay", new ConsoleCommand.Login(BOB, Optional.empty(), true)),
        arguments("logout", new ConsoleCommand.Logout()),
        // U4 to U9
        arguments("create_group films", new ConsoleCommand.CreateGroup(FILMS)),
        arguments("join_group films", new ConsoleCommand.JoinGroup(FILMS)),
        arguments("leave_group films", new ConsoleCommand.LeaveGroup(FILMS, false)),
        arguments("leave_group films --dissolve", new ConsoleCommand.LeaveGroup(FILMS, true)),
        arguments("leave_group --dissolve films", new ConsoleCommand.LeaveGroup(FILMS, true)),
        arguments("list_groups", new ConsoleCommand.ListGroups()),
        arguments("list_members films", new ConsoleCommand.ListMembers(FILMS)),
        arguments("list_requests films", new ConsoleCommand.ListRequests(FILMS)),
        arguments("accept_request films bob", new ConsoleCommand.AcceptRequest(FILMS, BOB)),
        arguments("reject_request films bob", new ConsoleCommand.RejectRequest(FILMS, BOB)),
        arguments("remove_member films bob", new ConsoleCommand.RemoveMember(FILMS, BOB)),
        arguments("transfer_group films bob", new ConsoleCommand.TransferGroup(FILMS, BOB)),
        // U10 to U14
        arguments("list_files films", new ConsoleCommand.ListFiles(FILMS, false)),
        arguments("list files films --watch", new ConsoleCommand.ListFiles(FILMS, true)),
        arguments("show_download 2", new ConsoleCommand.ShowDownload("2", false)),
        arguments("show download a.mov --watch", new ConsoleCommand.ShowDownload("a.mov", true)),
        arguments(
            "upload_file './my file.mov' films",
            new ConsoleCommand.UploadFile(Path.of("./my file.mov"), FILMS)),
        arguments(
            "download_all films /srv/stills/ --overwrite",
            new ConsoleCommand.DownloadAll(FILMS, Path.of("/srv/stills/"), true)),
        arguments(
            "download_file films 'my file.mov' /srv",
            new ConsoleCommand.DownloadFile(
                FILMS, FILE, Path.of("/srv"), false, false, Portion.ALL, false)),
        arguments(
            "download_file films \"my file.mov\" /srv/ --overwrite",
            new ConsoleCommand.DownloadFile(
                FILMS, FILE, Path.of("/srv/"), true, true, Portion.ALL, false)),
        arguments(
            "download_file films 'my file.mov' /srv --pieces 1-100,250",
            new ConsoleCommand.DownloadFile(
                FILMS,
                FILE,
                Path.of("/srv"),
                false,
                false,
                Portion.parsePieces("1-100,250"),
                false)),
        arguments(
            "download_file --bytes 0-1MiB films 'my file.mov' /srv --overwrite",
            new ConsoleCommand.DownloadFile(
                FILMS, FILE, Path.of("/srv"), false, true, Portion.ofBytes(0, 1 << 20), false)),
        arguments("stop_share my\\ file.mov", new ConsoleCommand.StopShare(Optional.empty(), FILE)),
        arguments(
            "stop_share films 'my file.mov'",
            new ConsoleCommand.StopShare(Optional.of(FILMS), FILE)),
        arguments("recheck films 'my file.mov'", new ConsoleCommand.Recheck(FILMS, FILE, false)),
        arguments(
            "recheck films 'my file.mov' --repair", new ConsoleCommand.Recheck(FILMS, FILE, true)),
        arguments(
            "download_file films 'my file.mov' /srv --in-order",
            new ConsoleCommand.DownloadFile(
                FILMS, FILE, Path.of("/srv"), false, false, Portion.ALL, true)),
        arguments("in_order 3", new ConsoleCommand.InOrder("3", true)),
        arguments("in_order 3 off", new ConsoleCommand.InOrder("3", false)),
        arguments("list_shares", new ConsoleCommand.ListShares()),
        arguments("show_downloads", new ConsoleCommand.ShowDownloads(false)),
        arguments("show_downloads --watch", new ConsoleCommand.ShowDownloads(true)),
        // U16
        arguments("pause 1", new ConsoleCommand.Steer(Action.PAUSE, "1")),
        arguments("resume 'my file.mov'", new ConsoleCommand.Steer(Action.RESUME, "my file.mov")),
        arguments("cancel 1", new ConsoleCommand.Steer(Action.CANCEL, "1")),
        arguments("retry 1", new ConsoleCommand.Steer(Action.RETRY, "1")),
        arguments(
            "move_download a.mov first",
            new ConsoleCommand.MoveDownload("a.mov", QueueMove.Step.FIRST)),
        arguments("move download 2 UP", new ConsoleCommand.MoveDownload("2", QueueMove.Step.UP)),
        arguments("move_download 2 17", new ConsoleCommand.MoveDownload("2", new QueueMove.To(17))),
        arguments("max_downloads", new ConsoleCommand.MaxDownloads(OptionalInt.empty())),
        arguments("max_downloads 3", new ConsoleCommand.MaxDownloads(OptionalInt.of(3))),
        arguments("limit", new ConsoleCommand.ShowLimits()),
        arguments(
            "limit up 500K", new ConsoleCommand.Limit(Direction.UP, 500_000, Optional.empty())),
        arguments(
            "limit Down 1.5MiB/s films",
            new ConsoleCommand.Limit(Direction.DOWN, 1_572_864, Optional.of(FILMS))),
        arguments(
            "limit down off films",
            new ConsoleCommand.Limit(Direction.DOWN, 0, Optional.of(FILMS))),
        arguments("forget 1", new ConsoleCommand.Steer(Action.FORGET, "1")),
        arguments("wait", new ConsoleCommand.Wait(Optional.empty())),
        arguments("wait 90", new ConsoleCommand.Wait(Optional.of(Duration.ofSeconds(90)))),
        arguments("wait 0.5", new ConsoleCommand.Wait(Optional.of(Duration.ofMillis(500)))),
        // U15 and what goes around it
        arguments("quit", new ConsoleCommand.Quit()),
        arguments("exit", new ConsoleCommand.Quit()),
        arguments("status", new ConsoleCommand.Status()),
        arguments("trackers", new ConsoleCommand.Trackers()),
        arguments("invite", new ConsoleCommand.Invitation(Optional.empty())),
        arguments("invite films", new ConsoleCommand.Invitation(Optional.of(FILMS))),
        arguments("help", new ConsoleCommand.Help(Optional.empty())),
        arguments("help login", new ConsoleCommand.Help(Optional.of(Verb.LOGIN))),
        arguments("help list groups", new ConsoleCommand.Help(Optional.of(Verb.LIST_GROUPS))),
        arguments(
            "join_network covey://10.0.0.1:9000/films#" + PRINT,
            new ConsoleCommand.JoinNetwork(
                new NetworkAddress(
                    Endpoint.parse("10.0.0.1:9000"),
                    Optional.of(new Fingerprint(PRINT)),
                    Optional.of(FILMS)))),
        arguments(
            "join_network 10.0.0.1:9000 '" + "ABAB ".repeat(16) + "'",
            new ConsoleCommand.JoinNetwork(
                new NetworkAddress(
                    Endpoint.parse("10.0.0.1:9000"),
                    Optional.of(new Fingerprint(PRINT)),
                    Optional.empty()))),
        // a name that looks like an option
        arguments(
            "leave_group -- --x", new ConsoleCommand.LeaveGroup(new GroupName("--x"), false)));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aLineGivesACommand(String line, ConsoleCommand command) throws Exception {
    assertThat(CommandLine.of(line).command()).isEqualTo(command);
  }

  @ParameterizedTest
  @CsvSource({
    "create user bob password1, create_user",
    "list groups, list_groups",
    "accept request films bob, accept_request",
    "accept_requests films bob, accept_request",
    "upload file a.mov films, upload_file",
    "download file films a.mov /srv, download_file",
    "stop share films a.mov, stop_share",
    "show downloads, show_downloads",
    "LIST_GROUPS, list_groups",
    "list-groups, list_groups",
  })
  void olderFormsMeanTheSame(String line, String canonical) throws Exception {
    CommandLine typed = CommandLine.of(line);
    assertThat(typed.name()).isEqualTo(canonical);
    String plain = canonical + " " + String.join(" ", typed.rest());
    assertThat(typed.command()).isEqualTo(CommandLine.of(plain).command());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "# list_groups", "  #don't", "\uFEFF# first line"})
  void blankLinesAndCommentsAreNothing(String line) {
    assertThat(CommandLine.of(line).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void everyMissingArgumentIsNamedWithTheRightForm(Verb verb) {
    if (verb.needed().isEmpty()) {
      return;
    }
    assertThat(refusal(verb.word()))
        .hasMessageContaining("needs <" + verb.needed().getFirst() + ">")
        .hasMessageEndingWith("Write: " + verb.usage())
        .returns(ErrorCode.BAD_COMMAND, CoveyException::code);
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void tooManyArgumentsAreCountedNotShown(Verb verb) {
    String line = verb.word() + " secret77".repeat(4);
    assertThat(refusal(line))
        .hasMessageContaining(" and got 4")
        .hasMessageEndingWith("Write: " + verb.usage())
        .message()
        .doesNotContain("secret77");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "leave_group films --disolve|BAD_COMMAND|leave_group has no option --disolve",
        "wait soon|BAD_COMMAND|'soon' is no number of seconds",
        "wait -1|BAD_COMMAND|'-1' is no number of seconds",
        "create_group 'a b'|BAD_NAME|A group name has 1 to 64 characters",
        "accept_request films b!b|BAD_NAME|A user name has 1 to 32 characters",
        "download_file films a/b /srv|BAD_NAME|A file name cannot contain '/'",
        "upload_file '' films|BAD_PATH|The path is empty",
        "join_network nowhere|BAD_COMMAND|'nowhere' is not of the form host:port",
        "list_files 'films|BAD_COMMAND|The quote ' is not closed",
      })
  void whatIsWrongIsSaid(String line, String code, String message) {
    assertThat(refusal(line))
        .hasMessageContaining(message)
        .returns(code, refused -> refused.code().wire());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lst_groups|Did you mean list_groups?",
        "creat_user a b|Did you mean create_user?",
        "create usr a b|Did you mean create_user or create_group?",
        "lgoin ann|Did you mean login?",
        "leave|Did you mean leave_group?",
        "accept|Did you mean accept_request?",
        "frobnicate the disk|Type help to see all.",
      })
  void anUnknownCommandBringsTheNearest(String line, String hint) {
    assertThat(refusal(line))
        .hasMessageEndingWith(hint)
        .returns(ErrorCode.BAD_COMMAND, CoveyException::code);
  }

  @Test
  void anUnknownCommandIsNamedAsTyped() {
    assertThat(CommandLine.of("Lst_Groups x").name()).isEqualTo("Lst_Groups");
    assertThat(CommandLine.of("x".repeat(500)).name()).hasSize(64);
  }

  @ParameterizedTest
  @CsvSource({
    "login ann secret77, true",
    "login ann, false",
    "create user ann secret77, true",
    "create_user ann 'open quote, true",
    "logn ann secret77, true",
    "list_groups, false",
    "leave_group films --dissolve, false",
  })
  void aLineThatMayCarryAPasswordIsKnown(String line, boolean may) {
    assertThat(CommandLine.of(line).mayCarryPassword()).isEqualTo(may);
  }

  @Test
  void aPasswordNeverShowsItself() throws Exception {
    assertThat(CommandLine.of("login ann secret77").command().toString())
        .contains("ann")
        .doesNotContain("secret77");
  }

  @Test
  void everyCommandOfTheTableIsFoundByItsName() {
    assertThat(Arrays.stream(Verb.values()))
        .allMatch(verb -> Verb.ofWord(verb.word()).equals(Optional.of(verb)))
        .allMatch(verb -> verb.word().matches("[a-z_]+"))
        .noneMatch(verb -> verb.summary().endsWith("."));
  }

  private static CoveyException refusal(String line) {
    return catchThrowableOfType(CoveyException.class, () -> CommandLine.of(line).command());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "limit up|limit needs <rate> too",
        "limit sideways 5K|'sideways' is no direction: up or down",
        "limit up 500|'500' is no rate: write for example 500K, 2M or 64KiB",
        "limit up fast|'fast' is no rate",
        "limit up 1K|a limit is 8KiB to 10G a second, or off",
        "limit up 11G|a limit is 8KiB to 10G a second, or off",
        "max_downloads 0|'0' is no number of downloads",
        "max_downloads many|'many' is no number of downloads",
        "move_download 1 0|'0' is no place in the queue",
        "move_download 1 top|'top' is no place in the queue"
      })
  void aBadLimitOrPlaceIsNamed(String line, String reason) { // U16
    assertThat(catchThrowableOfType(CoveyException.class, () -> CommandLine.of(line).command()))
        .hasMessageContaining(reason)
        .extracting(CoveyException::code)
        .isEqualTo(ErrorCode.BAD_COMMAND);
  }
}
