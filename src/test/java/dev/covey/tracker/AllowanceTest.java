package dev.covey.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AllowanceTest { // X5
  private static final long START = -5; // nanoTime may be negative
  private final Allowance allowance = new Allowance(3, 10, START);

  @Test
  void aBurstIsNotHeldUp() {
    for (int i = 0; i < 3; i++) {
      assertThat(allowance.spend(START)).isZero();
    }
  }

  @Test
  void whoAsksTooFastWaits() {
    spend(3);
    assertThat(allowance.spend(START)).isEqualTo(TimeUnit.MILLISECONDS.toNanos(100));
    assertThat(allowance.spend(START)).isEqualTo(TimeUnit.MILLISECONDS.toNanos(200));
  }

  @Test
  void whoWaitedIsNotHeldUpAgain() {
    spend(4);
    assertThat(allowance.spend(START + TimeUnit.MILLISECONDS.toNanos(200))).isZero();
  }

  @Test
  void restDoesNotSaveUpMoreThanABurst() {
    spend(3);
    long later = START + TimeUnit.HOURS.toNanos(1);
    for (int i = 0; i < 3; i++) {
      assertThat(allowance.spend(later)).isZero();
    }
    assertThat(allowance.spend(later)).isPositive();
  }

  private void spend(int requests) {
    for (int i = 0; i < requests; i++) {
      allowance.spend(START);
    }
  }
}
