package dev.covey.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class UnderwayTest {
  @Test
  void whoAsksForItGetsItOnceItIsMade() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    try (Underway<String> sample =
        Underway.start(
            "sample",
            () -> {
              asked.await();
              return "made";
            })) {
      asked.countDown();
      assertThat(sample.await()).isEqualTo("made");
    }
  }

  @Test
  void itsFailureIsToldToWhoAsksForIt() throws Exception {
    try (Underway<String> full =
            Underway.start(
                "full",
                () -> {
                  throw new IOException("no space left");
                });
        Underway<String> refused =
            Underway.start(
                "refused",
                () -> {
                  throw new CoveyException(ErrorCode.DISK_FULL, "give a smaller --size");
                })) {
      assertThatThrownBy(full::await).isInstanceOf(IOException.class).hasMessage("no space left");
      assertThatThrownBy(refused::await)
          .isInstanceOf(CoveyException.class)
          .hasMessage("give a smaller --size");
    }
  }

  @Test
  void nothingGoesOnOnceItIsClosed() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    Underway<Boolean> sample =
        Underway.start(
            "sample",
            () -> {
              begun.countDown();
              try {
                return new CountDownLatch(1).await(1, TimeUnit.HOURS);
              } finally {
                ended.set(true);
              }
            });
    begun.await();
    sample.close();
    assertThat(ended).isTrue();
  }
}
