package dev.covey.desktop.sharing;

import dev.covey.desktop.fx.Badge;
import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.FxBridge;
import dev.covey.desktop.fx.Icons;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.RightToLeft;
import dev.covey.desktop.fx.ShortPaths;
import dev.covey.desktop.fx.Tone;
import dev.covey.model.GroupName;
import dev.covey.model.Subscription;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * Runs on the FX thread. Covers the screen while files are dragged over it, and says what dropping
 * them will do.
 */
public final class DropOverlay extends StackPane {
  private static final double CARD_WIDTH = 480;

  /** With the gap between all that is said, 20 px. */
  private static final Insets ABOVE_ESCAPE = new Insets(12, 0, 0, 0);

  /** Characters of a name: one line of the title, one of the text. */
  private static final int MOST_IN_TITLE = 28;

  private static final int MOST = 40;

  private final FxBridge bridge;
  private final Label title = new Label();
  private final Label names = new Label();
  private final Label text = new Label();
  private Optional<Subscription> measuring = Optional.empty();

  /**
   * @param id what the fx:ids of its labels begin with, too
   */
  public DropOverlay(String id, FxBridge bridge) {
    this.bridge = bridge;
    setId(id);
    title.setId(id + "Title");
    names.setId(id + "Names");
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
    title.getStyleClass().add("screen-title");
    title.setWrapText(true);
    names.setWrapText(true);
    RightToLeft.keepWhole(title);
    RightToLeft.keepWhole(names);
    text.getStyleClass().add("muted");
    text.setWrapText(true);
    Badge escape =
        Badge.tag(Messages.text("drop.escape"), Tone.NEUTRAL, Icons.of(Feather.INFO, Icons.SMALL));
    VBox.setMargin(escape, ABOVE_ESCAPE);
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
   * Is seen while files are dragged over a node.
   *
   * @param possible whether dropping them there does anything now
   * @param group with which they would be shared; empty: it is asked then
   */
  public void showOver(
      Region target, BooleanSupplier possible, Supplier<Optional<GroupName>> group) {
    target.setOnDragEntered(event -> {
      if (event.getDragboard().hasFiles() && possible.getAsBoolean()) {
        show(FileDrops.filesOf(event), group.get());
      }
    });
    target.setOnDragExited(_ -> hide());
    target.addEventFilter(DragEvent.DRAG_DROPPED, _ -> hide());
  }

  /**
   * @param files empty if the system does not tell them while they are dragged
   * @param group with which they would be shared; empty: it is asked then
   */
  public void show(List<Path> files, Optional<GroupName> group) {
    String with =
        group
            .map(one -> ShortPaths.of(one.value(), MOST_IN_TITLE))
            .orElse(Messages.text("drop.aGroup"));
    title.setText(
        files.isEmpty()
            ? Messages.text("drop.titleUnknown", with)
            : Messages.text("drop.title", files.size(), with));
    text.setText(
        group
            .map(one -> Messages.text("drop.text", ShortPaths.of(one.value(), MOST), files.size()))
            .orElseGet(() -> Messages.text("drop.textAny", files.size())));
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

  private static String name(Path file) {
    return ShortPaths.of(ShareFiles.nameOf(file), MOST);
  }

  private void tell(List<Path> files, long bytes) {
    String first = name(files.getFirst());
    if (files.size() == 1) {
      names.setText(Messages.text("drop.names", first, Formats.bytes(bytes)));
      return;
    }
    String second = name(files.get(1));
    String both = first + ", " + second;
    names.setText(
        files.size() == 2
            ? Messages.text("drop.names", both, Formats.bytes(bytes))
            : Messages.text("drop.namesMore", both, files.size() - 2, Formats.bytes(bytes)));
  }

  /** It is not seen any more. */
  public void hide() {
    measuring.ifPresent(Subscription::close);
    measuring = Optional.empty();
    setVisible(false);
  }
}
