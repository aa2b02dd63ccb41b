package dev.covey.desktop.network;

import dev.covey.desktop.fx.Copying;
import dev.covey.desktop.fx.InlineError;
import dev.covey.desktop.fx.LiveRow;
import dev.covey.desktop.fx.LoopbackNote;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Narrow;
import dev.covey.desktop.fx.QrCode;
import dev.covey.desktop.fx.Tables;
import dev.covey.desktop.fx.Visibility;
import dev.covey.desktop.network.NetworkViewModel.Facts;
import dev.covey.model.Endpoint;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Runs on the FX thread. Binds {@code network.fxml} to its view model. */
final class NetworkController {
  private static final double EVENT_ROW = 32;
  private static final double SIDE_BELOW = 180;
  private static final double LEAST_SIDE_BELOW = 96;

  /** What the frame, the facts, some trackers and two events need, also with the banner. */
  private static final double ABOVE_THE_SIDE = 470;

  private static final int CODE = 160;

  private final NetworkViewModel model;
  private final ReachViewModel reach;
  private final EventLog log;
  private final boolean runsHere;
  @FXML private BorderPane networkScreen;
  @FXML private Label networkTitle;
  @FXML private Button copyInvite;
  @FXML private Label factTracker;
  @FXML private Label factTrackerAddress;
  @FXML private Label factHeartbeat;
  @FXML private Label factUser;
  @FXML private Label factDevice;
  @FXML private Label factListening;
  @FXML private Label factAddress;
  @FXML private TableView<LiveRow<Endpoint, TrackerRow>> trackers;
  @FXML private InlineError trackersProblem;
  @FXML private ListView<EventLog.Entry> events;
  @FXML private ScrollPane side;
  @FXML private VBox sideSections;
  @FXML private VBox hereSection;
  @FXML private VBox inviteSection;
  @FXML private TextField invite;
  @FXML private Button copyInviteLink;
  @FXML private InlineError inviteProblem;
  @FXML private VBox inviteExtra;
  @FXML private Label fingerprintTitle;
  @FXML private Label fingerprint;
  @FXML private Button copyFingerprint;

  /**
   * @param runsHere whether this computer runs the network
   */
  NetworkController(NetworkViewModel model, ReachViewModel reach, EventLog log, boolean runsHere) {
    this.model = model;
    this.reach = reach;
    this.log = log;
    this.runsHere = runsHere;
  }

  @FXML
  void initialize() {
    Stream.of(factTracker, factTrackerAddress, factUser, factDevice, factListening, factAddress)
        .forEach(Tables::shortenInTheMiddle);
    model.factsProperty().subscribe(this::showFacts);
    bindTrackers();
    bindEvents();
    bindSide();
    Narrow.windowWidth(networkScreen).subscribe(this::fit);
  }

  private void showFacts(Facts facts) {
    networkTitle.setText(facts.network());
    factTracker.setText(facts.tracker());
    factTrackerAddress.setText(facts.trackerAddress());
    factHeartbeat.setText(facts.heartbeat());
    factUser.setText(facts.user());
    factDevice.setText(facts.device());
    factListening.setText(facts.port());
    factAddress.setText(facts.address());
    fingerprintTitle.setText(Messages.text("network.fingerprint", facts.network()));
    fingerprint.setText(facts.fingerprint());
  }

  private void bindTrackers() {
    TrackerTable.bind(trackers, model.trackers());
    trackersProblem.follow(model.trackersProblemProperty());
  }

  private void bindEvents() {
    events.setItems(log.entries());
    events.setFixedCellSize(EVENT_ROW);
    events.getStyleClass().add("events");
    events.setPlaceholder(hint(Messages.text("network.events.none")));
    events.setCellFactory(_ -> new EventCell());
  }

  private static Label hint(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("hint");
    return label;
  }

  private void bindSide() {
    Visibility.show(hereSection, runsHere);
    int atInvite = sideSections.getChildren().indexOf(inviteSection);
    sideSections.getChildren().add(atInvite + 1, new BalancerSection(model));
    sideSections.getChildren().add(atInvite, new ReachSection(reach));
    invite.setAccessibleText(Messages.text("network.invite"));
    invite.textProperty().bind(model.inviteProperty());
    inviteProblem.follow(model.inviteProblemProperty());
    QrCode code = new QrCode(CODE, Messages.text("invite.code"));
    code.setId("inviteCode");
    model.inviteProperty().subscribe(code::show);
    LoopbackNote onlyHere = new LoopbackNote("inviteOnlyHere");
    Visibility.showWhile(onlyHere, model.inviteOnlyHereProperty());
    inviteExtra.getChildren().setAll(onlyHere, code);
    var noInvite = model.inviteProperty().isEmpty();
    copyInvite.disableProperty().bind(noInvite);
    copyInviteLink.disableProperty().bind(noInvite);
    Copying.on(copyInvite, model.inviteProperty()::get);
    Copying.on(copyInviteLink, model.inviteProperty()::get);
    Copying.on(copyFingerprint, () -> model.factsProperty().get().fingerprintDigits());
    copyInviteLink.setTooltip(new Tooltip(Messages.text("network.invite.copy")));
    copyFingerprint.setTooltip(new Tooltip(Messages.text("network.fingerprint.copy")));
  }

  private void fit(double width) {
    boolean below = width < Narrow.COLUMNS;
    networkScreen.setRight(null);
    networkScreen.setBottom(null);
    side.getStyleClass().remove("below");
    if (below) {
      side.getStyleClass().add("below");
      networkScreen.setBottom(side);
    } else {
      networkScreen.setRight(side);
    }
    side.prefHeightProperty().unbind();
    side.setPrefHeight(Region.USE_COMPUTED_SIZE);
    if (below) {
      side.prefHeightProperty()
          .bind(
              Narrow.windowHeight(networkScreen)
                  .map(
                      height -> Math.clamp(height - ABOVE_THE_SIDE, LEAST_SIDE_BELOW, SIDE_BELOW)));
    }
  }
}
