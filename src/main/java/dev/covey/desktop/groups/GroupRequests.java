package dev.covey.desktop.groups;

import atlantafx.base.controls.Spacer;
import dev.covey.desktop.fx.Badge;
import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.Icons;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Question;
import dev.covey.desktop.fx.Visibility;
import dev.covey.model.GroupListing;
import dev.covey.model.GroupName;
import dev.covey.model.JoinRequest;
import dev.covey.model.UserName;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. Who asks to be let into the chosen group, and what is answered (U9). */
final class GroupRequests {
  private static final double REQUEST_HEIGHT = 44;
  private static final int REQUESTS_SEEN = 4;

  /** Where little room is: the third begins, so that one sees that there are more. */
  private static final double REQUESTS_AT_LEAST = 2.4;

  private final GroupsViewModel viewModel;
  private final GroupCommands commands;
  private final BiConsumer<Region, Question.Attempt> attempt;

  /**
   * @param attempt does what was clicked, with that part of the pane disabled meanwhile
   */
  GroupRequests(
      GroupsViewModel viewModel,
      GroupCommands commands,
      BiConsumer<Region, Question.Attempt> attempt) {
    this.viewModel = viewModel;
    this.commands = commands;
    this.attempt = attempt;
  }

  /** Shows them in that section of the pane, which is gone while nobody asks. */
  void bind(VBox section, HBox head, ListView<JoinRequest> list) {
    ObservableList<JoinRequest> requests = viewModel.requests();
    Badge count = Badge.asking(0);
    Button all = new Button(Messages.text("groups.request.acceptAll"), Icons.of(Feather.CHECK));
    all.setId("groupAcceptAll");
    all.getStyleClass().add("small");
    all.setOnAction(_ -> acceptAll(section));
    head.getChildren().addAll(count, new Spacer(), all);
    list.setItems(requests);
    list.setFixedCellSize(REQUEST_HEIGHT);
    list.setCellFactory(_ ->
        new RequestCell(
            viewModel.lookedAtProperty(),
            user -> answer(list, user, commands::accept),
            user -> answer(list, user, commands::reject)));
    requests.subscribe(() -> {
      section.setVisible(!requests.isEmpty());
      count.setText(Formats.count(requests.size()));
      all.setAccessibleText(Messages.text("groups.request.acceptAll.name", requests.size()));
      Visibility.show(all, requests.size() > 1);
      list.setMinHeight(Math.min(requests.size(), REQUESTS_AT_LEAST) * REQUEST_HEIGHT + 2);
      list.setPrefHeight(Math.min(requests.size(), REQUESTS_SEEN) * REQUEST_HEIGHT + 2);
    });
    section.setVisible(!requests.isEmpty());
  }

  private Optional<GroupListing> chosen() {
    return Optional.ofNullable(viewModel.groupProperty().get());
  }

  private void answer(
      Region list, UserName user, BiFunction<GroupName, UserName, Question.Attempt> answer) {
    chosen().ifPresent(group -> attempt.accept(list, answer.apply(group.name(), user)));
  }

  private void acceptAll(Region section) {
    List<UserName> users = viewModel.requests().stream().map(JoinRequest::user).toList();
    chosen().ifPresent(group -> attempt.accept(section, commands.acceptAll(group.name(), users)));
  }
}
