package dev.covey.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.testing.FakePeer;
import java.nio.file.Path;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InlineErrorTest {
  private static final Offset<Double> SOME = Offset.offset(3.0);

  private TestDesktop desktop;
  private InlineError error;

  @BeforeEach
  void open(@TempDir Path directory) {
    desktop = new TestDesktop(new FakePeer(), directory);
    error = TestDesktop.on(InlineError::new);
    desktop.show(TestDesktop.on(() -> new VBox(error)), 300, 200);
  }

  @AfterEach
  void close() {
    desktop.close();
  }

  private void say(String words) {
    TestDesktop.run(() -> error.setText(words));
    desktop.rest();
  }

  private double middle(Node node) {
    Bounds bounds = TestDesktop.on(node::getBoundsInParent);
    return bounds.getCenterY();
  }

  @Test
  void theIconStandsBesideTheFirstLine() { // DESIGN 7
    say("wrong");
    double line = TestDesktop.on(error::getHeight);
    double oneLine = middle(error.getGraphic());
    assertThat(oneLine).isCloseTo(middle(error.lookup(".text")), SOME);
    say("This is wrong in so many words that they take some lines of a narrow window. ".repeat(3));
    assertThat(TestDesktop.on(error::getHeight)).isGreaterThan(3 * line);
    assertThat(middle(error.getGraphic())).isCloseTo(oneLine, SOME);
  }
}
