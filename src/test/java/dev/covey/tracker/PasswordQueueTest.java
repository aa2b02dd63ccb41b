package dev.covey.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.trust.PasswordHasher;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PasswordQueueTest {

  @Test
  void aFloodIsRefusedAndTheQueueGoesOn() throws Exception { // S6, X5
    int most = 2;
    int flood = 12;
    PasswordQueue queue = new PasswordQueue(new PasswordHasher(1), most);
    CountDownLatch all = new CountDownLatch(flood);
    int served = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(flood)) {
      List<Future<Boolean>> answers = new ArrayList<>();
      for (int i = 0; i < flood; i++) {
        answers.add(
            threads.submit(() -> {
              all.countDown();
              all.await();
              return isServed(queue);
            }));
      }
      for (Future<Boolean> answer : answers) {
        served += answer.get() ? 1 : 0;
      }
    }
    assertThat(served).isBetween(most, flood - 1);
    assertThat(isServed(queue)).as("when the flood is over").isTrue();
  }

  private static boolean isServed(PasswordQueue queue) {
    try {
      return queue.hash("correct horse").startsWith("$argon2id$");
    } catch (CoveyException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
      return false;
    }
  }
}
