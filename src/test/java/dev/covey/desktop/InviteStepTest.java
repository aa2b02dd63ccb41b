package dev.covey.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.Endpoint;
import dev.covey.model.Fingerprint;
import dev.covey.model.GroupName;
import dev.covey.model.Invite;
import dev.covey.peer.PeerStatus;
import dev.covey.testing.FakePeer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InviteStepTest {
  private static final GroupName FILMS = new GroupName("films");
  private static final Endpoint AT = Endpoint.loopback(9000);
  private static final Invite HERE = new Invite(AT, Optional.of(FILMS), FakePeer.FINGERPRINT);
  private static final Invite NO_GROUP = new Invite(AT, Optional.empty(), FakePeer.FINGERPRINT);
  private static final Invite ELSEWHERE =
      new Invite(AT, Optional.of(FILMS), new Fingerprint("cd".repeat(32)));

  private final PeerStatus status = new FakePeer().status();

  @Test
  void whereANetworkIsChosenItIsFilledIn() { // X2
    assertThat(InviteStep.of(ELSEWHERE, Phase.WELCOME, status))
        .isEqualTo(new InviteStep.Choose(ELSEWHERE));
  }

  @Test
  void inTheSameNetworkOneAsksForTheGroup() { // U5
    assertThat(InviteStep.of(HERE, Phase.INSIDE, status)).isEqualTo(new InviteStep.AskFor(FILMS));
    assertThat(InviteStep.of(NO_GROUP, Phase.INSIDE, status)).isEqualTo(new InviteStep.Inside());
  }

  @Test
  void beforeThatOneSignsIn() { // S1
    assertThat(InviteStep.of(HERE, Phase.SIGN_IN, status))
        .isEqualTo(new InviteStep.SignInFirst(Optional.of(FILMS)));
  }

  @Test
  void anotherNetworkIsOnlyJoinedOnPurpose() { // X2
    assertThat(InviteStep.of(ELSEWHERE, Phase.INSIDE, status))
        .isEqualTo(new InviteStep.Switch(ELSEWHERE));
    assertThat(InviteStep.of(ELSEWHERE, Phase.SIGN_IN, status))
        .isEqualTo(new InviteStep.Switch(ELSEWHERE));
  }
}
