package dev.covey.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.GroupName;
import dev.covey.testing.FakePeer;
import org.junit.jupiter.api.Test;

/** Files of a group that are watched (U10), in time that the test moves. */
class LiveTest {
  private final FakePeer peer = FakePeer.signedIn("ann");
  private final RecordedAudience audience = new RecordedAudience();
  private final ManualPace pace = new ManualPace();

  private Result watch(Audience who) throws CoveyException {
    peer.network().group("films", "ann");
    ConsoleCommand command = new ConsoleCommand.ListFiles(new GroupName("films"), true);
    return new Commands(peer, who, pace, Thread.ofVirtual().factory()).execute(command);
  }

  @Test
  void whatIsNewShowsUntilAKeyEndsIt() throws Exception {
    pace.then(() -> peer.network().file("films", "a.mov", 9, "ann"))
        .then(() -> audience.leave.run());
    Result.Files last = (Result.Files) watch(audience);
    assertThat(last.files()).hasSize(1);
    assertThat(audience.shown).hasSize(3);
    assertThat(audience.cleared).isTrue();
  }

  @Test
  void aFailureEndsItAndSaysWhy() {
    pace.then(() ->
        peer.calls().failAlways("listFiles", ErrorCode.TRACKERS_DOWN, "All trackers are down."));
    assertThatThrownBy(() -> watch(audience)).hasMessage("All trackers are down.");
    assertThat(audience.cleared).isTrue();
  }

  @Test
  void aScriptIsToldOnce() throws Exception {
    assertThat(watch(new Nobody())).isInstanceOf(Result.Files.class);
    assertThat(pace.pauses()).isZero();
  }
}
