package dev.covey.tracker.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.tracker.cluster.SentMessages.Sent;
import dev.covey.tracker.registry.LoggedChange;
import dev.covey.tracker.registry.VersionVector;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExchangeTest {
  private static final UUID HERE = new UUID(0, 1);
  private static final UUID THERE = new UUID(0, 2);
  private static final Member BEN = new Member("ben");
  private static final Member CAT = new Member("cat");
  private static final int MOST = 5;

  private final MemoryLog log = new MemoryLog();
  private final SentMessages sent = new SentMessages();
  private final Exchange exchange = new Exchange(log, sent, Set.of("ben", "cat"), MOST);

  private long now;

  @Test
  void whatIsSavedIsToldToAllOnce() { // T3
    List<LoggedChange> own = MemoryLog.changes(HERE, 1, 2);
    exchange.saved(own.subList(0, 1));
    exchange.saved(own.subList(1, 2));
    exchange.flush();
    exchange.flush();
    assertThat(sent.take()).containsExactly(SentMessages.toAll(new ClusterMessage.Sync(own)));
  }

  @Test
  void muchIsToldInSeveralMessages() { // T3
    List<LoggedChange> own = MemoryLog.changes(HERE, 1, 7);
    exchange.saved(own);
    exchange.flush();
    assertThat(sent.take())
        .containsExactly(
            SentMessages.toAll(new ClusterMessage.Sync(own.subList(0, 5))),
            SentMessages.toAll(new ClusterMessage.Sync(own.subList(5, 7))));
  }

  @Test
  void whatAnotherHasIsFetched() throws Exception { // T7
    log.with(HERE, 1, 1);
    says(BEN, THERE, 3);
    assertThat(sent.take()).containsExactly(want(BEN));
    exchange.page(BEN, page(1, 3, false), now);
    assertThat(log.changes).hasSize(4);
    assertThat(sent.take()).as("nothing is missing").isEmpty();
  }

  @Test
  void nobodyIsAskedForWhatIsHere() throws Exception { // T7
    log.with(THERE, 1, 3);
    says(BEN, THERE, 3);
    says(CAT, THERE, 2);
    exchange.tick(now);
    assertThat(sent.take()).isEmpty();
  }

  @Test
  void whatComesAfterAGapHasTheGapFetched() throws Exception { // T5, T7
    says(BEN, THERE, 1);
    sent.take();
    exchange.page(BEN, page(1, 1, false), now);
    exchange.sync(BEN, new ClusterMessage.Sync(MemoryLog.changes(THERE, 4, 4)), now);
    assertThat(log.changes).hasSize(1);
    assertThat(sent.take()).containsExactly(want(BEN));
    exchange.page(BEN, page(2, 4, false), now);
    assertThat(log.changes).hasSize(4);
  }

  @Test
  void aFirstSyncAfterAGapWaitsUntilItsSenderSaysWhatItHas() throws Exception { // T7
    exchange.sync(BEN, new ClusterMessage.Sync(MemoryLog.changes(THERE, 4, 4)), now);
    assertThat(sent.take()).isEmpty();
    says(BEN, THERE, 4);
    assertThat(sent.take()).containsExactly(want(BEN));
  }

  @Test
  void whatIsWantedIsGivenInPagesUntilAllIsThere() throws Exception { // T7: FULLSYNC
    MemoryLog full = new MemoryLog().with(HERE, 1, 4).with(THERE, 1, 8);
    SentMessages answers = new SentMessages();
    Exchange giver = new Exchange(full, answers, Set.of(), MOST);
    exchange.compare(BEN, "ben", full.held(), now);
    int pages = 0;
    for (List<Sent> asked = sent.take(); !asked.isEmpty(); asked = sent.take()) {
      assertThat(asked).hasSize(1);
      giver.want(CAT, (ClusterMessage.Want) asked.getFirst().message());
      Sent answer = answers.take().getFirst();
      ClusterMessage.Page page = (ClusterMessage.Page) answer.message();
      assertThat(answer.to()).isEqualTo(CAT);
      assertThat(page.changes()).hasSizeLessThanOrEqualTo(MOST);
      pages++;
      assertThat(page.more()).isEqualTo(pages < 3);
      exchange.page(BEN, page, now);
    }
    assertThat(pages).isEqualTo(3);
    assertThat(log.applied()).isEqualTo(full.applied());
  }

  @Test
  void aPageThatIsJustFullHasNoMore() throws Exception { // T7
    log.with(THERE, 1, MOST);
    exchange.want(BEN, new ClusterMessage.Want(VersionVector.EMPTY));
    assertThat(sent.take()).containsExactly(new Sent(BEN, page(1, MOST, false)));
  }

  @Test
  void onlyWhatIsOnDiskIsGiven() throws Exception { // T9, DESIGN 5
    log.with(HERE, 1, 4);
    log.unsaved = 1;
    exchange.want(BEN, new ClusterMessage.Want(VersionVector.EMPTY));
    assertThat(sent.take())
        .containsExactly(
            new Sent(BEN, new ClusterMessage.Page(MemoryLog.changes(HERE, 1, 3), false)));
  }

  @Test
  void whatIsOnItsWayToTheDiskIsNotFetchedAgain() throws Exception { // T7
    log.with(THERE, 1, 3);
    log.unsaved = 2;
    says(BEN, THERE, 3);
    assertThat(sent.take()).isEmpty();
  }

  @Test
  void onePageIsUnderWayAtATime() throws Exception { // T7
    says(BEN, THERE, 3);
    says(CAT, THERE, 3);
    says(BEN, THERE, 4);
    exchange.tick(now);
    assertThat(sent.take()).containsExactly(want(BEN));
  }

  @Test
  void aSilentTrackerIsNotWaitedForAndTheNextIsAsked() throws Exception { // T6
    says(BEN, THERE, 3);
    says(CAT, THERE, 3);
    sent.take();
    now += Exchange.PATIENCE.toNanos();
    exchange.tick(now);
    assertThat(sent.take()).as("patience is not over").isEmpty();
    exchange.tick(++now);
    assertThat(sent.take()).containsExactly(want(CAT));
    now += Exchange.PATIENCE.toNanos() + 1;
    exchange.tick(now);
    assertThat(sent.take()).as("in turn").containsExactly(want(BEN));
  }

  @Test
  void whoHasGoneIsNotWaitedFor() throws Exception { // T6
    says(BEN, THERE, 3);
    says(CAT, THERE, 3);
    sent.take();
    exchange.members(Set.of(CAT), now);
    assertThat(sent.take()).containsExactly(want(CAT));
  }

  @Test
  void whoSpokeBeforeItWasAMemberIsAskedAgainAtOnce() throws Exception { // T7
    says(BEN, THERE, 3);
    assertThat(sent.take()).as("which goes nowhere").containsExactly(want(BEN));
    exchange.members(Set.of(BEN), now);
    assertThat(sent.take()).containsExactly(want(BEN));
    exchange.members(Set.of(BEN, CAT), now);
    assertThat(sent.take()).as("the question is under way").isEmpty();
  }

  @Test
  void whoGivesNothingIsAskedAgainOnlyLater() throws Exception { // T6
    says(BEN, THERE, 3);
    sent.take();
    exchange.page(BEN, new ClusterMessage.Page(List.of(), false), now);
    assertThat(sent.take()).isEmpty();
    says(BEN, THERE, 3);
    assertThat(sent.take()).containsExactly(want(BEN));
  }

  @Test
  void aPageThatComesTwiceOrTooLateHarmsNothing() throws Exception { // T5
    says(BEN, THERE, 3);
    exchange.page(BEN, page(1, 3, false), now);
    exchange.page(BEN, page(1, 3, false), now);
    exchange.page(CAT, page(1, 2, true), now);
    assertThat(log.changes).isEqualTo(MemoryLog.changes(THERE, 1, 3));
  }

  @Test
  void bothSidesOfASplitGetWhatTheOtherHas() throws Exception { // T7
    log.with(HERE, 1, 2);
    MemoryLog other = new MemoryLog().with(THERE, 1, 3);
    SentMessages back = new SentMessages();
    Exchange there = new Exchange(other, back, Set.of(), MOST);
    exchange.compare(BEN, "ben", other.held(), now);
    there.compare(CAT, "cat", log.held(), now);
    ClusterMessage wantedHere = sent.take().getFirst().message();
    ClusterMessage wantedThere = back.take().getFirst().message();
    there.want(CAT, (ClusterMessage.Want) wantedHere);
    exchange.want(BEN, (ClusterMessage.Want) wantedThere);
    exchange.page(BEN, (ClusterMessage.Page) back.take().getFirst().message(), now);
    there.page(CAT, (ClusterMessage.Page) sent.take().getFirst().message(), now);
    assertThat(log.applied()).isEqualTo(other.applied());
  }

  @Test
  void ownChangesThatOnlyOthersHaveComeBack() throws Exception { // T7, DESIGN 5
    log.with(HERE, 1, 2);
    says(BEN, HERE, 4);
    assertThat(sent.take()).containsExactly(want(BEN));
    exchange.page(BEN, new ClusterMessage.Page(MemoryLog.changes(HERE, 3, 4), false), now);
    assertThat(log.changes).isEqualTo(MemoryLog.changes(HERE, 1, 4));
  }

  @Test
  void theOriginIsTrustedOnceAllHaveSaidTwiceAndNothingIsMissing() throws Exception { // DESIGN 5
    log.with(HERE, 1, 2);
    says(BEN, HERE, 2);
    says(BEN, HERE, 2);
    assertThat(log.trusted).as("cat has not said").isFalse();
    says(CAT, HERE, 3);
    assertThat(log.trusted).as("cat knows better").isFalse();
    exchange.page(CAT, new ClusterMessage.Page(MemoryLog.changes(HERE, 3, 3), false), now);
    says(CAT, HERE, 3);
    says(BEN, HERE, 2);
    assertThat(log.trusted).as("each has said once").isFalse();
    says(CAT, HERE, 3);
    says(BEN, HERE, 2);
    assertThat(log.trusted).isTrue();
  }

  @Test
  void whatPassesFromOneNotHeardToOneHeardIsNotOverlooked() throws Exception { // DESIGN 5
    // This disk was put back and lacks 2, which cat alone holds.
    log.with(HERE, 1, 1);
    says(BEN, HERE, 1);
    // Cat gives 2 to ben before she is heard; then her disk is put back as well.
    says(CAT, HERE, 1);
    assertThat(log.trusted).isFalse();
    sent.take();
    says(BEN, HERE, 2);
    says(CAT, HERE, 1);
    assertThat(log.trusted).isFalse();
    assertThat(sent.take()).contains(want(BEN));
  }

  @Test
  void whoIsNotListedIsNoSubstitute() throws Exception { // DESIGN 5
    says(BEN, HERE, 1);
    log.with(HERE, 1, 1);
    for (int round = 0; round < 3; round++) {
      says(BEN, HERE, 1);
      says(new Member("dan"), HERE, 1);
    }
    assertThat(log.trusted).isFalse();
  }

  @Test
  void whoKnowsOfNobodyTrustsItsOrigin() { // T8
    MemoryLog alone = new MemoryLog();
    var _ = new Exchange(alone, sent, Set.of());
    assertThat(alone.trusted).isTrue();
  }

  /** Another tracker says what it holds. */
  private void says(Member member, UUID origin, long last) throws Exception {
    exchange.compare(member, member.address(), MemoryLog.vector(origin, last), now);
  }

  private Sent want(Member from) {
    return new Sent(from, new ClusterMessage.Want(log.applied()));
  }

  private static ClusterMessage.Page page(long from, long to, boolean more) {
    return new ClusterMessage.Page(MemoryLog.changes(THERE, from, to), more);
  }
}
