package dev.covey.desktop.downloads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.desktop.fx.CutWords;
import dev.covey.desktop.fx.Languages;
import dev.covey.desktop.fx.TestDesktop;
import dev.covey.model.ErrorCode;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferState;
import dev.covey.testing.FakeTransfer;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryWordsTest extends DownloadsOnScreen {
  private static final long SIZE = 842_000_000;

  /** Columns and labels of names. */
  private static final String[] MAY_BE = {"downloadsName", "downloadsGroup", "downloadName"};

  @AfterEach
  void speakEnglish() {
    speak(Languages.Choice.ENGLISH);
  }

  private void speak(Languages.Choice language) {
    TestDesktop.run(() -> desktop.context().languages().choiceProperty().set(language));
  }

  @ParameterizedTest
  @CsvSource({"ENGLISH, '12 running, 36 wait'", "GERMAN, '12 laufen, 36 warten'"})
  void whatGoesOnIsWholeInASmallWindow(Languages.Choice language, String brief) { // U10, D11
    speak(language);
    show(downloads());
    TestDesktop.until(() -> desktop.text("downloadsSummary").startsWith("12 "));
    assertThat(CutWords.anywhere(MAY_BE)).isEmpty();
    desktop.resize(900, 600);
    TestDesktop.until(() -> desktop.text("downloadsSummary").equals(brief));
    desktop.screenshot("downloads-summary-" + language);
    assertThat(CutWords.anywhere(MAY_BE)).isEmpty();
    Label label = desktop.node("downloadsSummary", Label.class);
    String whole = TestDesktop.on(() -> label.getTooltip().getText());
    desktop.resize(1600, 999);
    TestDesktop.until(() -> desktop.text("downloadsSummary").equals(whole));
    assertThat(CutWords.anywhere(MAY_BE)).isEmpty();
  }

  private static List<TransferSnapshot> downloads() {
    List<TransferSnapshot> all = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      all.add(new FakeTransfer("films", "a-" + i, SIZE).rate(2_400_000).snapshot());
      all.add(waiting("b-" + i, ErrorCode.UNKNOWN_FILE));
      all.add(waiting("c-" + i, ErrorCode.TRACKERS_DOWN));
      all.add(waiting("d-" + i, ErrorCode.DISK_FULL));
    }
    return all;
  }

  private static TransferSnapshot waiting(String file, ErrorCode why) {
    return new FakeTransfer("films", file, SIZE)
        .state(TransferState.WAITING)
        .error(why, "Why.")
        .snapshot();
  }
}
