package dev.covey.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.covey.model.CoveyException;
import dev.covey.model.Digests;
import dev.covey.model.ErrorCode;
import dev.covey.model.Sha1;
import dev.covey.model.Sha256;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A beginning that grows and is digested meanwhile (D8), and who makes it grow too fast. */
class PrefixDigestTest {
  private static final long SIZE = 2 * PrefixDigest.FAR;
  private static final long LONG = TimeUnit.SECONDS.toNanos(30);

  private final CountDownLatch reading = new CountDownLatch(1);
  private final CountDownLatch readable = new CountDownLatch(1);
  private final PrefixDigest digest = new PrefixDigest(this::read, SIZE);
  private ExecutorService threads;

  @BeforeEach
  void start() {
    threads = Executors.newCachedThreadPool();
  }

  @AfterEach
  void stop() {
    digest.close();
    readable.countDown();
    threads.shutdownNow();
  }

  /** As many sevens as are asked for, once it may be read. */
  private void read(long from, byte[] into, int length) throws CoveyException {
    reading.countDown();
    try {
      readable.await();
    } catch (InterruptedException e) {
      throw new CoveyException(ErrorCode.CANCELLED, "stopped", e);
    }
    Arrays.fill(into, 0, length, (byte) 7);
  }

  @Test
  void whatComesBitByBitIsDigestedAsAWhole() throws Exception { // D8
    readable.countDown();
    threads.execute(digest);
    for (long bytes = 1; bytes < SIZE; bytes += SIZE / 3) {
      digest.available(bytes);
    }
    assertThat(digest.await(TimeUnit.MILLISECONDS.toNanos(10))).isNull();
    digest.available(SIZE);
    byte[] whole = new byte[(int) SIZE];
    Arrays.fill(whole, (byte) 7);
    assertThat(digest.await(LONG))
        .isEqualTo(
            new Digests(Sha1.of(DigestUtils.sha1(whole)), Sha256.of(DigestUtils.sha256(whole))));
  }

  @Test
  void whoIsFarAheadOfItWaits() throws Exception {
    digest.available(1);
    Future<?> running = threads.submit(digest);
    reading.await();
    digest.available(SIZE);
    assertThat(digest.keepPace()).isTrue();
    readable.countDown();
    running.get();
    assertThat(digest.keepPace()).isFalse();
  }

  @Test
  void whoIsALittleAheadDoesNotWait() throws Exception {
    digest.available(1);
    threads.execute(digest);
    reading.await();
    digest.available(PrefixDigest.FAR);
    assertThat(digest.keepPace()).isFalse();
  }

  @Test
  void nobodyWaitsForWhatWasThereBefore() throws Exception { // D10
    digest.available(SIZE);
    Future<?> running = threads.submit(digest);
    reading.await();
    assertThat(digest.keepPace()).isFalse();
    readable.countDown();
    running.get();
  }

  @Test
  void nobodyWaitsForWhatDoesNotRun() {
    digest.available(SIZE);
    assertThat(digest.keepPace()).isFalse();
  }

  @Test
  void nobodyWaitsForWhatWasClosed() throws Exception {
    digest.available(1);
    threads.execute(digest);
    reading.await();
    digest.available(SIZE);
    digest.close();
    assertThat(digest.keepPace()).isFalse();
    assertThatExceptionOfType(CoveyException.class)
        .isThrownBy(() -> digest.await(LONG))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
  }

  @Test
  void nobodyWaitsForWhatCannotReadTheFileBack() throws Exception {
    PrefixDigest failing =
        new PrefixDigest(
            (_, _, _) -> {
              throw new CoveyException(ErrorCode.FAILED, "cannot be read back");
            },
            SIZE);
    failing.available(1);
    failing.run();
    failing.available(SIZE);
    assertThat(failing.keepPace()).isFalse();
    assertThatExceptionOfType(CoveyException.class)
        .isThrownBy(() -> failing.await(LONG))
        .withMessage("cannot be read back");
  }
}
