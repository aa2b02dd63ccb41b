package dev.covey.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.console.Result.Numbered;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.TrackerListing;
import dev.covey.peer.PeerStatus.Connection;
import dev.covey.peer.SharingSnapshot;
import dev.covey.peer.transfer.TransferState;
import dev.covey.testing.FakeNetwork;
import dev.covey.testing.FakePeer;
import dev.covey.testing.FakeTransfer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextRendererTest {
  private static final GroupName FILMS = new GroupName("films");

  private final FakePeer peer = FakePeer.signedIn("ann");

  private static Page page(int width) {
    return new Page(width, Symbols.UNICODE, Clock.fixed(FakeNetwork.NOW, ZoneOffset.UTC));
  }

  private static List<String> lines(Result result) {
    return TextRenderer.lines(new Outcome.Success("x", result), page(80)).stream()
        .map(line -> line.toString().stripTrailing())
        .toList();
  }

  @Test
  void howManyFilesOfAGroupAreFetchedIsTold() {
    GroupName films = new GroupName("films");
    assertThat(lines(new Result.BegunAll(films, Path.of("/srv"), 1000, 102_400_000)))
        .containsExactly("Fetching 1000 files (102 MB) from films to /srv.");
    assertThat(String.join(" ", lines(new Result.BegunAll(films, Path.of("/srv"), 0, 0))))
        .startsWith("There is nothing to fetch in films");
  }

  @Test
  void anErrorIsASentenceWithItsCode() {
    assertThat(
            TextRenderer.lines(
                new Outcome.Failure(
                    "join_group", ErrorCode.UNKNOWN_GROUP, "There is no group 'films' at all."),
                page(40)))
        .extracting(Object::toString)
        .containsExactly("error: There is no group 'films' at all.", "       [UNKNOWN_GROUP]");
  }

  @Test
  void whatIsEmptySaysWhatToDo() {
    assertThat(lines(new Result.Groups(List.of())))
        .singleElement()
        .asString()
        .contains("create_group");
    assertThat(lines(new Result.Files(FILMS, List.of())))
        .singleElement()
        .asString()
        .contains("upload_file <path> films");
    assertThat(lines(new Result.Shares(List.of())))
        .singleElement()
        .asString()
        .contains("upload_file");
    assertThat(lines(new Result.Downloads(List.of())))
        .singleElement()
        .asString()
        .contains("download_file");
    assertThat(lines(new Result.Requests(FILMS, List.of())))
        .containsExactly("Nobody asks to join films.");
    assertThat(lines(new Result.Ended(List.of())))
        .containsExactly("There is no download to wait for.");
  }

  @Test
  void groupsTellTheRoleAndWhoWaits() throws Exception { // U7
    peer.network().group("films", "ann", "bob").request("films", "carol").group("books", "erin");
    assertThat(lines(new Result.Groups(peer.listGroups())))
        .containsExactly(
            "Group  Role   Owner  Members  Online  Files  Requests",
            "films  owner  ann          2       1      0         1",
            "books  none   erin         1       1");
  }

  @Test
  void requestsAndMembersAreListed() throws Exception { // U8
    peer.network().group("films", "ann", "bob").request("films", "carol");
    assertThat(lines(new Result.Requests(FILMS, peer.listRequests(FILMS))))
        .containsExactly("User   Since", "carol  today 09:12");
    assertThat(lines(new Result.Members(FILMS, peer.listMembers(FILMS))))
        .containsExactly("Member  Role", "ann     owner   online", "bob     member  offline");
  }

  @Test
  void trackersAreUpOrDown() {
    assertThat(
            lines(
                new Result.Trackers(
                    List.of(
                        new TrackerListing("tracker-1", Endpoint.loopback(6960), true, 12),
                        new TrackerListing("tracker-2", Endpoint.parse("[::1]:6961"), false, 0)))))
        .containsExactly(
            "Tracker    Address         State  Sessions",
            "tracker-1  127.0.0.1:6960  up           12",
            "tracker-2  [::1]:6961      down");
  }

  @Test
  void theStatusIsAPageOfFacts() {
    assertThat(lines(new Result.Standing(peer.status())))
        .containsExactly(
            "Signed in    ann on laptop",
            "Connection   online",
            "Network      home",
            "Fingerprint  abab abab abab abab abab abab abab abab abab abab abab abab abab",
            "             abab abab abab",
            "Tracker      tracker-1 at 127.0.0.1:6960, heard 2 s ago",
            "Serving at   127.0.0.1:10000",
            "Traffic      0 B/s down, 0 B/s up");
  }

  @ParameterizedTest
  @EnumSource(Connection.class)
  void whateverTheConnectionTheFirstLinesSayWhatIsNext(Connection connection) {
    peer.connection(connection, "All trackers are down.");
    assertThat(Welcome.lines(peer.status(), page(80)))
        .hasSizeGreaterThan(1)
        .allMatch(line -> line.columnLength() <= 80)
        .noneMatch(line -> line.toString().isBlank());
  }

  @Test
  void whatWasWaitedForTellsSizeTimeAndRate() {
    assertThat(
            lines(
                new Result.Ended(
                    List.of(
                        new Numbered(
                            1,
                            new FakeTransfer("films", "a.mov", 6_200_000)
                                .state(TransferState.COMPLETED)
                                .destination(Path.of("/srv/a.mov"))
                                .snapshot()),
                        new Numbered(
                            2,
                            new FakeTransfer("films", "b.mov", 9)
                                .state(TransferState.CANCELLED)
                                .snapshot())))))
        .containsExactly(
            "completed  a.mov → /srv/a.mov (6.20 MB in 1 min 2 s, 100 KB/s)", "cancelled  b.mov");
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 120})
  void hashingIsOneLineWhateverTheName(int width) { // F4
    SharingSnapshot half =
        new SharingSnapshot(
            Path.of("x"), FILMS, new FileName("日本語".repeat(20) + ".mov"), 2_000_000, 4_000_000);
    String line = FileText.hashing(half, page(width)).toString();
    assertThat(Printable.width(line)).isLessThanOrEqualTo(width);
    assertThat(line).contains("50%", "2.00 MB of 4.00 MB", "━━━━━╌╌╌╌╌");
  }

  @Test
  void helpFitsTheUsualTerminalAndNamesEveryCommand() {
    List<String> help = lines(new Result.Guide(Arrays.asList(Verb.values())));
    assertThat(help).allMatch(line -> line.length() <= 80);
    assertThat(String.join("\n", help))
        .contains(Arrays.stream(Verb.values()).map(Verb::brief).toList());
    assertThat(lines(new Result.Guide(List.of(Verb.DOWNLOAD_FILE))))
        .anyMatch(line -> line.contains("[--pieces <ranges>]"));
  }

  @Test
  void helpForOneCommandSaysMore() {
    assertThat(lines(new Result.Guide(List.of(Verb.STOP_SHARE))))
        .containsExactly(
            "stop_share [<group>] <file>",
            "  Stop sharing a file.",
            "  From all your devices. Without a group, in every group.");
  }
}
