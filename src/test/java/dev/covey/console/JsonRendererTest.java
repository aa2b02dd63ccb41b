package dev.covey.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.console.ConsoleCommand.Action;
import dev.covey.console.Result.Numbered;
import dev.covey.model.DownloadId;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.model.Invite;
import dev.covey.model.Portion;
import dev.covey.model.RateLimit;
import dev.covey.model.TrackerListing;
import dev.covey.peer.RateLimits;
import dev.covey.peer.SharedFile;
import dev.covey.peer.transfer.TransferState;
import dev.covey.testing.FakeNetwork;
import dev.covey.testing.FakePeer;
import dev.covey.testing.FakeTransfer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** The shapes that docs/PROTOCOL.md promises, to the letter. */
class JsonRendererTest {
  private static final GroupName FILMS = new GroupName("films");
  private static final String ID = "11111111-2222-3333-4444-555555555555";
  private static final String SHA1 = FakeNetwork.digests("a.mov").sha1().hex();
  private static final String SHA256 = FakeNetwork.digests("a.mov").sha256().hex();

  private final FakePeer peer = FakePeer.signedIn("ann");

  private static String result(Result result) {
    String line = JsonRenderer.line(new Outcome.Success("x", result));
    assertThat(line).startsWith("{\"command\":\"x\",\"ok\":true,\"result\":").endsWith("}");
    return line.substring("{\"command\":\"x\",\"ok\":true,\"result\":".length(), line.length() - 1);
  }

  @Test
  void aSuccess() {
    assertThat(
            JsonRenderer.line(
                new Outcome.Success(
                    "create_group", new Result.Done("Group films is made.").with("group", FILMS))))
        .isEqualTo("{\"command\":\"create_group\",\"ok\":true,\"result\":{\"group\":\"films\"}}");
  }

  @Test
  void aFailure() {
    assertThat(
            JsonRenderer.line(
                new Outcome.Failure("list_requests", ErrorCode.NOT_OWNER, "Only \"bob\" may.")))
        .isEqualTo(
            "{\"command\":\"list_requests\",\"ok\":false,\"error\":\"NOT_OWNER\","
                + "\"message\":\"Only \\\"bob\\\" may.\"}");
  }

  @Test
  void groups() throws Exception {
    peer.network().group("films", "ann", "bob").request("films", "carol").group("books", "erin");
    assertThat(result(new Result.Groups(peer.listGroups())))
        .isEqualTo(
            "{\"groups\":["
                + "{\"name\":\"films\",\"owner\":\"ann\",\"members\":2,\"role\":\"owner\","
                + "\"pending\":1},"
                + "{\"name\":\"books\",\"owner\":\"erin\",\"members\":1,\"role\":\"none\","
                + "\"pending\":0}]}");
  }

  @Test
  void members() throws Exception {
    peer.network().group("films", "ann", "bob");
    assertThat(result(new Result.Members(FILMS, peer.listMembers(FILMS))))
        .isEqualTo(
            "{\"members\":[{\"user\":\"ann\",\"owner\":true,\"devices\":1},"
                + "{\"user\":\"bob\",\"owner\":false,\"devices\":0}]}");
  }

  @Test
  void requests() throws Exception {
    peer.network().group("films", "ann").request("films", "carol");
    assertThat(result(new Result.Requests(FILMS, peer.listRequests(FILMS))))
        .isEqualTo("{\"requests\":[{\"user\":\"carol\",\"since\":\"2026-11-22T09:12:00Z\"}]}");
  }

  @Test
  void files() throws Exception {
    peer.network().group("films", "ann", "bob").file("films", "a.mov", 600_000, "bob", "carol");
    assertThat(result(new Result.Files(FILMS, peer.listFiles(FILMS))))
        .isEqualTo(
            "{\"files\":[{\"name\":\"a.mov\",\"size\":600000,\"pieces\":2,\"sha1\":\"%s\",\"sha256\":\"%s\",\"seeders\":2,\"sharedBy\":\"bob\",\"since\":\"2026-11-22T09:12:00Z\"}]}"
                .formatted(SHA1, SHA256));
  }

