package dev.covey.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FolderSyncsTest {
  private static final Path FOLDER = Path.of("downloads");

  @Test
  void whoAsksMeanwhileSharesTheNextSync() throws Exception { // D8
    CountDownLatch held = new CountDownLatch(1);
    AtomicInteger begun = new AtomicInteger();
    FolderSyncs syncs =
        new FolderSyncs(_ -> {
          begun.incrementAndGet();
          awaitUninterruptibly(held);
        });
    List<Thread> asking = new ArrayList<>();
    asking.add(Thread.startVirtualThread(() -> syncs.sync(FOLDER)));
    await().until(() -> begun.get() == 1);
    for (int i = 0; i < 5; i++) {
      Thread thread = Thread.startVirtualThread(() -> syncs.sync(FOLDER));
      await().until(() -> thread.getState() == Thread.State.WAITING);
      asking.add(thread);
    }
    syncElsewhere(held, syncs, asking);
    assertThat(begun).as("the first, another folder's, and one for five").hasValue(3);
  }

  private static void syncElsewhere(CountDownLatch held, FolderSyncs syncs, List<Thread> asking)
      throws InterruptedException {
    asking.add(Thread.startVirtualThread(() -> syncs.sync(Path.of("elsewhere"))));
    held.countDown();
    for (Thread thread : asking) {
      thread.join();
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
