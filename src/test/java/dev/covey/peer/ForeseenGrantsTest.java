package dev.covey.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.Digests;
import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.model.Sha1;
import dev.covey.model.Sha256;
import dev.covey.model.UserName;
import dev.covey.protocol.TrackerReply;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Of what age an answer is that was asked for before anybody needed it. */
class ForeseenGrantsTest {
  private static final AccountId ACCOUNT = AccountId.random();
  private static final GroupName GROUP = new GroupName("films");
  private static final FileName FILE = new FileName("film.mkv");

  private static final Digests DIGESTS =
      new Digests(new Sha1("12".repeat(20)), new Sha256("34".repeat(32)));

  private final AtomicInteger asked = new AtomicInteger();
  private final ForeseenGrants grants = new ForeseenGrants(this::grant);

  private TrackerReply.Grant grant(GroupName group, FileName file) {
    asked.incrementAndGet();
    return new TrackerReply.Grant(
        FileId.random(),
        GroupId.random(),
        file,
        0,
        DIGESTS,
        DIGESTS.sha256(),
        new UserName("ann"),
        List.of(),
        "ticket",
        Optional.empty());
  }

  @Test
  void aTicketThatWasForeseenIsAsOldAsItsQuestion() throws CoveyException { // G6
    long before = System.nanoTime();
    grants.ask(ACCOUNT, GROUP, FILE);
    long after = System.nanoTime();
    assertThat(grants.get(ACCOUNT, GROUP, FILE).at() - before).isBetween(0L, after - before);
    assertThat(asked).hasValue(1);
  }

  @Test
  void whatWasNotForeseenIsAskedNow() throws CoveyException { // D1
    long before = System.nanoTime();
    assertThat(grants.get(ACCOUNT, GROUP, FILE).at() - before).isNotNegative();
    assertThat(asked).hasValue(1);
  }
}