  @Test
  void shares() {
    SharedFile file =
        new SharedFile(
            FileId.random(),
            GroupId.random(),
            FILMS,
            new FileName("a.mov"),
            Path.of("/srv/a.mov"),
            600_000,
            FakeNetwork.digests("a.mov"),
            FakeNetwork.NOW,
            false,
            "Changed on disk.",
            77);
    String share =
        "{\"group\":\"films\",\"name\":\"a.mov\",\"path\":\"/srv/a.mov\",\"size\":600000,\"sha1\":\"%s\",\"sha256\":\"%s\",\"since\":\"2026-11-22T09:12:00Z\",\"active\":false,\"problem\":\"Changed on disk.\",\"uploaded\":77}"
            .formatted(SHA1, SHA256);
    assertThat(result(new Result.Shares(List.of(file)))).isEqualTo("{\"shares\":[" + share + "]}");
    assertThat(result(new Result.Shared(file))).isEqualTo(share);
  }

  private static FakeTransfer transfer() {
    return new FakeTransfer("films", "a.mov", 600_000)
        .id(DownloadId.of(ID))
        .destination(Path.of("/srv/a.mov"));
  }

  @Test
  void downloads() {
    Numbered running =
        new Numbered(1, transfer().pieces(1).rate(1234).peer("bob", 1, 2).snapshot());
    String expected =
        "{\"downloads\":[{\"group\":\"films\",\"file\":\"a.mov\",\"destination\":\"/srv/a.mov\","
            + "\"state\":\"RUNNING\",\"bytes\":524288,\"size\":600000,\"pieces\":2,"
            + "\"piecesDone\":1,\"rate\":1234,\"chosen\":null,\"wanted\":600000,\"inOrder\":false,\"beginning\":524288,\"part\":null,\"copiedFrom\":null,\"peers\":[{\"peer\":\"bob@bob-pc\",\"pieces\":1,"
            + "\"failures\":2,\"score\":0.75}],\"error\":null}]}";
    assertThat(result(new Result.Downloads(List.of(running)))).isEqualTo(expected);
    assertThat(result(new Result.Ended(List.of(running)))).isEqualTo(expected);
  }

  @Test
  void aPartNamesItsPiecesAndWhereTheyLie() {
    Numbered part =
        new Numbered(
            1,
            transfer()
                .chosen(Portion.parsePieces("2"))
                .part(Path.of("/srv/a.mov.part"))
                .state(TransferState.COMPLETED)
                .snapshot());
    assertThat(result(new Result.Downloads(List.of(part))))
        .contains(
            "\"bytes\":75712,\"size\":600000,\"pieces\":2,\"piecesDone\":1,\"rate\":0,"
                + "\"chosen\":\"2\",\"wanted\":75712,\"inOrder\":false,\"beginning\":0,\"part\":\"/srv/a.mov.part\"");
  }

  @Test
  void aDownloadThatFailedSaysWhy() {
    Numbered failed =
        new Numbered(
            1,
            transfer()
                .state(TransferState.FAILED)
                .error(ErrorCode.CONTENT_MISMATCH, "Expected 12, got 34.")
                .snapshot());
    assertThat(result(new Result.Downloads(List.of(failed))))
        .contains("\"state\":\"FAILED\"")
        .endsWith("\"error\":\"CONTENT_MISMATCH\",\"message\":\"Expected 12, got 34.\"}]}");
  }

  @ParameterizedTest
  @EnumSource(TransferState.class)
  void everyStateHasItsName(TransferState state) {
    assertThat(
            result(
                new Result.Downloads(List.of(new Numbered(1, transfer().state(state).snapshot())))))
        .contains("\"state\":\"" + state.name() + "\"");
  }

  @Test
  void allDownloadsOfAGroupThatBegan() {
    assertThat(
            result(
                new Result.BegunAll(new GroupName("films"), Path.of("/srv/stills"), 1000, 1 << 20)))
        .isEqualTo(
            "{\"group\":\"films\",\"folder\":\"/srv/stills\",\"files\":1000,\"bytes\":1048576}");
  }

