package dev.covey.desktop.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.desktop.fx.Destination;
import dev.covey.desktop.fx.Framed;
import dev.covey.desktop.fx.Screen;
import dev.covey.desktop.fx.TestDesktop;
import dev.covey.model.GroupName;
import dev.covey.testing.FakePeer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeederRowsTest {
  @Test
  void whatIsToldOfThoseWhoHaveAFileStandsInColumns(@TempDir Path directory) { // F9
    FakePeer peer = FakePeer.signedIn("marta");
    peer.network()
        .group("films", "jo", "marta")
        .file("films", "titles.mov", 188_000, "magdalena-of-the-valley", "jo", "marta");
    try (TestDesktop desktop = new TestDesktop(peer, directory)) {
      Screen screen = desktop.show(Framed.screen(FilesScreen::create), 1280, 800);
      TestDesktop.run(
          () -> screen.open(new Destination.Files(Optional.of(new GroupName("films")))));
      TableView<?> table = desktop.node("filesTable", TableView.class);
      TestDesktop.until(() -> !table.getItems().isEmpty());
      TestDesktop.run(() -> table.getSelectionModel().select(0));
      VBox rows = desktop.node("fileSeeders", VBox.class);
      TestDesktop.until(() -> rows.getChildren().size() == 3);
      desktop.rest();
      desktop.screenshot("files-seeders");
      assertThat(ofEach(rows, 2, Bounds::getMinX)).as("devices begin").hasSize(1);
      assertThat(ofEach(rows, 3, Bounds::getMaxX)).as("what they have ends").hasSize(1);
    }
  }

  private static Set<Double> ofEach(VBox rows, int column, ToDoubleFunction<Bounds> where) {
    return TestDesktop.on(() ->
        rows.getChildren().stream()
            .map(row -> where.applyAsDouble(place(row, column)))
            .collect(Collectors.toSet()));
  }

  private static Bounds place(Node row, int column) {
    Node child = ((Parent) row).getChildrenUnmodifiable().get(column);
    return child.localToParent(child.getLayoutBounds());
  }
}
