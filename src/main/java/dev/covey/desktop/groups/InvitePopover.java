package dev.covey.desktop.groups;

import atlantafx.base.controls.Popover;
import atlantafx.base.controls.Spacer;
import dev.covey.desktop.fx.Copying;
import dev.covey.desktop.fx.Icons;
import dev.covey.desktop.fx.InlineError;
import dev.covey.desktop.fx.LoopbackNote;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.QrCode;
import dev.covey.desktop.fx.ShortPaths;
import dev.covey.desktop.fx.Visibility;
import dev.covey.model.CoveyException;
import dev.covey.model.GroupListing;
import dev.covey.model.Invite;
import dev.covey.model.Role;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. The link that lets others find the network and ask for the group. */
final class InvitePopover {
  private static final int MOST_IN_TITLE = 40;
  private static final double WIDTH = 388;
  private static final int CODE = 160;

  private final TextField link = new TextField();
  private final Button copy =
      Icons.button("inviteCopy", Feather.COPY, Messages.text("groups.invite.copy"));
  private final InlineError error = new InlineError();
  private final QrCode code = new QrCode(CODE, Messages.text("invite.code"));
  private final HBox onlyHere = new LoopbackNote("inviteOnlyHere");
  private final HBox linkAndCopy = new HBox(8, link, copy);
  private final HBox codeAndWords = new HBox(16);
  private final Popover popover;

  private InvitePopover(GroupListing group) {
    popover = new Popover(content(group));
    popover.setArrowLocation(Popover.ArrowLocation.TOP_RIGHT);
    popover.setDetachable(false);
    popover.setHeaderAlwaysVisible(false);
    popover.setAnimated(false);
  }

  static void show(Node at, GroupListing group, GroupCommands commands) {
    InvitePopover made = new InvitePopover(group);
    made.popover.show(at);
    commands.invite(group.name(), made::show, made::refuse);
  }

  private VBox content(GroupListing group) {
    Label title =
        new Label(ShortPaths.in(Messages.text("groups.invite.title", group.name()), MOST_IN_TITLE));
    title.getStyleClass().add("section-title");
    title.setWrapText(true);
    title.setMinHeight(Region.USE_PREF_SIZE);
    Button close = Icons.iconButton("inviteClose", Feather.X, Messages.text("groups.invite.close"));
    close.getStyleClass().addAll("small", "flat");
    close.setOnAction(_ -> popover.hide());
    HBox head = new HBox(8, title, new Spacer(), close);
    head.setAlignment(Pos.CENTER_LEFT);

    link.setId("inviteLink");
    link.setEditable(false);
    link.getStyleClass().add("hash");
    link.setAccessibleText(Messages.text("groups.invite.link"));
    HBox.setHgrow(link, Priority.ALWAYS);
    copy.getStyleClass().add("accent");
    copy.setMinWidth(Region.USE_PREF_SIZE);
    copy.setDisable(true);
    error.setId("inviteError");

    code.setId("inviteCode");
    VBox words =
        new VBox(
            8,
            words(Messages.text("groups.invite.text1")),
            words(whoAccepts(group)),
            words(Messages.text("groups.invite.text3")));
    HBox.setHgrow(words, Priority.ALWAYS);
    codeAndWords.getChildren().addAll(code, words);
    VBox content = new Column();
    content.getChildren().addAll(head, linkAndCopy, error, onlyHere, codeAndWords);
    content.setId("invite");
    content.getStyleClass().add("invite");
    return content;
  }

  /**
   * A popover asks for the height at no particular width: wrapped lines would be cut off. Where it
   * knows the width, it takes its own, which is larger: what is asked for depends on none.
   */
  private static final class Column extends VBox {
    Column() {
      super(8);
      setPrefWidth(WIDTH);
    }

    @Override
    public Orientation getContentBias() {
      return null;
    }

    @Override
    protected double computePrefHeight(double width) {
      return super.computePrefHeight(WIDTH);
    }
  }

  private static String whoAccepts(GroupListing group) {
    return group.role() == Role.OWNER
        ? Messages.text("groups.invite.text2.owner")
        : Messages.text("groups.invite.text2.member", group.owner());
  }

  private static Label words(String text) {
    Label words = new Label(text);
    words.getStyleClass().add("hint");
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    return words;
  }

  private void show(Invite invite) {
    link.setText(invite.toString());
    copy.setDisable(false);
    Copying.on(copy, invite::toString);
    code.show(invite.toString());
    Visibility.show(onlyHere, invite.address().isLoopback());
    copy.requestFocus();
  }

  /** There is nothing to open, to scan or to copy. */
  private void refuse(CoveyException why) {
    error.show(why);
    Visibility.show(linkAndCopy, false);
    Visibility.show(codeAndWords, false);
  }
}
