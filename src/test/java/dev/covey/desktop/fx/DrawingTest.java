package dev.covey.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.testing.FakePeer;
import java.nio.file.Path;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawingTest {
  private TestDesktop desktop;

  /** Fills all it has while it is high, and draws nothing once it is low. */
  private static final class Tall extends Drawing {
    private static final StyleablePropertyFactory<Drawing> CSS = css();

    Tall() {
      super(CSS);
      setUp("tall");
      setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }

    @Override
    protected void draw(GraphicsContext graphics) {
      if (getHeight() > 20) {
        graphics.setFill(Color.RED);
        graphics.fillRect(0, 0, getWidth(), getHeight());
      }
    }
  }

  @BeforeEach
  void open(@TempDir Path directory) {
    desktop = new TestDesktop(new FakePeer(), directory);
  }

  @AfterEach
  void close() {
    desktop.close();
  }

  @Test
  void oneThatShrinksShowsNothingOfWhatItWas() { // DESIGN 7
    Tall tall = TestDesktop.on(Tall::new);
    desktop.show(TestDesktop.on(() -> new Pane(tall)), 100, 100);
    assertThat(reddest(tall, 40)).as("drawn at all").isGreaterThan(0.5);
    assertThat(reddest(tall, 19.5)).isZero();
  }

  /** How much of a pixel is red at most, on a display of 200 %. */
  private double reddest(Tall tall, double height) {
    TestDesktop.run(() -> tall.setPrefSize(40, height));
    desktop.rest();
    return TestDesktop.on(() -> {
      SnapshotParameters parameters = new SnapshotParameters();
      parameters.setTransform(Transform.scale(2, 2));
      WritableImage picture = tall.snapshot(parameters, null);
      double most = 0;
      for (int x = 0; x < picture.getWidth(); x++) {
        for (int y = 0; y < picture.getHeight(); y++) {
          most = Math.max(most, 1 - picture.getPixelReader().getColor(x, y).getGreen());
        }
      }
      return most;
    });
  }
}
