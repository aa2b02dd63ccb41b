package dev.covey.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.testing.FakePeer;
import java.nio.file.Path;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelReader;
import javafx.scene.layout.HBox;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.feather.Feather;

class IconTest {
  private TestDesktop desktop;

  @BeforeEach
  void open(@TempDir Path directory) {
    desktop = new TestDesktop(new FakePeer(), directory);
  }

  @AfterEach
  void close() {
    desktop.close();
  }

  private static PixelReader drawn(Feather feather, int size, double scale) {
    return TestDesktop.on(() -> {
      Icon icon = Icons.of(feather, size);
      new Scene(new HBox(icon)).getRoot().applyCss();
      SnapshotParameters parameters = new SnapshotParameters();
      parameters.setTransform(Transform.scale(scale, scale));
      return icon.snapshot(parameters, null).getPixelReader();
    });
  }

  /** How dark a pixel is: 0 where nothing is drawn, 1 where all of it is. */
  private static double ink(PixelReader picture, int x, int y) {
    return 1 - picture.getColor(x, y).getBrightness();
  }

  @Test
  void strokesThatCrossLeaveNoHole() { // DESIGN 7
    for (double scale : new double[] {1, 1.5, 2, 3}) {
      PixelReader plus = drawn(Feather.PLUS, Icons.BANNER, scale);
      int middle = (int) (Icons.BANNER * scale / 2);
      assertThat(ink(plus, middle, middle)).as("at %s", scale).isGreaterThan(0.75);
      assertThat(ink(plus, middle, middle / 4)).as("above, at %s", scale).isZero();
    }
  }

  @Test
  void fillsTheSquareOfItsSizeWhateverItShows() { // DESIGN 7
    for (Feather feather : new Feather[] {Feather.PLUS, Feather.MINUS, Feather.SETTINGS}) {
      Bounds bounds = TestDesktop.on(() -> sized(feather).getLayoutBounds());
      assertThat(bounds.getMinX()).isZero();
      assertThat(bounds.getMinY()).isZero();
      assertThat(bounds.getWidth()).isEqualTo(Icons.BANNER);
      assertThat(bounds.getHeight()).isEqualTo(Icons.BANNER);
    }
  }

  private static Icon sized(Feather feather) {
    Icon icon = Icons.of(feather, Icons.BANNER);
    new Scene(new HBox(icon)).getRoot().applyCss();
    return icon;
  }

  @Test
  void takesTheColourOfItsTone() { // DESIGN 7
    Icon icon = TestDesktop.on(() -> Icons.of(Feather.CHECK, Icons.NORMAL, Tone.GOOD));
    desktop.show(TestDesktop.on(() -> new HBox(icon)), 100, 100);
    Color good = TestDesktop.on(() -> (Color) icon.getFill());
    TestDesktop.run(() -> {
      Tone.BAD.applyTo(icon);
      icon.applyCss();
    });
    assertThat(good.getGreen()).isGreaterThan(good.getRed());
    Color bad = TestDesktop.on(() -> (Color) icon.getFill());
    assertThat(bad.getRed()).isGreaterThan(bad.getGreen());
  }

  @Test
  void showsAnotherIconAtOnce() { // DESIGN 7
    Icon icon = TestDesktop.on(() -> sized(Feather.PLAY));
    String play = TestDesktop.on(icon::getContent);
    TestDesktop.run(() -> icon.setFeather(Feather.PAUSE));
    String pause = TestDesktop.on(icon::getContent);
    assertThat(pause).isNotEqualTo(play);
    TestDesktop.run(() -> icon.setFeather(Feather.PLAY));
    assertThat(TestDesktop.on(icon::getContent)).isEqualTo(play);
  }
}
