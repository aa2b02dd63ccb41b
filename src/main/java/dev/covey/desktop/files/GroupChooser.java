package dev.covey.desktop.files;

import dev.covey.desktop.fx.Preferences;
import dev.covey.model.GroupListing;
import dev.covey.model.GroupName;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ComboBox;

/** Runs on the FX thread. The group in the head, which is remembered across starts. */
final class GroupChooser {
  private static final String KEY = "files.group";

  private final ComboBox<GroupName> box;
  private final Preferences preferences;
  private boolean showing;

  /**
   * @param chosen told what the user chooses
   */
  GroupChooser(
      ComboBox<GroupName> box,
      FilesViewModel viewModel,
      Preferences preferences,
      Consumer<GroupName> chosen) {
    this.box = box;
    this.preferences = preferences;
    box.setItems(viewModel.groups());
    box.setCellFactory(_ -> new GroupCell(viewModel::isPending));
    box.setButtonCell(new GroupCell(_ -> false));
    box.valueProperty()
        .addListener((_, _, name) -> {
          if (!showing && name != null) {
            chosen.accept(name);
          }
        });
    viewModel.groupProperty().subscribe(this::show);
    remembered().ifPresent(viewModel::chooseGroup);
  }

  private void show(GroupListing group) {
    showing = true;
    box.setValue(group == null ? null : group.name());
    box.setDisable(group == null);
    showing = false;
  }

  private Optional<GroupName> remembered() {
    try {
      return preferences.text(KEY).map(GroupName::new);
    } catch (IllegalArgumentException _) {
      return Optional.empty(); // the file can be edited by hand
    }
  }

  void remember(GroupName name) {
    preferences.put(KEY, name.value());
  }
}
