package dev.covey.desktop.groups;

import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.Icons;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Spoken;
import dev.covey.desktop.fx.Tables;
import dev.covey.model.JoinRequest;
import dev.covey.model.UserName;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. Somebody who asks to be let in, with Accept and Reject (U9). */
final class RequestCell extends ListCell<JoinRequest> {
  private final Label avatar = new Label();
  private final Label name = new Label();
  private final Label asked = new Label();
  private final Button accept = new Button(Messages.text("groups.request.accept"));
  private final Button reject = new Button(Messages.text("groups.request.reject"));
  private final HBox box = new HBox(10);

  private final ObservableValue<Instant> now;

  /**
   * @param now how long ago somebody asked is told by it
   */
  RequestCell(
      ObservableValue<Instant> now, Consumer<UserName> onAccept, Consumer<UserName> onReject) {
    this.now = now;
    avatar.getStyleClass().add("avatar");
    asked.getStyleClass().add("hint");
    Tables.shortenInTheMiddle(name);
    VBox words = new VBox(name, asked);
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    accept.setGraphic(Icons.of(Feather.CHECK));
    accept.getStyleClass().add("small");
    accept.setMinWidth(Region.USE_PREF_SIZE);
    accept.setOnAction(_ -> onAccept.accept(getItem().user()));
    reject.getStyleClass().addAll("small", "flat");
    reject.setMinWidth(Region.USE_PREF_SIZE);
    reject.setOnAction(_ -> onReject.accept(getItem().user()));
    box.getChildren().addAll(avatar, words, accept, reject);
    box.setAlignment(Pos.CENTER_LEFT);
    box.setMinWidth(0);
    setPrefWidth(0);
    now.subscribe(this::tellAge);
  }

  @Override
  protected void updateItem(JoinRequest request, boolean empty) {
    super.updateItem(request, empty);
    if (empty || request == null) {
      setGraphic(null);
      return;
    }
    String user = request.user().value();
    avatar.setText(user.substring(0, 1).toUpperCase(Locale.ROOT));
    name.setText(user);
    tellAge();
    accept.setId("accept_" + user);
    accept.setAccessibleText(Messages.text("groups.request.accept.name", user));
    reject.setId("reject_" + user);
    reject.setAccessibleText(Messages.text("groups.request.reject.name", user));
    setGraphic(box);
  }

  private void tellAge() {
    if (getItem() != null) {
      asked.setText(asked(getItem().since(), now.getValue()));
    }
  }

  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return attribute == AccessibleAttribute.TEXT
        ? Spoken.words(getGraphic())
        : super.queryAccessibleAttribute(attribute, parameters);
  }

  /** How long ago, within a day; else when. */
  static String asked(Instant since, Instant now) {
    Duration age = Duration.between(since, now);
    if (age.toSeconds() < 60) {
      return Messages.text("groups.request.askedNow");
    }
    return age.compareTo(Duration.ofDays(1)) < 0
        ? Messages.text("groups.request.asked", Formats.age(age))
        : Messages.text("groups.request.askedWhen", Formats.when(since));
  }
}
