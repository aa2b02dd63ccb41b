package dev.covey.desktop.looks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.desktop.fx.NearbyNetwork;
import dev.covey.desktop.fx.TestDesktop;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.model.Fingerprint;
import dev.covey.model.GroupName;
import dev.covey.model.Invite;
import dev.covey.testing.FakePeer;
import java.util.List;
import java.util.Optional;

/** What is seen before the frame: the first start and signing in, and what can go wrong there. */
final class ThresholdSights {
  private final Stand stand;

  ThresholdSights(Stand stand) {
    this.stand = stand;
  }

  List<Sight> firstStart() {
    return List.of(
        page("welcome", "proceed", () -> stand.untilSeen("startHere")),
        page("welcome-not-started", "proceed", this::notStarted),
        page("welcome-no-invite", "proceed", this::noInvite),
        page("welcome-invited", "proceed", this::invited),
        page("welcome-another-network", "proceed", this::anotherNetwork),
        page("welcome-nearby", "proceed", this::nearby),
        page("welcome-address", "proceed", this::address),
        page("welcome-nobody-answers", "proceed", this::nobodyAnswers),
        page("sign-up-founder", "submit", this::founder));
  }

  List<Sight> signIn() {
    return List.of(
        page("sign-up", "submit", this::signUp),
        page("sign-up-name-taken", "submit", this::nameTaken),
        page("sign-in-wrong-password", "submit", this::wrongPassword),
        page("sign-in-no-tracker", "submit", this::noTracker));
  }

  /** Whatever is said: the button to go on is in sight without scrolling. */
  private Sight page(String name, String button, Runnable open) {
    return new Sight(
        name,
        () -> {
          open.run();
          stand.desktop().rest();
          assertThat(stand.desktop().isWhole(button)).as("%s on %s", button, name).isTrue();
        });
  }

  private void notStarted() {
    stand
        .desktop()
        .starter()
        .willRefuse(
            ErrorCode.FAILED,
            "127.0.0.1:9000 is in use by another program; stop that one or choose another port.");
    stand.enter("networkName", "The photographers of the northern valley and its seven villages");
    stand.click("proceed");
    stand.untilSeen("problem");
  }

  private void noInvite() {
    stand.click("join");
    stand.enter("invite", "covey://nowhere");
    stand.untilSeen("wrong");
  }

  private void invited() { // X2
    stand.enter(
        "invite",
        new Invite(
                FakePeer.BALANCER,
                Optional.of(new GroupName(GreatNames.GROUP)),
                FakePeer.FINGERPRINT)
            .toString());
    stand.untilSeen("answered");
  }

  private void anotherNetwork() { // X2
    stand.enter(
        "invite",
        new Invite(FakePeer.BALANCER, Optional.empty(), new Fingerprint("cd".repeat(32)))
            .toString());
    stand.untilSeen("wrong");
  }

  private void nearby() {
    stand.enter("invite", "");
    stand
        .desktop()
        .nearby()
        .found(
            new NearbyNetwork("רשת הצלמים", new Endpoint("192.168.1.20", 9000), "ab".repeat(8)),
            new NearbyNetwork(
                "the photographers of the northern valley and its seven villages",
                new Endpoint("192.168.1.121", 40_000),
                "cd".repeat(8)));
    stand.untilSeen("nearby_" + "ab".repeat(8));
  }

  private void address() { // X2
    stand.click("nearby_" + "ab".repeat(8));
    stand.untilSeen("answered");
  }

  private void nobodyAnswers() {
    stand
        .peer()
        .calls()
        .failNext(
            "probe",
            ErrorCode.NO_TRACKER,
            "No Covey balancer or tracker answers at 10.0.0.9:9000 (Connection refused); check the address.");
    stand.enter("address", "10.0.0.9:9000");
    stand.untilSeen("askAgain");
  }

  private void signUp() { // S7
    stand.enter("user", "marta näslund");
    stand.enter("password", "five!");
    stand.untilSeen("userHint");
  }

  private void nameTaken() {
    stand.enter("user", GreatNames.ME);
    stand.enter("password", "correct horse");
    stand.click("submit");
    stand.untilSeen("userHint");
  }

  private void founder() { // G1
    stand.desktop().starter().willStart();
    stand.click("startHere");
    stand.click("proceed");
    stand.untilSeen("firstGroup");
    stand.enter("user", GreatNames.WIDE_USER);
    stand.enter("firstGroup", "film crew");
    stand.untilSeen("firstGroupHint");
  }

  private void wrongPassword() {
    stand.click("signIn");
    stand.enter("user", GreatNames.ME);
    stand.enter("password", "wrong horse");
    stand.click("submit");
    stand.untilSeen("passwordHint");
  }

  private void noTracker() {
    stand
        .peer()
        .calls()
        .failNext(
            "login",
            ErrorCode.FAILED,
            "The tracker at tracker-1.photographers.valley.example:6960 did not answer within 10 s; try again.");
    stand.enter("password", "wrong horses");
    stand.click("submit");
    TestDesktop.until(() -> stand.desktop().sees("problem"));
  }
}
