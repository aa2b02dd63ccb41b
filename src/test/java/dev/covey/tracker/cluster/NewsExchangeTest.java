package dev.covey.tracker.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.AccountId;
import dev.covey.model.DeviceId;
import dev.covey.model.Endpoint;
import dev.covey.model.FileId;
import dev.covey.tracker.registry.LoggedChange;
import dev.covey.tracker.store.KeptScore;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NewsExchangeTest {
  private static final AccountId ADA = AccountId.random();
  private static final DeviceId LAPTOP = new DeviceId("1".repeat(64));
  private static final FileId FILE = FileId.random();
  private static final Member ONE = new Member("one");
  private static final Member TWO = new Member("two");
  private static final Member THREE = new Member("three");

  /** A tracker whose messages stay here until they are brought, or lost. */
  private static final class Side implements Outgoing, Neighbours {
    final LiveLeases leases = new LiveLeases();
    final NewsExchange exchange = new NewsExchange(this, leases, this);
    final Deque<ClusterMessage> sent = new ArrayDeque<>();
    final List<Lease> moved = new ArrayList<>();
    final List<Set<FileId>> touched = new ArrayList<>();

    @Override
    public void broadcast(ClusterMessage message) {
      sent.add(ClusterCodec.decode(ClusterCodec.encode(message)));
    }

    @Override
    public void send(Member to, ClusterMessage message) {
      broadcast(message);
    }

    @Override
    public void around(Collection<FileId> files, Runnable step) {
      touched.add(Set.copyOf(files));
      step.run();
    }

    @Override
    public void movedTo(Lease lease) {
      moved.add(lease);
    }

    /** Tells what happened, and has it sent. */
    void happens(NewsItem... items) {
      Stream.of(items).forEach(exchange::happened);
      exchange.flush();
    }

    @Override
    public void receive(List<LoggedChange> changes) {
      throw new AssertionError("no changes here");
    }

    @Override
    public void receiveScores(Map<DeviceId, KeptScore> scores) {
      throw new AssertionError("no scores here");
    }

    @Override
    public Map<DeviceId, KeptScore> scores() {
      return Map.of();
    }

    @Override
    public int sessions() {
      return 0;
    }
  }

  private final Side one = new Side();
  private final Side two = new Side();
  private long now;

  /** Brings all that each has sent, until both are silent. */
  private void bring() {
    two.exchange.members(Set.of(ONE, THREE), now);
    while (!one.sent.isEmpty() || !two.sent.isEmpty()) {
      bring(one, ONE, two);
      bring(two, TWO, one);
    }
  }

  private void bring(Side from, Member name, Side to) {
    while (!from.sent.isEmpty()) {
      switch (from.sent.remove()) {
        case ClusterMessage.News news -> to.exchange.news(name, news, now);
        case ClusterMessage.NewsWanted _ -> to.exchange.wanted(name);
        case ClusterMessage.AllNews all -> to.exchange.allNews(name, all);
        case ClusterMessage other -> throw new AssertionError(other.toString());
      }
    }
  }

  private void compare() {
    two.exchange.compare(ONE, one.exchange.number(), now);
    bring();
  }

  @Test
  void sessionsAreKnownElsewhereWithWhatTheyServe() { // T4, F9
    compare();
    one.happens(opened(1), offers(1, Set.of(FILE)));
    bring();
    assertThat(two.leases.on(LAPTOP)).contains(lease(1));
    assertThat(two.leases.devices(ADA)).containsExactly(LAPTOP);
    assertThat(two.leases.serves(ADA, LAPTOP, FILE)).isTrue();
    assertThat(two.leases.serves(AccountId.random(), LAPTOP, FILE)).isFalse();
    assertThat(two.moved).containsExactly(lease(1));
    one.happens(new NewsItem.Closed(LAPTOP, 1));
    bring();
    assertThat(two.leases.on(LAPTOP)).isEmpty();
    assertThat(two.leases.devices(ADA)).isEmpty();
    assertThat(two.leases.serves(ADA, LAPTOP, FILE)).isFalse();
    assertThat(two.touched).as("who serves the file changed twice").contains(Set.of(FILE));
  }

  @Test
  void whatIsBeingFetchedIsKnownElsewhereUntilItEnds() { // F14
    compare();
    one.happens(opened(1), fetching(1, true));
    bring();
    assertThat(two.leases.fetchers(FILE)).containsExactly(LAPTOP);
    assertThat(two.leases.serves(ADA, LAPTOP, FILE)).as("all of it").isFalse();
    Side third = new Side();
    third.exchange.compare(ONE, one.exchange.number(), now);
    one.exchange.wanted(THREE);
    bring(one, ONE, third);
    assertThat(third.leases.fetchers(FILE)).as("told with everything").containsExactly(LAPTOP);
    one.happens(fetching(1, false));
    bring();
    assertThat(two.leases.fetchers(FILE)).isEmpty();
    one.happens(fetching(1, true), opened(2));
    bring();
    assertThat(two.leases.fetchers(FILE)).as("a new session fetches nothing yet").isEmpty();
  }

  private static NewsItem fetching(long generation, boolean serving) {
    return new NewsItem.Fetching(LAPTOP, generation, FILE, serving);
  }

  @Test
  void whoMissedNewsIsToldEverything() { // T7
    compare();
    one.happens(opened(1), offers(1, Set.of(FILE)));
    one.sent.clear(); // lost
    compare();
    assertThat(two.leases.serves(ADA, LAPTOP, FILE)).isTrue();
    one.happens(offers(1, Set.of(FileId.random())));
    one.sent.clear();
    one.happens(new NewsItem.Closed(LAPTOP, 1));
    bring(); // a gap: noticed by the number
    assertThat(two.leases.on(LAPTOP)).isEmpty();
  }

  @Test
  void aSessionElsewhereEndsAnOlderOneHereAlsoIfItsNewsWereLost() { // S3
    one.happens(opened(7));
    one.sent.clear();
    compare();
    assertThat(two.leases.on(LAPTOP)).contains(lease(7));
    assertThat(two.moved).containsExactly(lease(7));
  }

  @Test
  void anAnswerThatIsLostIsAskedForAgain() { // T7
    one.happens(opened(1));
    one.sent.clear();
    two.exchange.members(Set.of(ONE), now);
    two.exchange.compare(ONE, one.exchange.number(), now);
    two.sent.clear(); // the question is lost
    two.exchange.compare(ONE, one.exchange.number(), now);
    assertThat(two.sent).as("not before the patience is over").isEmpty();
    now += NewsExchange.PATIENCE.toNanos();
    compare();
    assertThat(two.leases.on(LAPTOP)).contains(lease(1));
  }

  @Test
  void sessionsOfATrackerThatVanishedStayForAGrace() { // DESIGN 5
    compare();
    one.happens(opened(1), offers(1, Set.of(FILE)));
    bring();
    two.exchange.members(Set.of(), now);
    now += NewsExchange.GRACE.minus(Duration.ofMillis(1)).toNanos();
    two.exchange.tick(now);
    assertThat(two.leases.serves(ADA, LAPTOP, FILE)).isTrue();
    now += Duration.ofMillis(1).toNanos();
    two.exchange.tick(now);
    assertThat(two.leases.serves(ADA, LAPTOP, FILE)).isFalse();
    assertThat(two.touched.getLast()).as("members are told").containsExactly(FILE);
    compare(); // it is back
    assertThat(two.leases.serves(ADA, LAPTOP, FILE)).isTrue();
  }

  @Test
  void whoComesBackWithinTheGraceKeepsItsSessions() { // DESIGN 5
    compare();
    one.happens(opened(1));
    bring();
    two.exchange.members(Set.of(), now);
    now += NewsExchange.GRACE.toNanos() / 2;
    two.exchange.members(Set.of(ONE), now);
    now += NewsExchange.GRACE.toNanos();
    two.exchange.tick(now);
    assertThat(two.leases.on(LAPTOP)).contains(lease(1));
  }

  @Test
  void ofADevicesSessionsTheLatestStands() { // S3
    compare();
    one.happens(opened(1), offers(1, Set.of(FILE)));
    bring();
    two.exchange.compare(THREE, 0, now);
    two.exchange.allNews(THREE, new ClusterMessage.AllNews(0, 0, true, List.of()));
    two.sent.clear();
    two.exchange.news(THREE, new ClusterMessage.News(1, List.of(opened(2))), now);
    assertThat(two.leases.on(LAPTOP)).contains(lease(2));
    assertThat(two.leases.serves(ADA, LAPTOP, FILE)).as("not said in that session").isFalse();
    one.happens(new NewsItem.Closed(LAPTOP, 1));
    bring();
    assertThat(two.leases.on(LAPTOP)).contains(lease(2));
    assertThat(two.leases.devices(ADA)).containsExactly(LAPTOP);
  }

  @Test
  void whatADeviceOffersMayBeMoreThanAMessageHolds() { // X5
    Set<FileId> many =
        IntStream.range(0, 2 * NewsParts.FILES + 5)
            .mapToObj(_ -> FileId.random())
            .collect(Collectors.toSet());
    compare();
    one.happens(opened(1), offers(1, many));
    assertThat(one.sent).hasSizeGreaterThan(2);
    bring();
    assertThat(many).allMatch(file -> two.leases.serves(ADA, LAPTOP, file));
    Side third = new Side();
    third.exchange.compare(ONE, one.exchange.number(), now);
    one.exchange.wanted(THREE);
    bring(one, ONE, third);
    assertThat(many).allMatch(file -> third.leases.serves(ADA, LAPTOP, file));
  }

  private static NewsItem opened(long generation) {
    return new NewsItem.Opened(lease(generation));
  }

  private static NewsItem offers(long generation, Set<FileId> files) {
    return new NewsItem.Offers(LAPTOP, generation, files, Set.of());
  }

  private static Lease lease(long generation) {
    return new Lease(ADA, LAPTOP, "laptop", Optional.of(Endpoint.loopback(2)), generation);
  }
}
