package dev.covey.desktop.files;

import atlantafx.base.controls.CustomTextField;
import dev.covey.desktop.fx.Icons;
import dev.covey.desktop.fx.KeptSelection;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.RoomForWords;
import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. The controls that say which of the files are shown. */
final class FileFilters {
  /** The icon and the paddings. */
  private static final double AROUND = 52;

  private static final double LEAST = 240;
  private static final double MOST = 340;

  private final CustomTextField search;
  private final MenuButton kinds;
  private final ToggleButton hideMine;

  FileFilters(CustomTextField search, MenuButton kinds, ToggleButton hideMine) {
    this.search = search;
    this.kinds = kinds;
    this.hideMine = hideMine;
  }

  /**
   * Has the view model show what is asked for.
   *
   * @param changed called when something else is searched for
   */
  void bind(FilesViewModel viewModel, KeptSelection<?> selection, Runnable changed) {
    RoomForWords.in(
        search, search.promptTextProperty(), search.fontProperty(), AROUND, LEAST, MOST);
    search.setLeft(Icons.of(Feather.SEARCH, Icons.SMALL));
    search
        .textProperty()
        .subscribe(text -> {
          selection.whileFiltering(() -> viewModel.search(text));
          changed.run();
        });
    bindKinds(kind -> {
      selection.whileFiltering(() -> viewModel.kind(kind));
      changed.run();
    });
    hideMine.setGraphic(Icons.of(Feather.EYE_OFF));
    hideMine
        .selectedProperty()
        .subscribe(hide -> selection.whileFiltering(() -> viewModel.hideMine(hide)));
  }

  /** The kinds to choose from; the button names the one that is chosen. */
  private void bindKinds(Consumer<FileKind> chosen) {
    ToggleGroup group = new ToggleGroup();
    for (FileKind kind : FileKind.values()) {
      RadioMenuItem item = new RadioMenuItem(Messages.text(kind.key()), Icons.of(kind.icon()));
      item.setId(kind.id());
      item.setToggleGroup(group);
      item.setUserData(kind);
      kinds.getItems().add(item);
    }
    group
        .selectedToggleProperty()
        .subscribe(toggle -> {
          if (toggle != null && toggle.getUserData() instanceof FileKind kind) {
            kinds.setText(Messages.text("files.kind", Messages.text(kind.key())));
            kinds.setGraphic(Icons.of(kind.icon()));
            chosen.accept(kind);
          }
        });
    anyKind();
  }

  private void anyKind() {
    if (kinds.getItems().getFirst() instanceof RadioMenuItem any) {
      any.setSelected(true);
    }
  }

  /** Searches for nothing, and shows files of every kind again. */
  void clear() {
    search.clear();
    anyKind();
  }

  /** Shows what I share too. */
  void showMine() {
    hideMine.setSelected(false);
  }
}
