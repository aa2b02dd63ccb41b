package dev.covey.desktop.files;

import dev.covey.desktop.fx.Icons;
import dev.covey.model.GroupName;
import java.util.function.Predicate;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. A group to choose; a clock tells that I am not let in yet. */
final class GroupCell extends ListCell<GroupName> {
  private final Predicate<GroupName> pending;

  GroupCell(Predicate<GroupName> pending) {
    this.pending = pending;
    setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    setGraphicTextGap(8);
  }

  @Override
  protected void updateItem(GroupName group, boolean empty) {
    super.updateItem(group, empty);
    boolean nothing = empty || group == null;
    setText(nothing ? null : group.value());
    Feather icon = !nothing && pending.test(group) ? Feather.CLOCK : Feather.USERS;
    setGraphic(nothing ? null : Icons.of(icon, Icons.SMALL));
  }
}
