package dev.covey.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ThreadsTest {
  private final Queue<ILoggingEvent> logged = new ConcurrentLinkedQueue<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(Threads.class);
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          logged.add(event);
        }
      };

  @BeforeEach
  void listen() {
    appender.start();
    logger.setAdditive(false);
    logger.addAppender(appender);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(appender);
    logger.setAdditive(true);
  }

  @Test
  void threadsHaveTheirNameAndDoNotKeepTheProcess() throws InterruptedException {
    var seen = new AtomicReference<Thread>();
    Threads.start("virtual", () -> seen.set(Thread.currentThread())).join();
    assertThat(seen.get().isVirtual()).isTrue();
    assertThat(seen.get().getName()).isEqualTo("virtual");
    Threads.startPlatform("platform", () -> seen.set(Thread.currentThread())).join();
    assertThat(seen.get().isDaemon()).isTrue();
    assertThat(Threads.virtual("worker-").newThread(() -> {}).getName()).isEqualTo("worker-0");
  }

  @Test
  void whoDoesThingsSideBySideWaitsForAllOrForTheLimit() throws InterruptedException {
    var met = new CountDownLatch(2);
    Runnable meet =
        () -> {
          met.countDown();
          awaitZero(met);
        };
    assertThat(Threads.sideBySide("pair", List.of(meet, meet), Duration.ofSeconds(20))).isZero();

    var released = new CountDownLatch(1);
    List<Runnable> oneIsSlow = List.of(() -> awaitZero(released), () -> {});
    assertThat(Threads.sideBySide("slow", oneIsSlow, Duration.ofMillis(50))).isEqualTo(1);
    released.countDown();
  }

  private static void awaitZero(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatAThreadDoesNotCatchIsLoggedOnce() throws InterruptedException {
    Threads.start("victim", ThreadsTest::fail).join();
    Threads.startPlatform("other", ThreadsTest::fail).join();
    assertThat(logged)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly("thread victim ended by a failure", "thread other ended by a failure");
  }

  @Test
  void whatAScheduledTaskDoesNotCatchIsLoggedOnce() {
    try (ScheduledExecutorService scheduler = Threads.scheduler("clock")) {
      var _ = scheduler.schedule(ThreadsTest::fail, 1, TimeUnit.MILLISECONDS);
      var _ = scheduler.scheduleAtFixedRate(ThreadsTest::fail, 1, 1, TimeUnit.MILLISECONDS);
      await().until(() -> logged.size() >= 2);
      var next = scheduler.schedule(() -> "still runs", 20, TimeUnit.MILLISECONDS);
      await().until(next::isDone);
      assertThat(logged).hasSize(2);
    }
  }

  private static void fail() {
    throw new IllegalStateException("on purpose");
  }
}
