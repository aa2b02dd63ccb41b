package dev.covey.peer.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TicketClockTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private static Instant at(long seconds) {
    return NOON.plusSeconds(seconds);
  }

  @Test
  void goesWithTheClockWhileATrackerAnswers() {
    assertThat(TicketClock.running().judgedAt(at(7))).isEqualTo(at(7));
  }

  @Test
  void standsStillFromTheMomentContactWasLost() { // H5
    TicketClock clock = TicketClock.running().lost(at(0));
    assertThat(clock.judgedAt(at(3_600))).isEqualTo(at(0));
  }

  @Test
  void goesOnAfterAGraceInWhichTicketsCanBeRenewed() { // H5
    TicketClock clock = TicketClock.running().lost(at(0)).regained(at(3_600));
    assertThat(clock.judgedAt(at(3_619))).isEqualTo(at(0));
    assertThat(clock.judgedAt(at(3_620))).isEqualTo(at(3_620));
  }

  @Test
  void aMomentWithoutContactLengthensTicketsByNoMoreThanThat() { // G6
    TicketClock clock = TicketClock.running().lost(at(0)).regained(at(1));
    assertThat(clock.judgedAt(at(2))).isEqualTo(at(2));
  }

  @Test
  void losingContactAgainWithinTheGraceKeepsTheFirstMoment() {
    TicketClock clock = TicketClock.running().lost(at(0)).regained(at(60)).lost(at(65));
    assertThat(clock.judgedAt(at(90))).isEqualTo(at(0));
  }

  @Test
  void losingContactAgainLaterCountsAnew() {
    TicketClock clock = TicketClock.running().lost(at(0)).regained(at(60)).lost(at(200));
    assertThat(clock.judgedAt(at(900))).isEqualTo(at(200));
  }
}
