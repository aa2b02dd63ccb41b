package dev.covey.desktop.sharing;

import dev.covey.desktop.fx.Badge;
import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.FxBridge;
import dev.covey.desktop.fx.Icon;
import dev.covey.desktop.fx.Icons;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.RightToLeft;
import dev.covey.desktop.fx.ShortPaths;
import dev.covey.desktop.fx.Tone;
import dev.covey.desktop.fx.Visibility;
import dev.covey.model.GroupName;
import dev.covey.model.Subscription;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.MouseEvent;
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

  /** Between a number and its unit. */
  private static final char KEEPS_TOGETHER = '\u00A0';

  private final FxBridge bridge;
  private final Icon icon = Icons.of(Feather.UPLOAD, Icons.EMPTY_STATE, Tone.ACCENT);
  private final Label title = new Label();
  private final Label names = new Label();
  private final Label text = new Label();
  private final Badge escape =
      Badge.tag(Messages.text("drop.escape"), Tone.NEUTRAL, Icons.of(Feather.INFO, Icons.SMALL));
  private Optional<Subscription> measuring = Optional.empty();

  /**
   * @param id what the fx:ids of its labels begin with, too
   */
  public DropOverlay(String id, FxBridge bridge) {
    this.bridge = bridge;
    setId(id);
    title.setId(id + "Title");
    names.setId(id + "Names");
    text.setId(id + "Text");
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
    VBox.setMargin(escape, ABOVE_ESCAPE);
    VBox card = new VBox(8, icon, title, names, text, escape);
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
    // The mouse is heard again: a program that ends in the midst of its drag never says that it is
    // over.
    target.addEventFilter(MouseEvent.MOUSE_MOVED, _ -> hide());
    target.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> hide());
  }

  /**
   * @param dragged empty if the system does not tell them while they are dragged
   * @param group with which they would be shared; empty: it is asked then
   */
  public void show(List<Path> dragged, Optional<GroupName> group) {
    hide();
    promise(dragged.size(), group);
    names.setText("");
    Visibility.show(names, !dragged.isEmpty());
    Visibility.show(escape, true);
    showIcon(Feather.UPLOAD, Tone.ACCENT);
    setVisible(true);
    if (!dragged.isEmpty()) {
      measuring =
          Optional.of(
              bridge.work(() -> Brought.of(dragged), brought -> tell(brought, group), _ -> {}));
    }
  }

  private void showIcon(Feather feather, Tone tone) {
    icon.setFeather(feather);
    tone.applyTo(icon);
  }

  /**
   * @param files how many; 0 if that is not known
   */
  private void promise(int files, Optional<GroupName> group) {
    String with =
        group
            .map(one -> ShortPaths.of(one.value(), MOST_IN_TITLE))
            .orElse(Messages.text("drop.aGroup"));
    title.setText(
        files == 0
            ? Messages.text("drop.titleUnknown", with)
            : Messages.text("drop.title", files, with));
    text.setText(
        group
            .map(one -> Messages.text("drop.text", ShortPaths.of(one.value(), MOST), files))
            .orElseGet(() -> Messages.text("drop.textAny", files)));
  }

  private void tell(Brought brought, Optional<GroupName> group) {
    if (brought.isFoldersOnly()) {
      title.setText(Messages.text("drop.folders", brought.folders()));
      text.setText(Messages.text("drop.foldersText", brought.folders()));
      Visibility.show(names, false);
      Visibility.show(escape, false);
      showIcon(Feather.SLASH, Tone.BAD);
      return;
    }
    promise(brought.files().size(), group);
    names.setText(namesOf(brought));
    if (brought.folders() > 0) {
      text.setText(Messages.text("drop.withoutFolders", text.getText(), brought.folders()));
    }
  }

  private static String namesOf(Brought brought) {
    List<Path> files = brought.files();
    String size = Formats.bytes(brought.bytes()).replace(' ', KEEPS_TOGETHER);
    String first = name(files.getFirst());
    if (files.size() == 1) {
      return Messages.text("drop.names", first, size);
    }
    String both = Messages.text("drop.two", first, name(files.get(1)));
    return files.size() == 2
        ? Messages.text("drop.names", both, size)
        : Messages.text("drop.namesMore", both, files.size() - 2, size);
  }

  private static String name(Path file) {
    return RightToLeft.inARow(ShortPaths.of(ShareFiles.nameOf(file), MOST));
  }

  /** It is not seen any more. */
  public void hide() {
    measuring.ifPresent(Subscription::close);
    measuring = Optional.empty();
    setVisible(false);
  }
}
