package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiptsTest {
  private final List<String> told = new ArrayList<>();
  private final Receipts<String> receipts =
      new Receipts<>((link, pieces) -> told.add(link + " " + pieces));

  @Test
  void whoFetchesAloneTellsNothing() {
    receipts.came("ann", 3);
    receipts.tell();
    assertThat(told).isEmpty();
  }

  @Test
  void onceOthersAreKnownAllIsToldOnceAndToWhoSentIt() { // F12
    receipts.came("ann", 3);
    receipts.came("bob", 5);
    receipts.othersFetch();
    receipts.came("ann", 1);
    receipts.tell();
    receipts.tell();
    assertThat(told).containsExactlyInAnyOrder("ann [3, 1]", "bob [5]");
    receipts.came("bob", 2);
    receipts.tell();
    assertThat(told).hasSize(3).endsWith("bob [2]");
  }

  @Test
  void whoIsGoneIsToldNothing() {
    receipts.othersFetch();
    receipts.came("ann", 3);
    receipts.left("ann");
    receipts.tell();
    assertThat(told).isEmpty();
  }

  @Test
  void whatIsLongPastIsForgotten() { // X5
    for (int piece = 0; piece < 1_000; piece++) {
      receipts.came("ann", piece);
    }
    receipts.othersFetch();
    receipts.tell();
    assertThat(told).singleElement().asString().startsWith("ann [744, ").endsWith(", 999]");
  }
}
