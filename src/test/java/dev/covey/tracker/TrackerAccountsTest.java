package dev.covey.tracker;

import static dev.covey.tracker.LoopbackTracker.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.AccountId;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileId;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.model.OperationId;
import dev.covey.model.UserName;
import dev.covey.protocol.Limits;
import dev.covey.protocol.TrackerEvent;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import dev.covey.trust.SessionClaim;
import dev.covey.trust.Ticket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TrackerAccountsTest {
  private static final UserName ADA = new UserName("ada");
  private static final GroupName FILMS = new GroupName("films");

  @TempDir private Path folder;
  private LoopbackTracker tracker;

  @BeforeEach
  void start() throws Exception {
    tracker = LoopbackTracker.start(folder);
  }

  @AfterEach
  void close() {
    tracker.close();
  }

  @Test
  void aWelcomeTellsTheNetwork() throws Exception { // X2, X3
    TrackerReply.Welcome welcome = tracker.connect("laptop").hello();
    assertThat(welcome.network()).isEqualTo("loopback");
    assertThat(welcome.tracker()).isEqualTo("tracker-1");
    assertThat(welcome.version()).isEqualTo(Limits.VERSION);
    assertThat(welcome.trackers()).containsExactly(tracker.tracker().local());
    assertThat(welcome.ticketKeys()).containsExactly(tracker.network().ticketSigner().publicKey());
  }

  @Test
  void anotherVersionIsToldSo() throws Exception { // W2
    TrackerClient client = tracker.connect("laptop");
    assertThat(client.refusal(new TrackerRequest.Hello(2, "laptop", Optional.empty(), 0)))
        .isEqualTo(ErrorCode.VERSION_MISMATCH);
  }

  @Test
  void helloComesFirst() throws Exception {
    TrackerClient client = tracker.connect("laptop");
    assertThat(client.refused(new TrackerRequest.Ping()).message()).isEqualTo("Say hello first.");
    assertThat(client.refusal(login("ada", PASSWORD))).isEqualTo(ErrorCode.BAD_REQUEST);
    client.hello();
    client.ask(new TrackerRequest.Ping(), TrackerReply.Pong.class);
  }

  @Test
  void aNewAccountCanSignIn() throws Exception { // U1, U2
    TrackerClient client = tracker.connect("laptop");
    client.hello();
    client.done(create("ada", PASSWORD));
    TrackerReply.SignedIn signedIn = LoopbackTracker.logIn(client, "ada");
    assertThat(signedIn.user()).isEqualTo(ADA);
    assertThat(tracker.tracker().sessions()).isEqualTo(1);
    client.ask(new TrackerRequest.ListGroups(Optional.empty()), TrackerReply.Groups.class);
  }

  @Test
  void aTakenNameIsRefused() throws Exception { // U1
    tracker.newUser("ada");
    TrackerClient other = tracker.connect("other");
    other.hello();
    assertThat(other.refusal(create("ada", "another password"))).isEqualTo(ErrorCode.USER_EXISTS);
  }

  @Test
  void passwordsHaveOneRule() throws Exception { // S7
    TrackerClient client = tracker.connect("laptop");
    client.hello();
    assertThat(client.refusal(create("ada", "short"))).isEqualTo(ErrorCode.BAD_PASSWORD);
    assertThat(client.refusal(create("ada", "x".repeat(257)))).isEqualTo(ErrorCode.BAD_PASSWORD);
    assertThat(client.refusal(create("augustada", "augustada"))).isEqualTo(ErrorCode.BAD_PASSWORD);
    client.done(create("ada", "x".repeat(256)));
  }

  @Test
  void aNameThatBreaksTheRuleIsRefusedWithIt() throws Exception { // S7
    TrackerClient client = tracker.connect("laptop");
    client.hello();
    var refusal =
        client.refusedLine(
            ("{\"id\":9,\"type\":\"create_user\",\"operation\":\"%s\","
                    + "\"user\":\"a b\",\"password\":\"long enough\"}")
                .formatted(OperationId.random()));
    assertThat(refusal.error()).isEqualTo(ErrorCode.BAD_REQUEST);
    assertThat(refusal.message()).contains("1 to 32 characters");
  }

  @Test
  void everyCommandNeedsASession() throws Exception { // S1
    TrackerClient client = tracker.connect("laptop");
    client.hello();
    List<TrackerRequest> commands =
        List.of(
            new TrackerRequest.Logout(),
            new TrackerRequest.CreateGroup(OperationId.random(), FILMS),
            new TrackerRequest.JoinGroup(OperationId.random(), FILMS),
            new TrackerRequest.LeaveGroup(OperationId.random(), FILMS, true),
            new TrackerRequest.ListGroups(Optional.empty()),
            new TrackerRequest.ListMembers(FILMS, Optional.empty()),
            new TrackerRequest.ListRequests(FILMS, Optional.empty()),
            new TrackerRequest.AcceptRequest(OperationId.random(), FILMS, ADA),
            new TrackerRequest.RejectRequest(OperationId.random(), FILMS, ADA),
            new TrackerRequest.RemoveMember(OperationId.random(), FILMS, ADA),
            new TrackerRequest.TransferGroup(OperationId.random(), FILMS, ADA),
            new TrackerRequest.ListFiles(FILMS, Optional.empty()),
            new TrackerRequest.AnnounceOffers(true, List.of()),
            new TrackerRequest.ReportScores(List.of()));
    for (TrackerRequest command : commands) {
      assertThat(client.refused(command))
          .as("%s", command)
          .satisfies(refusal -> {
            assertThat(refusal.error()).isEqualTo(ErrorCode.SIGN_IN_FIRST);
            assertThat(refusal.message()).isEqualTo("Sign in first.");
          });
    }
  }

  @Test
  void aWrongPasswordAndAnUnknownUserSoundTheSame() throws Exception { // S6
    tracker.newUser("ada");
    TrackerClient client = tracker.connect("other");
    client.hello();
    var wrong = client.refused(login("ada", "wrong password"));
    var unknown = client.refused(login("nobody", "wrong password"));
    assertThat(wrong.error()).isEqualTo(ErrorCode.WRONG_CREDENTIALS);
    assertThat(unknown.error()).isEqualTo(wrong.error());
    assertThat(unknown.message()).isEqualTo(wrong.message());
  }

  @Test
  void anUnknownUserCostsTheSameTime() throws Exception { // S6
    tracker.newUser("ada");
    List<Long> wrong = new ArrayList<>();
    List<Long> unknown = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      try (TrackerClient client = tracker.connect("other")) {
        client.hello();
        wrong.add(nanosOf(client, login("ada", "wrong password")));
        unknown.add(nanosOf(client, login("nobody", "wrong password")));
      }
    }
    double ratio = (double) median(unknown) / median(wrong);
    assertThat(ratio).isBetween(0.5, 2.0);
  }

  @Test
  void manyWrongPasswordsEndTheConnection() throws Exception { // X5
    TrackerClient client = tracker.connect("other");
    client.hello();
    for (int i = 0; i < CommandHandler.WRONG_PASSWORDS; i++) {
      assertThat(client.refusal(login("ada", "wrong password")))
          .isEqualTo(ErrorCode.WRONG_CREDENTIALS);
    }
    assertThat(client.isHungUp()).isTrue();
  }

  @Test
  void theStoreHoldsNoPassword() throws Exception { // S6
    TrackerClient client = tracker.newUser("ada");
    client.close();
    tracker.stop();
    try (Stream<Path> files = Files.walk(folder.resolve("tracker"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(bytes).as("%s", file).doesNotContain(PASSWORD);
      }
    }
    tracker.restart();
  }

  @Test
  void aUserMayBeSignedInOnSeveralDevices() throws Exception { // S2
    TrackerClient laptop = tracker.newUser("ada");
    TrackerClient phone = tracker.signIn("ada", "phone");
    assertThat(tracker.tracker().sessions()).isEqualTo(2);
    laptop.ask(new TrackerRequest.ListGroups(Optional.empty()), TrackerReply.Groups.class);
    phone.ask(new TrackerRequest.ListGroups(Optional.empty()), TrackerReply.Groups.class);
  }

  @Test
  void signingInAgainReplacesTheStaleSession() throws Exception { // S3
    tracker.newUser("ada").close();
    TrackerClient stale = tracker.signIn("ada", "laptop");
    TrackerClient fresh = tracker.signIn("ada", "laptop");
    assertThat(stale.event(TrackerEvent.SessionEnded.class).reason()).contains("signed in anew");
    assertThat(stale.refusal(new TrackerRequest.ListGroups(Optional.empty())))
        .isEqualTo(ErrorCode.SIGN_IN_FIRST);
    fresh.ask(new TrackerRequest.ListGroups(Optional.empty()), TrackerReply.Groups.class);
    assertThat(fresh.wasTold(TrackerEvent.SessionEnded.class)).isFalse();
    stale.close();
    Awaitility.await().until(() -> tracker.tracker().sessions() == 1);
    fresh.ask(new TrackerRequest.ListGroups(Optional.empty()), TrackerReply.Groups.class);
  }

  @Test
  void anotherUserMaySignInOnTheSameConnection() throws Exception { // S3
    TrackerClient client = tracker.newUser("ada");
    client.done(create("bob", PASSWORD));
    LoopbackTracker.logIn(client, "bob");
    assertThat(tracker.tracker().sessions()).isEqualTo(1);
    client.done(new TrackerRequest.CreateGroup(OperationId.random(), FILMS));
    var groups =
        client.ask(new TrackerRequest.ListGroups(Optional.empty()), TrackerReply.Groups.class);
    assertThat(groups.groups().getFirst().owner()).isEqualTo(new UserName("bob"));
    assertThat(client.wasTold(TrackerEvent.SessionEnded.class)).isFalse();
  }

  @Test
  void afterLogoutCommandsNeedANewLogin() throws Exception { // U3
    TrackerClient client = tracker.newUser("ada");
    client.done(new TrackerRequest.Logout());
    assertThat(tracker.tracker().sessions()).isZero();
    assertThat(client.refusal(new TrackerRequest.ListGroups(Optional.empty())))
        .isEqualTo(ErrorCode.SIGN_IN_FIRST);
    LoopbackTracker.logIn(client, "ada");
  }

  @Test
  void aLostConnectionEndsTheSession() throws Exception { // T11
    TrackerClient client = tracker.newUser("ada");
    client.close();
    Awaitility.await().until(() -> tracker.tracker().sessions() == 0);
  }

  @Test
  void aTokenRestoresTheSessionOnItsDevice() throws Exception { // S4
    String token = tokenOf("ada", "laptop");
    TrackerClient again = tracker.connect("laptop");
    again.hello();
    var restored = again.ask(new TrackerRequest.Resume(token), TrackerReply.SignedIn.class);
    assertThat(restored.user()).isEqualTo(ADA);
    again.ask(new TrackerRequest.ListGroups(Optional.empty()), TrackerReply.Groups.class);
  }

  @Test
  void aTokenOutlivesTheTrackersRestart() throws Exception { // S4, T9
    String token = tokenOf("ada", "laptop");
    tracker.restart();
    TrackerClient again = tracker.connect("laptop");
    again.hello();
    again.ask(new TrackerRequest.Resume(token), TrackerReply.SignedIn.class);
  }

  @Test
  void aStolenTokenIsWorthNothingOnAnotherDevice() throws Exception { // X3
    String token = tokenOf("ada", "laptop");
    TrackerClient thief = tracker.connect("thief");
    thief.hello();
    assertThat(thief.refusal(new TrackerRequest.Resume(token)))
        .isEqualTo(ErrorCode.SESSION_EXPIRED);
    assertThat(thief.refusal(new TrackerRequest.ListGroups(Optional.empty())))
        .isEqualTo(ErrorCode.SIGN_IN_FIRST);
  }

  @Test
  void aTokenExpiresAfterThirtyDays() throws Exception { // S4
    String token = tokenOf("ada", "laptop");
    tracker.pass(Duration.ofDays(30).minusMinutes(1));
    TrackerClient again = tracker.connect("laptop");
    again.hello();
    String renewed =
        again.ask(new TrackerRequest.Resume(token), TrackerReply.SignedIn.class).token();
    tracker.pass(Duration.ofMinutes(2));
    assertThat(again.refusal(new TrackerRequest.Resume(token)))
        .isEqualTo(ErrorCode.SESSION_EXPIRED);
    again.ask(new TrackerRequest.Resume(renewed), TrackerReply.SignedIn.class);
  }

  @Test
  void aForgedTokenIsRefused() throws Exception { // X3
    String token = tokenOf("ada", "laptop");
    TrackerClient forger = tracker.connect("laptop");
    forger.hello();
    String another = token.charAt(10) == 'A' ? "B" : "A";
    for (String forged :
        List.of(
            token.substring(0, 10) + another + token.substring(11), token + "A", "x", "a.b", ".")) {
      assertThat(forger.refusal(new TrackerRequest.Resume(forged)))
          .as(forged)
          .isEqualTo(ErrorCode.SESSION_EXPIRED);
    }
  }

  @Test
  void aTicketIsNoToken() throws Exception { // X3
    TrackerClient client = tracker.newUser("ada");
    String ticket =
        tracker
            .network()
            .ticketSigner()
            .sign(
                new Ticket(
                    ADA,
                    tracker.device("ada").id(),
                    GroupId.random(),
                    FileId.random(),
                    Instant.now().plusSeconds(60)));
    assertThat(client.refusal(new TrackerRequest.Resume(ticket)))
        .isEqualTo(ErrorCode.SESSION_EXPIRED);
  }

  @Test
  void aTokenOfAnAccountThatIsNotHereIsRefused() throws Exception { // S4
    TrackerClient client = tracker.connect("laptop");
    client.hello();
    String token =
        tracker
            .network()
            .ticketSigner()
            .sign(
                new SessionClaim(
                    AccountId.random(),
                    ADA,
                    tracker.device("laptop").id(),
                    Instant.now().plusSeconds(60)));
    assertThat(client.refusal(new TrackerRequest.Resume(token)))
        .isEqualTo(ErrorCode.SESSION_EXPIRED);
  }

  @Test
  void withoutADeviceCertificateNobodySignsIn() throws Exception { // X3
    tracker.newUser("ada");
    TrackerClient anonymous = tracker.connectAnonymously();
    anonymous.hello();
    assertThat(anonymous.refused(login("ada", PASSWORD)).message()).contains("certificate");
    assertThat(anonymous.refusal(create("eve", PASSWORD))).isEqualTo(ErrorCode.BAD_REQUEST);
    assertThat(anonymous.refusal(new TrackerRequest.ListGroups(Optional.empty())))
        .isEqualTo(ErrorCode.SIGN_IN_FIRST);
  }

  @Test
  void quitOverTheNetworkIsRefused() throws Exception { // U15
    TrackerClient client = tracker.newUser("ada");
    assertThat(client.refusal(new TrackerRequest.Quit())).isEqualTo(ErrorCode.REFUSED);
    client.ask(new TrackerRequest.Ping(), TrackerReply.Pong.class);
  }

  @Test
  void aRepeatedSignUpIsAnsweredAsTheFirst() throws Exception { // W1: a reply may be lost
    TrackerClient client = tracker.connect("laptop");
    client.hello();
    TrackerRequest.CreateUser create = create("ada", PASSWORD);
    client.done(create);
    client.done(create);
    tracker.restart();
    TrackerClient again = tracker.connect("laptop");
    again.hello();
    again.done(create);
    assertThat(again.refusal(create("ada", PASSWORD))).isEqualTo(ErrorCode.USER_EXISTS);
  }

  private String tokenOf(String user, String device) throws Exception {
    TrackerClient client = tracker.connect(device);
    client.hello();
    client.done(create(user, PASSWORD));
    String token = LoopbackTracker.logIn(client, user).token();
    client.close();
    return token;
  }

  private static TrackerRequest.CreateUser create(String user, String password) {
    return new TrackerRequest.CreateUser(OperationId.random(), new UserName(user), password);
  }

  private static TrackerRequest.Login login(String user, String password) {
    return new TrackerRequest.Login(new UserName(user), password);
  }

  private static long nanosOf(TrackerClient client, TrackerRequest request) throws Exception {
    long began = System.nanoTime();
    client.refusal(request);
    return System.nanoTime() - began;
  }

  private static long median(List<Long> values) {
    List<Long> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
