package dev.covey.desktop.looks;

import dev.covey.desktop.fx.Destination;
import dev.covey.desktop.fx.TestDesktop;
import dev.covey.model.Portion;
import java.util.List;

/** Sharing, its dialogs and what can go wrong there. */
final class SharingSights {
  private final Stand stand;

  SharingSights(Stand stand) {
    this.stand = stand;
  }

  List<Sight> all() {
    return List.of(
        new Sight("sharing", this::sharing),
        new Sight("sharing-attention", this::attention),
        new Sight("sharing-with", this::shareWith),
        new Sight("sharing-stopped", this::stopped),
        new Sight("sharing-damaged", this::damaged),
        new Sight("sharing-right", this::right),
        new Sight("sharing-not-found", this::notFound),
        new Sight("sharing-file-gone", this::stillGone));
  }

  private void sharing() {
    stand.go(new Destination.Sharing());
    stand.choose("sharingTable", GreatNames.CHANGED);
  }

  private void attention() { // F13
    stand.click("sharingAttention");
    stand.choose("sharingTable", GreatNames.GONE);
  }

  private void shareWith() {
    stand.click("sharingAll");
    stand.shareWith("sharingShare", stand.directory().resolve(GreatNames.HEBREW_FILE));
  }

  private void stopped() {
    stand.choose("sharingTable", "name=" + GreatNames.HEBREW_FILE);
    stand.click("sharingStop");
    stand.untilSeen("noticeClose"); // it can be taken back
  }

  private void damaged() { // F13
    stand.closeNotices();
    stand.peer().willFindDamaged(Portion.parsePieces("7,90-91"));
    recheck(GreatNames.LONG_FILE);
    stand.untilSeen("recheckRepair");
  }

  private void recheck(String file) {
    stand.choose("sharingTable", "name=" + file);
    stand.fromMenu("sharingTable", "sharingMenuRecheck");
    stand.untilSeen("recheckVerdict");
  }

  private void right() {
    recheck(GreatNames.MINE);
    TestDesktop.until(() ->
        stand
            .desktop()
            .node("recheckVerdict", javafx.scene.control.Label.class)
            .getStyleClass()
            .contains("tone-good"));
  }

  private void notFound() {
    stand.enter("sharingSearch", "surwey");
    stand.untilSeen("sharingClearSearch");
  }

  private void stillGone() { // F1
    stand.enter("sharingSearch", "");
    stand.choose("sharingTable", GreatNames.GONE);
    stand.fromMenu("sharingTable", "sharingMenuAgain");
    stand.untilSeen("sharingProblems");
  }
}
