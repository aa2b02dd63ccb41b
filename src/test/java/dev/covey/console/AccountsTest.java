package dev.covey.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.peer.PeerStatus;
import dev.covey.testing.FakePeer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccountsTest {
  private final FakePeer peer = new FakePeer();
  private final RecordedAudience audience = new RecordedAudience();
  private final Commands commands =
      new Commands(peer, audience, new ManualPace(), Thread.ofVirtual().factory());

  private Result run(String line) throws CoveyException {
    return commands.execute(CommandLine.of(line).command());
  }

  private CoveyException refusal(String line) {
    return catchThrowableOfType(CoveyException.class, () -> run(line));
  }

  @Test
  void aPasswordThatWasNotTypedIsAskedFor() throws Exception { // U1, U2
    audience.answers.addAll(List.of("password1", "password1", "password1"));
    run("create_user ann");
    run("login ann");
    assertThat(audience.asked)
        .containsExactly("Password for ann: ", "Once more: ", "Password for ann: ");
    assertThat(peer.status().user()).hasToString("Optional[ann]");
    assertThat(peer.staysSignedIn()).isFalse();
  }

  @Test
  void aNewPasswordIsAskedForTwiceAndMustAgree() {
    audience.answers.addAll(List.of("password1", "password2"));
    assertThat(refusal("create_user ann")).returns(ErrorCode.BAD_PASSWORD, CoveyException::code);
    assertThat(peer.calls().made()).isEmpty();
  }

  @Test
  void theSessionStaysIfThatIsAskedFor() throws Exception { // S5
    peer.network().user("ann", "password1");
    run("login ann password1 --stay");
    assertThat(peer.staysSignedIn()).isTrue();
  }

  @Test
  void anInviteIsTrustedAsItIs() throws Exception { // X2
    run("join_network covey://10.0.0.1:9000/films#" + "cd".repeat(32));
    assertThat(peer.calls().made()).containsExactly("join 10.0.0.1:9000 " + "cd".repeat(32));
  }

  @Test
  void anUnknownFingerprintIsShownAndConfirmedFirst() throws Exception { // X2
    forgetNetwork();
    audience.answers.add("no");
    assertThat(refusal("join_network 10.0.0.1:9000"))
        .returns(ErrorCode.UNTRUSTED_NETWORK, CoveyException::code);
    audience.answers.add("yes");
    run("join_network 10.0.0.1:9000");
    assertThat(audience.asked.getFirst()).contains("'home'", "abab ".repeat(15) + "abab");
    assertThat(peer.calls().made())
        .containsExactly(
            "probe 10.0.0.1:9000",
            "probe 10.0.0.1:9000",
            "join 10.0.0.1:9000 " + FakePeer.FINGERPRINT);
  }

  @Test
  void aScriptTrustsNobodyByItself() { // X2
    forgetNetwork();
    Accounts scripted = new Accounts(peer, new Nobody());
    CoveyException refused =
        catchThrowableOfType(
            CoveyException.class,
            () -> scripted.joinNetwork(NetworkAddress.parse("10.0.0.1:9000", Optional.empty())));
    assertThat(refused)
        .hasMessageContaining(FakePeer.FINGERPRINT.hex())
        .returns(ErrorCode.UNTRUSTED_NETWORK, CoveyException::code);
  }

  private void forgetNetwork() {
    PeerStatus was = peer.status();
    peer.status(
        new PeerStatus(
            PeerStatus.Connection.NO_NETWORK,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            was.deviceName(),
            Optional.empty(),
            Optional.empty(),
            was.listening(),
            0,
            0,
            ""));
  }

  @Test
  void anOwnerWhoLeavesOthersIsToldHowToGoOn() throws Exception { // G7
    peer.network().user("ann", "password1").group("films", "ann", "bob");
    run("login ann password1");
    assertThat(refusal("leave_group films"))
        .hasMessageContaining("leave_group films --dissolve")
        .hasMessageContaining("transfer_group films <user>")
        .returns(ErrorCode.OWNER_LEAVES, CoveyException::code);
    run("leave_group films --dissolve");
    assertThat(((Result.Groups) run("list_groups")).groups()).isEmpty();
  }
}
