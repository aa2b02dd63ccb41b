package dev.covey.desktop.files;

import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Preferences;
import dev.covey.desktop.fx.RoomForWords;
import dev.covey.desktop.fx.Visibility;
import dev.covey.model.GroupName;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ComboBox;

/** Runs on the FX thread. The group in the head, which is remembered across starts. */
final class GroupChooser {
  private static final String KEY = "files.group";

  /** No group can have this name (G1). */
  private static final String ALL = "*";

  /** Characters of a group's name for which the search has room. */
  private static final int FITS_THE_SEARCH = 16;

  /** The icon, the arrow and the paddings. */
  private static final double AROUND = 81;

  private static final double LEAST = 180;

  /** More than a narrow window has: there it gets what the head leaves. */
  private static final double MOST = 300;

  private final ComboBox<FileScope> box;
  private final Preferences preferences;
  private boolean showing;

  /**
   * @param chosen told what the user chooses
   */
  GroupChooser(
      ComboBox<FileScope> box,
      FilesViewModel viewModel,
      Preferences preferences,
      Consumer<FileScope> chosen) {
    this.box = box;
    this.preferences = preferences;
    box.setItems(viewModel.scopes());
    box.setCellFactory(_ -> new GroupCell(viewModel::isPending));
    GroupCell shown = new GroupCell(_ -> false);
    box.setButtonCell(shown);
    RoomForWords.in(box, shown.textProperty(), shown.fontProperty(), AROUND, LEAST, MOST);
    box.valueProperty()
        .addListener((_, _, scope) -> {
          if (!showing && scope != null) {
            chosen.accept(scope);
          }
        });
    viewModel.scopeProperty().subscribe(this::show);
    remembered().ifPresent(viewModel::choose);
  }

  private void show(FileScope scope) {
    showing = true;
    box.setValue(scope);
    Visibility.show(box, scope != null);
    showing = false;
  }

  private Optional<FileScope> remembered() {
    try {
      return preferences
          .text(KEY)
          .map(text ->
              text.equals(ALL) ? new FileScope.All() : new FileScope.One(new GroupName(text)));
    } catch (IllegalArgumentException _) {
      return Optional.empty(); // the file can be edited by hand
    }
  }

  void remember(FileScope scope) {
    preferences.put(KEY, scope.one().map(GroupName::value).orElse(ALL));
  }

  /** What a search among a group's files is called. */
  static String searchIn(FileScope scope) {
    return switch (scope) {
      case FileScope.One(GroupName group) when group.value().length() <= FITS_THE_SEARCH ->
          Messages.text("files.search", group);
      case FileScope.All _ -> Messages.text("files.search.all");
      case null, default -> Messages.text("files.search.any");
    };
  }
}
