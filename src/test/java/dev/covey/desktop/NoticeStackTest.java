package dev.covey.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.desktop.fx.Notice;
import dev.covey.desktop.fx.TestDesktop;
import dev.covey.testing.FakePeer;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoticeStackTest {
  @TempDir private Path directory;
  private TestDesktop desktop;
  private NoticeStack stack;

  @BeforeEach
  void open() {
    desktop = new TestDesktop(FakePeer.signedIn("marta"), directory);
    stack = TestDesktop.on(NoticeStack::new);
    desktop.show(TestDesktop.on(() -> new StackPane(stack.node())), 900, 600);
  }

  @AfterEach
  void close() {
    desktop.close();
  }

  @Test
  void theCrossesStandBelowEachOtherWhateverTheActionsNeed() {
    TestDesktop.run(() -> {
      stack.show(Notice.of(Notice.Kind.BAD, "gone.mov wird nicht mehr geteilt", ""));
      stack.show(
          Notice.of(
              Notice.Kind.BAD,
              "dailies-day2.mp4 konnte nicht heruntergeladen werden",
              "Die Platte ist voll.",
              new Notice.Action("retry", "Erneut versuchen", false, () -> {}),
              new Notice.Action("show", "Download zeigen", true, () -> {})));
    });
    desktop.rest();
    List<Bounds> crosses =
        TestDesktop.on(() ->
            stack.node().lookupAll(".notice-close").stream()
                .map(cross -> cross.localToScene(cross.getLayoutBounds()))
                .toList());
    assertThat(crosses).hasSize(2);
    assertThat(crosses.getFirst().getMinX()).isEqualTo(crosses.getLast().getMinX());
    assertThat(crosses.getFirst().getWidth()).isEqualTo(crosses.getLast().getWidth());
    desktop.screenshots("notices-below-each-other");
  }
}
