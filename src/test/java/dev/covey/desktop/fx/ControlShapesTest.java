package dev.covey.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.testing.FakePeer;
import java.nio.file.Path;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.feather.Feather;

/** What the style sheet makes of JavaFX's controls. */
class ControlShapesTest {
  private static final Offset<Double> A_PIXEL = Offset.offset(1.0);

  @TempDir Path directory;
  private TestDesktop desktop;

  @BeforeEach
  void open() {
    desktop = new TestDesktop(new FakePeer(), directory);
  }

  @AfterEach
  void close() {
    desktop.close();
  }

  private <C extends Control> C shown(Supplier<C> made) {
    C control = TestDesktop.on(made::get);
    desktop.show(TestDesktop.on(() -> new HBox(control)), 400, 100);
    desktop.rest();
    return control;
  }

  /** Where a part of a control is seen, in the window. */
  private static Bounds place(Node control, String part) {
    return TestDesktop.on(() -> {
      Node node = control.lookup(part);
      return node.localToScene(node.getBoundsInLocal());
    });
  }

  private static double toTheRight(Control control, String part) {
    double end = TestDesktop.on(() -> control.localToScene(control.getLayoutBounds()).getMaxX());
    return end - place(control, part).getMaxX();
  }

  @Test
  void checkBoxesAreSquare() { // DESIGN 7
    CheckBox check = shown(() -> new CheckBox("Pieces in order"));
    Region box = (Region) TestDesktop.on(() -> check.lookup(".box"));
    assertThat(box.getWidth()).isEqualTo(box.getHeight());
  }

  @Test
  void arrowsOfListsAndMenusAreEquallyFarFromTheEdge() { // DESIGN 7
    double menu = toTheRight(shown(() -> new MenuButton("Filter")), ".arrow");
    double list = toTheRight(shown(ComboBox<String>::new), ".arrow");
    assertThat(list).isCloseTo(menu, A_PIXEL);
  }

  @Test
  void theWordsOfASplitButtonAreLevelWithItsIcon() { // DESIGN 7
    SplitMenuButton button =
        shown(() -> {
          SplitMenuButton split = new SplitMenuButton(new MenuItem("Download to…"));
          split.getStyleClass().add("accent");
          split.setText("Download");
          split.setGraphic(Icons.of(Feather.DOWNLOAD));
          return split;
        });
    Region words = (Region) TestDesktop.on(() -> button.lookup(".label"));
    assertThat(TestDesktop.on(() -> words.prefHeight(-1))).isLessThanOrEqualTo(button.getHeight());
  }

  @Test
  void keysInAMenuEndAsFarFromTheEdgeAsIconsBegin() { // DESIGN 7
    Region owner = TestDesktop.on(Region::new);
    desktop.show(TestDesktop.on(() -> new HBox(owner)), 400, 100);
    ContextMenu menu =
        TestDesktop.on(() -> {
          MenuItem copy = new MenuItem("Copy", Icons.of(Feather.COPY));
          copy.setAccelerator(KeyCombination.valueOf("Ctrl+C"));
          ContextMenu made = new ContextMenu(copy);
          made.show(owner, 10, 10);
          return made;
        });
    desktop.rest();
    Node item = TestDesktop.on(() -> menu.getSkin().getNode().lookup(".menu-item"));
    Bounds edges = TestDesktop.on(() -> item.localToScene(item.getLayoutBounds()));
    double before = place(item, ".graphic-container").getMinX() - edges.getMinX();
    double after = edges.getMaxX() - place(item, ".accelerator-text").getMaxX();
    Region keys = (Region) TestDesktop.on(() -> item.lookup(".accelerator-text"));
    assertThat(after + keys.getInsets().getRight()).isCloseTo(before, A_PIXEL);
    TestDesktop.run(menu::hide);
  }
}
