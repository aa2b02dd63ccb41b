package dev.covey.desktop.groups;

import dev.covey.desktop.fx.Badge;
import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.LiveColumns;
import dev.covey.desktop.fx.LiveRow;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Spoken;
import dev.covey.desktop.fx.Tables;
import dev.covey.model.GroupId;
import dev.covey.model.GroupListing;
import dev.covey.model.GroupName;
import dev.covey.model.Role;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

/** Runs on the FX thread. The columns of the groups table (U7). */
final class GroupTable {
  private final TableView<LiveRow<GroupId, GroupListing>> table;
  private final TableColumn<LiveRow<GroupId, GroupListing>, GroupListing> name;

  /**
   * @param join what the link in the role column does
   */
  GroupTable(TableView<LiveRow<GroupId, GroupListing>> table, Consumer<GroupName> join) {
    this.table = table;
    LiveColumns<GroupId, GroupListing> columns = new LiveColumns<>(table);
    name =
        columns.text(
            "groupsName",
            Messages.text("groups.column.name"),
            204,
            listing -> listing.name().value());
    name.setMinWidth(120);
    columns.add(
        "groupsRole",
        Messages.text("groups.column.role"),
        122,
        Comparator.comparing(GroupListing::role),
        () -> new RoleCell(join));
    columns.number(
        "groupsMembers",
        Messages.text("groups.column.members"),
        86,
        GroupListing::members,
        listing -> Formats.count(listing.members()));
    columns.number(
        "groupsOnline",
        Messages.text("groups.column.online"),
        74,
        GroupListing::online,
        listing -> Formats.count(listing.online()));
    columns.number(
        "groupsFiles",
        Messages.text("groups.column.files"),
        66,
        GroupListing::files,
        GroupTable::files);
    columns.number(
        "groupsRequests",
        Messages.text("groups.column.requests"),
        98,
        Comparator.comparingInt(GroupListing::pending),
        RequestsCell::new);
    Tables.dress(table, Tables.ROW);
  }

  /** Shows that names give the order, once the table has its rows. */
  void sortByName() {
    table.getSortOrder().setAll(List.of(name));
  }

  /** Only members are told how many files there are. */
  private static String files(GroupListing listing) {
    return listing.role().isMember()
        ? Formats.count(listing.files())
        : Messages.text("groups.notTold");
  }

  /** What I am in it, or the link to ask to be let in. */
  private static final class RoleCell
      extends TableCell<LiveRow<GroupId, GroupListing>, GroupListing> {
    private final Hyperlink ask = new Hyperlink(Messages.text("groups.role.ask"));

    RoleCell(Consumer<GroupName> join) {
      setTextOverrun(OverrunStyle.CLIP);
      ask.setOnAction(_ -> join.accept(getItem().name()));
    }

    @Override
    protected void updateItem(GroupListing listing, boolean empty) {
      super.updateItem(listing, empty);
      if (empty || listing == null) {
        setGraphic(null);
        return;
      }
      if (listing.role() == Role.NONE) {
        ask.setId("ask_" + listing.name());
        ask.setAccessibleText(Messages.text("groups.role.ask.name", listing.name()));
        setGraphic(ask);
        return;
      }
      setGraphic(RoleBadges.of(listing.role()).orElse(null));
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
      return attribute == AccessibleAttribute.TEXT
          ? Spoken.words(getGraphic())
          : super.queryAccessibleAttribute(attribute, parameters);
    }
  }

  /** How many ask to be let in, if any do. */
  private static final class RequestsCell
      extends TableCell<LiveRow<GroupId, GroupListing>, GroupListing> {
    private final Tooltip asking = new Tooltip();

    @Override
    protected void updateItem(GroupListing listing, boolean empty) {
      super.updateItem(listing, empty);
      boolean none = empty || listing == null || listing.pending() == 0;
      setGraphic(none ? null : Badge.asking(listing.pending()));
      asking.setText(none ? "" : Messages.text("groups.requests.tip", listing.pending()));
      setTooltip(none ? null : asking);
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
      return attribute == AccessibleAttribute.TEXT
          ? Spoken.words(getGraphic())
          : super.queryAccessibleAttribute(attribute, parameters);
    }
  }
}
