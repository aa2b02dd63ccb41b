package dev.covey.desktop.files;

import dev.covey.desktop.fx.Icons;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Tables;
import dev.covey.model.GroupName;
import java.util.function.Predicate;
import javafx.scene.control.ListCell;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. A group to choose; a clock tells that I am not let in yet. */
final class GroupCell extends ListCell<FileScope> {
  private final Predicate<FileScope> pending;

  GroupCell(Predicate<FileScope> pending) {
    this.pending = pending;
    Tables.shortenInTheMiddle(this);
    setGraphicTextGap(8);
  }

  @Override
  protected void updateItem(FileScope scope, boolean empty) {
    super.updateItem(scope, empty);
    boolean nothing = empty || scope == null;
    setText(nothing ? null : name(scope));
    Feather icon = !nothing && pending.test(scope) ? Feather.CLOCK : icon(scope);
    setGraphic(nothing ? null : Icons.of(icon, Icons.SMALL));
  }

  private static Feather icon(FileScope scope) {
    return scope instanceof FileScope.All ? Feather.LAYERS : Feather.USERS;
  }

  private static String name(FileScope scope) {
    return switch (scope) {
      case FileScope.All _ -> Messages.text("files.allGroups");
      case FileScope.One(GroupName group) -> group.value();
    };
  }
}
