package dev.covey.desktop.downloads;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateScaleTest {

  @Test
  void marksAreRoundAndReachAboveTheHighest() {
    RateScale scale = RateScale.upTo(2_900_000);
    assertThat(scale.top()).isEqualTo(3_000_000);
    assertThat(scale.unitName()).isEqualTo("MB/s");
    assertThat(scale.label(0)).isEqualTo("0");
    assertThat(scale.label(scale.marks())).isEqualTo("3");
  }

  @Test
  void belowAUnitThereAreTenths() {
    RateScale scale = RateScale.upTo(1_100_000);
    assertThat(scale.step()).isEqualTo(500_000);
    assertThat(scale.label(1)).isEqualTo("0.5");
    assertThat(RateScale.upTo(110_000_000).label(2)).isEqualTo("100");
  }

  @Test
  void slowAndVeryFastOnesFitToo() {
    assertThat(RateScale.upTo(0).unitName()).isEqualTo("KB/s");
    assertThat(RateScale.upTo(999_999).unitName()).isEqualTo("KB/s");
    assertThat(RateScale.upTo(1_250_000_000).unitName()).isEqualTo("GB/s");
    for (long rate = 1; rate < 1_000_000_000_000L; rate = rate * 3 + 1) {
      RateScale scale = RateScale.upTo(rate);
      assertThat(scale.top()).isGreaterThanOrEqualTo(rate);
      assertThat(scale.marks()).isBetween(1, RateScale.MOST_MARKS);
    }
  }
}