  @Test
  void aDownloadThatBeganOrWasSteered() {
    String expected =
        "{\"number\":3,\"id\":\"%s\",\"group\":\"films\",\"file\":\"a.mov\",\"destination\":\"/srv/a.mov\",\"state\":\"RUNNING\"}"
            .formatted(ID);
    Numbered download = new Numbered(3, transfer().snapshot());
    assertThat(result(new Result.Begun(download))).isEqualTo(expected);
    assertThat(result(new Result.Steered(Action.RESUME, download))).isEqualTo(expected);
  }

  @Test
  void theRest() {
    assertThat(
            result(
                new Result.Link(
                    new Invite(FakePeer.BALANCER, Optional.of(FILMS), FakePeer.FINGERPRINT))))
        .isEqualTo("{\"invite\":\"covey://127.0.0.1:9000/films#" + "ab".repeat(32) + "\"}");
    assertThat(
            result(
                new Result.Trackers(
                    List.of(new TrackerListing("tracker-1", Endpoint.loopback(6960), true, 2)))))
        .isEqualTo(
            "{\"trackers\":[{\"name\":\"tracker-1\",\"address\":\"127.0.0.1:6960\",\"up\":true,"
                + "\"sessions\":2}]}");
    assertThat(result(new Result.Guide(List.of(Verb.LOGOUT))))
        .isEqualTo(
            "{\"commands\":[{\"command\":\"logout\",\"usage\":\"logout\",\"summary\":\"sign out;"
                + " your shares here go offline\"}]}");
    assertThat(result(new Result.Left())).isEqualTo("{}");
  }

  @Test
  void status() {
    assertThat(result(new Result.Standing(peer.status())))
        .isEqualTo(
            "{\"connection\":\"ONLINE\",\"network\":\"home\",\"fingerprint\":\"%s\",\"user\":\"ann\",\"device\":\"laptop\",\"tracker\":\"tracker-1\",\"trackerAddress\":\"127.0.0.1:6960\",\"listening\":\"127.0.0.1:10000\",\"downRate\":0,\"upRate\":0,\"message\":\"\"}"
                .formatted("ab".repeat(32)));
    assertThat(result(new Result.Standing(new FakePeer().status()))).contains("\"user\":null");
  }

  @Test
  void whatComesFromTheNetworkStaysTheSameTextAndOneHarmlessLine() { // X4
    String nasty = "a\u001B[2J\n\u009B\u202E\u2028é";
    String line = JsonRenderer.line(new Outcome.Failure(nasty, ErrorCode.FAILED, nasty));
    assertThat(line).doesNotContain("\u001B", "\n", "\u009B", "\u202E", "\u2028").contains("é");
    assertThat(JsonMapper.shared().readTree(line).get("message").asString()).isEqualTo(nasty);
  }

  @Test
  void limits() { // U16
    RateLimits rates =
        new RateLimits(
            new RateLimit(500_000, 0), new TreeMap<>(Map.of(FILMS, new RateLimit(0, 2_000_000))));
    assertThat(result(new Result.Limits(rates, 3)))
        .isEqualTo(
            "{\"up\":500000,\"down\":null,\"groups\":[{\"group\":\"films\",\"up\":null,"
                + "\"down\":2000000}],\"downloads\":3}");
  }

  @Test
  void oneDownloadCloselyHasMoreThanInAList() { // U14
    Numbered download = new Numbered(2, transfer().pieces(1).asked(1).peer("bob", 1, 0).snapshot());
    assertThat(result(new Result.Details(download, Optional.empty())))
        .contains(
            "\"state\":\"RUNNING\",\"bytes\":524288",
            "\"number\":2,\"id\":\"%s\",\"done\":\"1\",\"asked\":\"2\"".formatted(ID),
            "\"finished\":null",
            "\"cap\":5,\"utility\":-0.17");
  }

  @Test
  void aPlaceInTheQueue() { // U14, U16
    Numbered download =
        new Numbered(2, transfer().state(TransferState.QUEUED).snapshot(), OptionalInt.of(4));
    assertThat(result(new Result.Moved(download))).endsWith("\"state\":\"QUEUED\",\"place\":4}");
    assertThat(result(new Result.Downloads(List.of(download)))).contains("\"place\":4,");
  }
}
