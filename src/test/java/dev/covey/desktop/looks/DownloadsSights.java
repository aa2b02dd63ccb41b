package dev.covey.desktop.looks;

import dev.covey.desktop.fx.Destination;
import dev.covey.desktop.fx.TestDesktop;
import dev.covey.model.ErrorCode;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Region;

/** Downloads, its details, dialogs, and what can go wrong there. */
final class DownloadsSights {
  private final Stand stand;

  DownloadsSights(Stand stand) {
    this.stand = stand;
  }

  List<Sight> all() {
    return List.of(
        new Sight("downloads", () -> choose(GreatNames.LONG_FILE)),
        new Sight("downloads-details", () -> details(GreatNames.LONG_FILE, 0)),
        new Sight("downloads-by-peer", this::byPeer),
        new Sight("downloads-what-if", this::whatIf),
        new Sight("downloads-file", () -> details(GreatNames.LONG_FILE, 1)),
        new Sight("downloads-history", () -> details(GreatNames.LONG_FILE, 2)),
        new Sight("downloads-nobody-online", () -> details(GreatNames.HEBREW_FILE, 0)),
        new Sight("downloads-disk-full", () -> details(GreatNames.LONG_HEBREW_FILE, 0)), // I2
        new Sight("downloads-failed", () -> details(GreatNames.ARABIC_FILE, 2)), // D8
        new Sight("downloads-completed", () -> details("COMPLETED-rehearsal.flac", 1)),
        new Sight("downloads-menu", this::menu),
        new Sight("downloads-cancel", this::cancel),
        new Sight("downloads-not-found", this::notFound),
        new Sight("downloads-refused", this::refused));
  }

  private void choose(String file) {
    stand.go(new Destination.Downloads(Optional.of(GreatDownloads.id(stand.peer(), file))));
    TestDesktop.until(() -> stand.desktop().text("downloadName").equals(file));
  }

  /** In a low window the details are folded to their tabs. */
  private void details(String file, int tab) {
    choose(file);
    Region details = stand.desktop().node("downloadDetails", Region.class);
    if (TestDesktop.on(details::getHeight) < 40) {
      stand.click("downloadDetails");
      TestDesktop.until(() -> TestDesktop.on(details::getHeight) > 200);
    }
    TabPane tabs = stand.desktop().node("downloadTabs", TabPane.class);
    TestDesktop.run(() -> tabs.getSelectionModel().select(tab));
  }

  private void byPeer() {
    details(GreatNames.LONG_FILE, 0);
    stand.click("downloadByPeer");
    stand.untilSeen("downloadPeer1");
  }

  private void whatIf() { // P3
    Slider alpha = stand.desktop().node("whatIfAlpha", Slider.class);
    Slider beta = stand.desktop().node("whatIfBeta", Slider.class);
    TestDesktop.run(() -> {
      alpha.setValue(1);
      beta.setValue(0);
    });
    TestDesktop.until(() -> !stand.desktop().isDisabled("whatIfReset"));
  }

  private void menu() {
    choose(GreatNames.LONG_FILE);
    stand.openMenu("downloadsTable");
  }

  private void cancel() {
    choose(GreatNames.LONG_FILE);
    stand.click("downloadsCancel");
    stand.untilSeen("cancelDownload");
  }

  private void notFound() {
    stand.enter("downloadsSearch", "surwey");
    stand.untilSeen("downloadsClearSearch");
  }

  private void refused() {
    stand.enter("downloadsSearch", "");
    choose(GreatNames.LONG_FILE);
    stand
        .peer()
        .calls()
        .failNext(
            "pause",
            ErrorCode.WRONG_STATE,
            "%s has just been completed.".formatted(GreatNames.LONG_FILE));
    stand.click("downloadsPause");
    stand.untilSeen("downloadsError");
  }
}
