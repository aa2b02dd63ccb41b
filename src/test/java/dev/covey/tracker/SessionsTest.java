package dev.covey.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.AccountId;
import dev.covey.model.DeviceId;
import dev.covey.model.Endpoint;
import dev.covey.model.FileId;
import dev.covey.model.UserName;
import dev.covey.tracker.cluster.LiveLeases;
import dev.covey.tracker.cluster.NewsItem;
import dev.covey.tracker.registry.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private static final AccountId ADA = AccountId.random();
  private static final AccountId BOB = AccountId.random();
  private static final DeviceId LAPTOP = new DeviceId("1".repeat(64));
  private static final DeviceId PHONE = new DeviceId("2".repeat(64));
  private static final FileId FILE = FileId.random();

  private final Sessions sessions = new Sessions();
  private final LiveLeases elsewhere = new LiveLeases();
  private final Attendance attendance = new Attendance(sessions, elsewhere);

  @Test
  void anAccountIsOnAsManyDevicesAsItSignedInOn() { // S2
    sessions.open(session(ADA, LAPTOP), 0);
    Session phone = session(ADA, PHONE);
    sessions.open(phone, 0);
    assertThat(attendance.devices(ADA)).isEqualTo(2);
    assertThat(sessions.close(phone)).isTrue();
    assertThat(attendance.devices(ADA)).isEqualTo(1);
    assertThat(sessions.count()).isEqualTo(1);
  }

  @Test
  void aDeviceHasOneSession() { // S3
    Session first = session(ADA, LAPTOP);
    Session second = session(BOB, LAPTOP);
    assertThat(sessions.open(first, 0)).isEmpty();
    assertThat(sessions.open(second, 0)).contains(first);
    assertThat(sessions.isOpen(first)).isFalse();
    assertThat(attendance.devices(ADA)).isZero();
    assertThat(attendance.devices(BOB)).isEqualTo(1);
  }

  @Test
  void aReplacedSessionCannotEndItsSuccessor() { // S3
    Session first = session(ADA, LAPTOP);
    Session second = session(ADA, LAPTOP);
    sessions.open(first, 0);
    sessions.open(second, 0);
    assertThat(sessions.close(first)).isFalse();
    assertThat(sessions.isOpen(second)).isTrue();
    assertThat(sessions.of(ADA)).containsExactly(second);
  }

  @Test
  void aDeviceServesWhatItSaidInThisSession() { // F10
    Session first = session(ADA, LAPTOP);
    sessions.open(first, 0);
    assertThat(attendance.serves(ADA, LAPTOP, FILE)).isFalse();
    sessions.offer(first, List.of(FILE));
    assertThat(attendance.serves(ADA, LAPTOP, FILE)).isTrue();
    assertThat(attendance.serves(BOB, LAPTOP, FILE)).isFalse();
    assertThat(attendance.serves(ADA, PHONE, FILE)).isFalse();
    sessions.open(session(ADA, LAPTOP), 0);
    assertThat(attendance.serves(ADA, LAPTOP, FILE)).as("a new session").isFalse();
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
    sessions.open(mute, 0);
    sessions.offer(mute, List.of(FILE));
    assertThat(attendance.serves(ADA, LAPTOP, FILE)).isFalse();
  }

  @Test
  void generationsCountTheSessionsOfADeviceAtWhateverTracker() { // S3, T3
    Session first = session(ADA, LAPTOP);
    sessions.open(first, 4);
    Session second = session(ADA, LAPTOP);
    sessions.open(second, 0);
    assertThat(first.generation()).isEqualTo(5);
    assertThat(second.generation()).isEqualTo(6);
  }

  @Test
  void theVersionRisesWheneverSomebodyComesOrGoes() { // U7: lists keep their counts by it
    long version = attendance.version();
    Session first = session(ADA, LAPTOP);
    sessions.open(first, 0);
    assertThat(attendance.version()).isGreaterThan(version);
    version = attendance.version();
    Session second = session(BOB, LAPTOP);
    sessions.open(second, 0);
    assertThat(attendance.version()).isGreaterThan(version);
    version = attendance.version();
    sessions.offer(second, List.of(FILE));
    sessions.close(first);
    assertThat(attendance.version()).as("nobody came or went").isEqualTo(version);
    sessions.close(second);
    assertThat(attendance.version()).isGreaterThan(version);
  }

  @Test
  void whatHappensToSessionsIsToldInOrder() { // T4
    List<NewsItem> news = new ArrayList<>();
    Session before = session(BOB, PHONE);
    sessions.open(before, 0);
    sessions.offer(before, List.of(FILE));
    sessions.tellNews(news::add);
    assertThat(news)
        .as("what was before is told as if it began now")
        .containsExactly(
            new NewsItem.Opened(before.lease()),
            new NewsItem.Offers(PHONE, 1, Set.of(FILE), Set.of()));
    news.clear();
    Session session = session(ADA, LAPTOP);
    sessions.open(session, 0);
    sessions.offer(session, List.of(FILE));
    sessions.offer(session, List.of(FILE));
    sessions.withdraw(session, List.of(FILE));
    sessions.fetch(session, FILE, true);
    sessions.fetch(session, FILE, true);
    assertThat(sessions.fetchers(FILE)).containsExactly(LAPTOP); // F14
    sessions.close(session);
    assertThat(sessions.fetchers(FILE)).isEmpty();
    sessions.offer(session, List.of(FILE));
    assertThat(news)
        .containsExactly(
            new NewsItem.Opened(session.lease()),
            new NewsItem.Offers(LAPTOP, 1, Set.of(FILE), Set.of()),
            new NewsItem.Offers(LAPTOP, 1, Set.of(), Set.of(FILE)),
            new NewsItem.Fetching(LAPTOP, 1, FILE, true),
            new NewsItem.Closed(LAPTOP, 1));
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
