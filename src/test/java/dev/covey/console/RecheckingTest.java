package dev.covey.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.Portion;
import dev.covey.testing.FakePeer;
import java.time.Clock;
import java.util.List;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** recheck, and what it tells (F13). */
class RecheckingTest {
  private final FakePeer peer = FakePeer.signedIn("ann");
  private final RecordedAudience audience = new RecordedAudience();
  private final Downloads downloads = new Downloads(peer, audience, new ManualPace());
  private final Rechecking rechecking = new Rechecking(peer, downloads, audience, Thread::new);

  @BeforeEach
  void share() {
    peer.network().group("films", "bob", "ann").file("films", "a.mov", 2_000_000, "bob");
  }

  private Outcome.Success recheck(boolean repair) throws Exception {
    return new Outcome.Success(
        "recheck",
        rechecking.recheck(
            new ConsoleCommand.Recheck(new GroupName("films"), new FileName("a.mov"), repair)));
  }

  private static List<String> text(Outcome outcome) {
    Page page = new Page(120, Symbols.UNICODE, Clock.systemUTC());
    return TextRenderer.lines(outcome, page).stream().map(AttributedString::toString).toList();
  }

  @Test
  void aRightFileIsConfirmed() throws Exception {
    assertThat(text(recheck(true)))
        .containsExactly("Verified now: all of a.mov is right, /home/marta/Films/a.mov.");
    assertThat(peer.downloads()).isEmpty();
  }

  @Test
  void ofADamagedFileThePiecesAreCountedAndTheRepairNamed() throws Exception {
    peer.willFindDamaged(Portion.parsePieces("2,4"));
    Outcome.Success outcome = recheck(false);
    assertThat(text(outcome))
        .containsExactly(
            "Damaged: 2 of 4 pieces of a.mov are not right, /home/marta/Films/a.mov.",
            "Fetch what is damaged: recheck films a.mov --repair.");
    assertThat(JsonRenderer.line(outcome))
        .contains(
            "\"right\":false,\"pieces\":4,\"damaged\":2,\"damagedPieces\":\"2,4\",\"offered\":false,\"repair\":null");
    assertThat(peer.downloads()).isEmpty();
  }

  @Test
  void aRepairIsADownloadToItsPlace() throws Exception {
    peer.willFindDamaged(Portion.parsePieces("1"));
    assertThat(text(recheck(true))).last().isEqualTo("Download 1 repairs it.");
    assertThat(peer.calls().made()).contains("download films a.mov /home/marta/Films/a.mov true");
  }
}
