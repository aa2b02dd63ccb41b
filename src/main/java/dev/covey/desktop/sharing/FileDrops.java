package dev.covey.desktop.sharing;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/**
 * Runs on the FX thread. Takes files that are dropped anywhere, unless what is there takes them.
 */
public final class FileDrops {
  private FileDrops() {}

  /**
   * @param possible whether files can be taken now
   */
  public static void on(Node node, BooleanSupplier possible, Consumer<List<Path>> dropped) {
    node.setOnDragOver(event -> {
      if (event.getDragboard().hasFiles() && possible.getAsBoolean()) {
        event.acceptTransferModes(TransferMode.COPY);
        event.consume();
      }
    });
    node.setOnDragDropped(event -> {
      if (!possible.getAsBoolean()) {
        return; // What is around this one may have said that it takes them.
      }
      List<Path> files = filesOf(event);
      event.setDropCompleted(!files.isEmpty());
      event.consume();
      if (!files.isEmpty()) {
        dropped.accept(files);
      }
    });
  }

  static List<Path> filesOf(DragEvent event) {
    return event.getDragboard().getFiles().stream().map(File::toPath).toList();
  }
}
