package dev.covey.desktop.groups;

import dev.covey.desktop.fx.Icons;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Tables;
import dev.covey.model.UserName;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/**
 * Runs on the FX thread. One member: whether online, the name, and for the owner what to do. The
 * name takes what is left, so that the notes of all members end below each other; the owner has no
 * menu, but the room of one.
 */
final class MemberCell extends ListCell<MemberLine> {
  private final Region dot = new Region();
  private final Label avatar = new Label();
  private final Label name = new Label();
  private final Label note = new Label();
  private final MenuButton menu = new MenuButton(null, Icons.of(Feather.MORE_HORIZONTAL));
  private final HBox box = new HBox(10, dot, avatar, name, note, menu);

  MemberCell(Consumer<UserName> handOver, Consumer<UserName> remove) {
    dot.getStyleClass().add("dot");
    avatar.getStyleClass().addAll("avatar", "small");
    name.setMinWidth(96);
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    Tables.shortenInTheMiddle(name);
    note.getStyleClass().add("hint");
    note.setMinWidth(Region.USE_PREF_SIZE);
    MenuItem hand = new MenuItem(Messages.text("groups.member.handOver"));
    hand.setOnAction(_ -> handOver.accept(getItem().user()));
    MenuItem out = new MenuItem(Messages.text("groups.member.remove"));
    out.setOnAction(_ -> remove.accept(getItem().user()));
    menu.getItems().setAll(hand, out);
    menu.getStyleClass().addAll("small", "flat", "button-icon", "no-arrow");
    box.setAlignment(Pos.CENTER_LEFT);
    box.setMinWidth(0);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(MemberLine member, boolean empty) {
    super.updateItem(member, empty);
    if (empty || member == null) {
      setGraphic(null);
      return;
    }
    String user = member.user().value();
    dot.getStyleClass().setAll("dot");
    if (!member.online()) {
      dot.getStyleClass().add("away");
    }
    avatar.setText(user.substring(0, 1).toUpperCase(Locale.ROOT));
    name.setText(user);
    note.setText(member.note());
    menu.setId("member_" + user);
    menu.setVisible(member.manageable());
    menu.setManaged(member.owned());
    menu.setAccessibleText(Messages.text("groups.member.more", user));
    setAccessibleText(user + ", " + member.note());
    setGraphic(box);
  }
}
