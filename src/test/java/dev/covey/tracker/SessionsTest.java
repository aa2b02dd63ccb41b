package dev.covey.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.AccountId;
import dev.covey.model.DeviceId;
import dev.covey.model.Endpoint;
import dev.covey.model.FileId;
import dev.covey.model.UserName;
import dev.covey.tracker.registry.Actor;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private static final AccountId ADA = AccountId.random();
  private static final AccountId BOB = AccountId.random();
  private static final DeviceId LAPTOP = new DeviceId("1".repeat(64));
  private static final DeviceId PHONE = new DeviceId("2".repeat(64));
  private static final FileId FILE = FileId.random();

  private final Sessions sessions = new Sessions();

  @Test
  void anAccountIsOnAsManyDevicesAsItSignedInOn() { // S2
    sessions.open(session(ADA, LAPTOP));
    Session phone = session(ADA, PHONE);
    sessions.open(phone);
    assertThat(sessions.devices(ADA)).isEqualTo(2);
    assertThat(sessions.close(phone)).isTrue();
    assertThat(sessions.devices(ADA)).isEqualTo(1);
    assertThat(sessions.count()).isEqualTo(1);
  }

  @Test
  void aDeviceHasOneSession() { // S3
    Session first = session(ADA, LAPTOP);
    Session second = session(BOB, LAPTOP);
    assertThat(sessions.open(first)).isEmpty();
    assertThat(sessions.open(second)).contains(first);
    assertThat(sessions.isOpen(first)).isFalse();
    assertThat(sessions.devices(ADA)).isZero();
    assertThat(sessions.devices(BOB)).isEqualTo(1);
  }

  @Test
  void aReplacedSessionCannotEndItsSuccessor() { // S3
    Session first = session(ADA, LAPTOP);
    Session second = session(ADA, LAPTOP);
    sessions.open(first);
    sessions.open(second);
    assertThat(sessions.close(first)).isFalse();
    assertThat(sessions.isOpen(second)).isTrue();
    assertThat(sessions.of(ADA)).containsExactly(second);
  }

  @Test
  void aDeviceServesWhatItSaidInThisSession() { // F10
    Session first = session(ADA, LAPTOP);
    sessions.open(first);
    assertThat(sessions.serves(ADA, LAPTOP, FILE)).isFalse();
    assertThat(first.offer(FILE)).isTrue();
    assertThat(first.offer(FILE)).isFalse();
    assertThat(sessions.serves(ADA, LAPTOP, FILE)).isTrue();
    assertThat(sessions.serves(BOB, LAPTOP, FILE)).isFalse();
    assertThat(sessions.serves(ADA, PHONE, FILE)).isFalse();
    sessions.open(session(ADA, LAPTOP));
    assertThat(sessions.serves(ADA, LAPTOP, FILE)).as("a new session").isFalse();
  }

  @Test
  void aDeviceWithoutAnAddressServesNothing() { // F9
    Session mute =
        new Session(
            new Actor(ADA, LAPTOP),
            new UserName("ada"),
            Endpoint.loopback(1),
            "laptop",
            Optional.empty(),
            null);
    sessions.open(mute);
    mute.offer(FILE);
    assertThat(sessions.serves(ADA, LAPTOP, FILE)).isFalse();
  }

  private static Session session(AccountId account, DeviceId device) {
    return new Session(
        new Actor(account, device),
        new UserName("somebody"),
        Endpoint.loopback(1),
        "device",
        Optional.of(Endpoint.loopback(2)),
        null);
  }
}
