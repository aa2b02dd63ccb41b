package dev.covey.desktop.files;

import dev.covey.desktop.fx.Badge;
import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.FxBridge;
import dev.covey.desktop.fx.Icons;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.RightToLeft;
import dev.covey.desktop.fx.Tone;
import dev.covey.desktop.sharing.ShareFiles;
import dev.covey.model.GroupName;
import dev.covey.model.Subscription;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * Runs on the FX thread. Covers the screen while files are dragged over it, and says what dropping
 * them will do.
 */
final class DropOverlay extends StackPane {
  private static final double CARD_WIDTH = 480;

  private final FxBridge bridge;
  private final Label title = new Label();
  private final Label names = new Label();
  private final Label text = new Label();
  private Optional<Subscription> measuring = Optional.empty();

  DropOverlay(FxBridge bridge) {
    this.bridge = bridge;
    setId("filesDrop");
    getStyleClass().add("drop-overlay");
    Region veil = new Region();
    veil.getStyleClass().add("veil");
    Region frame = new Region();
    frame.getStyleClass().add("drop-frame");
    getChildren().addAll(veil, frame, card());
    setMouseTransparent(true);
    setVisible(false);
  }

  private VBox card() {
    title.setId("filesDropTitle");
    title.getStyleClass().add("screen-title");
    title.setWrapText(true);
    names.setId("filesDropNames");
    names.setWrapText(true);
    RightToLeft.keepWhole(title);
    RightToLeft.keepWhole(names);
    text.getStyleClass().add("muted");
    text.setWrapText(true);
    Badge escape =
        Badge.tag(
            Messages.text("files.drop.escape"), Tone.NEUTRAL, Icons.of(Feather.INFO, Icons.SMALL));
    VBox card =
        new VBox(
            8,
            Icons.of(Feather.UPLOAD, Icons.EMPTY_STATE, Tone.ACCENT),
            title,
            names,
            text,
            escape);
    card.getStyleClass().addAll("card", "drop-card");
    card.setAlignment(Pos.CENTER);
    card.setMaxSize(CARD_WIDTH, Region.USE_PREF_SIZE);
    return card;
  }

  /**
   * Lets files be dropped on a node.
   *
   * @param scope with whom they would be shared; empty: they cannot be
   */
  void acceptDropsOn(
      Region target, Supplier<Optional<FileScope>> scope, Consumer<List<Path>> dropped) {
    target.setOnDragOver(event -> {
      if (event.getDragboard().hasFiles() && scope.get().isPresent()) {
        event.acceptTransferModes(TransferMode.COPY);
        event.consume();
      }
    });
    target.setOnDragEntered(event -> {
      if (event.getDragboard().hasFiles()) {
        scope.get().ifPresent(with -> show(filesOf(event), with));
      }
    });
    target.setOnDragExited(_ -> hide());
    target.setOnDragDropped(event -> {
      hide();
      List<Path> files = filesOf(event);
      event.setDropCompleted(!files.isEmpty());
      event.consume();
      dropped.accept(files);
    });
  }

  private static List<Path> filesOf(DragEvent event) {
    return event.getDragboard().getFiles().stream().map(File::toPath).toList();
  }

  /**
   * @param files empty if the system does not tell them while they are dragged
   */
  void show(List<Path> files, FileScope scope) {
    String with = scope.one().map(GroupName::value).orElse(Messages.text("files.drop.aGroup"));
    title.setText(
        files.isEmpty()
            ? Messages.text("files.drop.titleUnknown", with)
            : Messages.text("files.drop.title", files.size(), with));
    text.setText(
        scope
            .one()
            .map(group -> Messages.text("files.drop.text", group))
            .orElseGet(() -> Messages.text("files.drop.textAny")));
    names.setText("");
    names.setManaged(!files.isEmpty());
    setVisible(true);
    if (!files.isEmpty()) {
      measuring = Optional.of(bridge.work(() -> size(files), bytes -> tell(files, bytes), _ -> {}));
    }
  }

  private static long size(List<Path> files) {
    return files.stream().map(Path::toFile).mapToLong(File::length).sum();
  }

  private void tell(List<Path> files, long bytes) {
    String first = ShareFiles.nameOf(files.getFirst());
    if (files.size() == 1) {
      names.setText(Messages.text("files.drop.names", first, Formats.bytes(bytes)));
      return;
    }
    String second = ShareFiles.nameOf(files.get(1));
    String both = first + ", " + second;
    names.setText(
        files.size() == 2
            ? Messages.text("files.drop.names", both, Formats.bytes(bytes))
            : Messages.text("files.drop.namesMore", both, files.size() - 2, Formats.bytes(bytes)));
  }

  void hide() {
    measuring.ifPresent(Subscription::close);
    measuring = Optional.empty();
    setVisible(false);
  }
}
