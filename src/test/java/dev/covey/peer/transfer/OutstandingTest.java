package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a seeder owes, when it is asked again for what it was told to drop. */
class OutstandingTest {
  private final Outstanding owed = new Outstanding();

  @Test
  void whatIsAskedForAgainAfterItWasDroppedMayComeTwice() { // P9, D7
    owed.ask(List.of(4), 0);
    owed.drop(4);
    owed.ask(List.of(4), 1);
    assertThat(owed.settle(4)).as("the copy that was on its way").isTrue();
    assertThat(owed.kind(4)).isEqualTo(Outstanding.Kind.DROPPED);
    assertThat(owed.isSettled()).isFalse();
    assertThat(owed.settle(4)).isFalse();
    assertThat(owed.kind(4)).isEqualTo(Outstanding.Kind.NEVER_ASKED);
    assertThat(owed.isSettled()).isTrue();
  }

  @Test
  void itMayComeAsOftenAsItWasAskedFor() { // P9, D7
    owed.ask(List.of(4), 0);
    owed.ask(List.of(4), 1);
    owed.drop(4);
    owed.ask(List.of(4), 2);
    assertThat(owed.settle(4)).isTrue();
    assertThat(owed.settle(4)).isFalse();
    assertThat(owed.kind(4)).isEqualTo(Outstanding.Kind.DROPPED);
    assertThat(owed.settle(4)).isFalse();
    assertThat(owed.kind(4)).isEqualTo(Outstanding.Kind.NEVER_ASKED);
  }
}
