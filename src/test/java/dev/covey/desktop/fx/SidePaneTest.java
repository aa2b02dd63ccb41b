package dev.covey.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.testing.FakePeer;
import java.nio.file.Path;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SidePaneTest {
  private static final double WIDTH = 420;

  @TempDir Path directory;
  private final Region main = new Region();
  private final Region pane = new Region();
  private TestDesktop desktop;
  private SidePane side;

  @BeforeEach
  void openDesktop() {
    desktop = new TestDesktop(new FakePeer(), directory);
  }

  @AfterEach
  void close() {
    desktop.close();
  }

  private void show(int width) {
    side = TestDesktop.on(() -> new SidePane("side", main, pane, WIDTH));
    desktop.show(side, width, 700);
  }

  @Test
  void thePaneHasItsWidthFromTheStart() {
    show(1280);
    assertPaneWidth();
  }

  @Test
  void thePaneKeepsItsWidthWhileTheWindowGrowsAndShrinks() {
    show(1200);
    assertPaneWidth();
    desktop.resize(1280, 700);
    assertPaneWidth();
    desktop.resize(1150, 700);
    assertPaneWidth();
  }

  @Test
  void thePaneHasItsWidthAgainOnceThereIsRoom() {
    show(1000);
    desktop.resize(1280, 700);
    assertPaneWidth();
  }

  @Test
  void whereTheUserDragsItIsWhereItStays() {
    show(1200);
    assertPaneWidth();
    SplitPane split = (SplitPane) pane.getParent().getParent();
    TestDesktop.run(() -> split.setDividerPositions(0.5));
    desktop.resize(1280, 700);
    TestDesktop.until(() -> Math.abs(TestDesktop.on(pane::getWidth) - 600) < 3);
  }

  @Test
  void whileThereIsNothingToTellOfTheTableHasTheRoomOfThePane() {
    show(1200);
    SplitPane split = (SplitPane) pane.getParent().getParent();
    TestDesktop.run(() -> split.setDividerPositions(0.5));
    TestDesktop.until(() -> Math.abs(TestDesktop.on(pane::getWidth) - 600) < 3);
    TestDesktop.run(main::requestFocus);
    TestDesktop.run(() -> side.showPane(false));
    TestDesktop.until(() -> Math.abs(TestDesktop.on(main::getWidth) - 1200) < 3);
    assertThat(pane.getScene()).isNull();
    TestDesktop.run(() -> side.showPane(true));
    TestDesktop.until(() -> Math.abs(TestDesktop.on(pane::getWidth) - 600) < 3);
    assertThat(main.isFocused()).as("who is in the table stays there").isTrue();
  }

  @Test
  void theStripSaysWhatPressingItDoes() {
    show(1000);
    TestDesktop.run(() -> side.choose("film-crew", "2 files"));
    TestDesktop.until(() -> desktop.text("sideDetails").equals("Details"));
    desktop.click("sideDetails");
    TestDesktop.until(() -> desktop.text("sideDetails").equals("Hide details"));
    assertThat(desktop.sees("sideCloseDetails")).isTrue();
    desktop.click("sideDetails");
    TestDesktop.until(() -> desktop.text("sideDetails").equals("Details"));
    assertThat(desktop.sees("sideCloseDetails")).isFalse();
  }

  private void assertPaneWidth() {
    TestDesktop.until(() -> Math.abs(TestDesktop.on(pane::getWidth) - WIDTH) < 3);
  }
}
