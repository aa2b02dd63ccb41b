package dev.covey.desktop;

import atlantafx.base.theme.Styles;
import dev.covey.desktop.fx.Icons;
import dev.covey.desktop.fx.Keys;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Notice;
import dev.covey.desktop.fx.RightToLeft;
import dev.covey.desktop.fx.ShortPaths;
import dev.covey.desktop.fx.Tone;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. One notice: icon, title, text, actions, and a cross. */
final class NoticeCard extends HBox {
  /** Characters of a path or name: about a line. */
  static final int MOST = 40;

  /** One line. */
  private static final int MOST_IN_TITLE = 28;

  private static final Insets BESIDE_TITLE = new Insets(4, 0, 0, 0);

  private final Notice notice;
  private final Consumer<NoticeCard> close;
  private boolean answered;

  NoticeCard(Notice notice, Consumer<NoticeCard> close) {
    this.notice = notice;
    this.close = close;
    getStyleClass().add("notice");
    setAccessibleText(notice.title() + ". " + notice.text());
    VBox words = new VBox(4, head());
    if (!notice.text().isEmpty()) {
      Label text = words(notice.text(), MOST);
      text.getStyleClass().add("hint");
      words.getChildren().add(text);
    }
    if (!notice.actions().isEmpty()) {
      words.getChildren().add(actions(notice));
    }
    setHgrow(words, Priority.ALWAYS);
    Node icon = icon(notice.kind());
    setMargin(icon, BESIDE_TITLE);
    getChildren().addAll(icon, words);
  }

  private Node head() {
    Label title = words(notice.title(), MOST_IN_TITLE);
    title.getStyleClass().addAll("strong", "notice-title");
    title.setMaxWidth(Double.MAX_VALUE);
    setHgrow(title, Priority.ALWAYS);
    HBox head = new HBox(title, cross());
    head.getStyleClass().add("notice-head");
    return head;
  }

  /** Wraps, and shortens long paths and names, which a tooltip tells then. */
  private static Label words(String said, int most) {
    String shorter = ShortPaths.in(said, most);
    Label label = new Label(shorter);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    RightToLeft.keepWhole(label);
    if (!shorter.equals(said)) {
      label.setTooltip(new Tooltip(RightToLeft.lines(said)));
    }
    return label;
  }

  Notice notice() {
    return notice;
  }

  /** Whether one of its actions was taken. */
  boolean isAnswered() {
    return answered;
  }

  /** Does as if its button were pressed. */
  void answer(Notice.Action action) {
    answered = true;
    close.accept(this);
    action.run().run();
  }

  private static Node icon(Notice.Kind kind) {
    return switch (kind) {
      case REQUEST -> Icons.of(Feather.USER_PLUS, Icons.BANNER, Tone.ACCENT);
      case GOOD -> Icons.of(Feather.CHECK_CIRCLE, Icons.BANNER, Tone.GOOD);
      case INFO -> Icons.of(Feather.INFO, Icons.BANNER, Tone.ACCENT);
      case DONE -> Icons.of(Feather.CHECK, Icons.BANNER, Tone.NEUTRAL);
      case BAD -> Icons.of(Feather.ALERT_CIRCLE, Icons.BANNER, Tone.BAD);
    };
  }

  private Node cross() {
    Button cross = Icons.iconButton("noticeClose", Feather.X, Messages.text("notice.close"));
    cross.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, "notice-close");
    cross.setMinWidth(USE_PREF_SIZE);
    cross.setOnAction(_ -> close.accept(this));
    return cross;
  }

  private Node actions(Notice notice) {
    HBox row = new HBox(8);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("notice-actions");
    boolean first = true;
    for (Notice.Action action : notice.actions()) {
      if (action.link()) {
        row.getChildren().add(gap());
      }
      ButtonBase button = action.link() ? link(action) : button(action, first);
      button.setId("notice-" + action.id());
      button.setOnAction(_ -> answer(action));
      if (notice.kind() == Notice.Kind.DONE) {
        String keys = Keys.UNDO.combination().getDisplayText();
        button.setTooltip(new Tooltip(action.label() + " (" + keys + ")"));
      }
      row.getChildren().add(button);
      first = false;
    }
    return row;
  }

  private static Button button(Notice.Action action, boolean main) {
    Button button = new Button(action.label());
    button.setMinWidth(USE_PREF_SIZE);
    button.getStyleClass().add(Styles.SMALL);
    if (main) {
      button.getStyleClass().add(Styles.ACCENT);
    }
    return button;
  }

  private static Hyperlink link(Notice.Action action) {
    Hyperlink link = new Hyperlink(action.label());
    link.setMinWidth(USE_PREF_SIZE);
    link.getStyleClass().add(Styles.SMALL);
    return link;
  }

  /** Pushes what follows to the right. */
  private static Region gap() {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return gap;
  }
}
