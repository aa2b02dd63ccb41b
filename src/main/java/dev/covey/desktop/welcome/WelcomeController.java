package dev.covey.desktop.welcome;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.Icons;
import dev.covey.desktop.fx.InlineError;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.SafeText;
import dev.covey.desktop.fx.Tone;
import dev.covey.desktop.fx.Visibility;
import dev.covey.desktop.welcome.WelcomeViewModel.Way;
import dev.covey.peer.NetworkProbe;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.binding.StringExpression;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. Binds {@code welcome.fxml} to its view model. */
final class WelcomeController {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final WelcomeViewModel model;
  private final Runnable goBack;
  private final boolean mayGoBack;
  @FXML private HBox startCard;
  @FXML private RadioButton startHere;
  @FXML private HBox joinCard;
  @FXML private RadioButton join;
  @FXML private Label joinHint;
  @FXML private VBox startForm;
  @FXML private TextField networkName;
  @FXML private InlineError networkNameError;
  @FXML private VBox joinForm;
  @FXML private VBox nearbyBox;
  @FXML private Label joinLabel;
  @FXML private Hyperlink otherWay;
  @FXML private CustomTextField invite;
  @FXML private CustomTextField address;
  @FXML private Button paste;
  @FXML private Button pasteInvite;
  @FXML private HBox asking;
  @FXML private HBox wrong;
  @FXML private InlineError wrongText;
  @FXML private Hyperlink askAgain;
  @FXML private HBox answered;
  @FXML private Label answer;
  @FXML private Label fingerprint;
  @FXML private Label fingerprintHint;
  @FXML private CheckBox confirm;
  @FXML private Button back;
  @FXML private Label next;
  @FXML private InlineError problem;
  @FXML private ProgressIndicator working;
  @FXML private Label workingText;
  @FXML private Button proceed;

  WelcomeController(WelcomeViewModel model, boolean mayGoBack, Runnable goBack) {
    this.model = model;
    this.mayGoBack = mayGoBack;
    this.goBack = goBack;
  }

  @FXML
  void initialize() {
    bindChoice();
    bindStart();
    bindJoin();
    bindNearby();
    bindCheck();
    bindFooter();
  }

  private void bindChoice() {
    startCard.setOnMouseClicked(_ -> startHere.setSelected(true));
    joinCard.setOnMouseClicked(_ -> join.setSelected(true));
    startHere.setSelected(model.wayProperty().get() == Way.START_HERE);
    join.setSelected(!startHere.isSelected());
    join.selectedProperty()
        .subscribe(joins -> model.wayProperty().set(joins ? Way.BY_INVITE : Way.START_HERE));
    // An invite that is opened elsewhere changes the way too.
    model
        .wayProperty()
        .subscribe(way -> (way == Way.START_HERE ? startHere : join).setSelected(true));
    startHere.selectedProperty().subscribe(on -> startCard.pseudoClassStateChanged(CHOSEN, on));
    join.selectedProperty().subscribe(on -> joinCard.pseudoClassStateChanged(CHOSEN, on));
    Visibility.showWhile(startForm, startHere.selectedProperty());
    Visibility.showWhile(joinForm, join.selectedProperty());
  }

  private void bindStart() {
    networkName.setAccessibleText(Messages.text("welcome.start.name"));
    networkName.textProperty().bindBidirectional(model.networkNameProperty());
    networkName.textProperty().subscribe(_ -> networkNameError.setText(model.networkNameProblem()));
    networkNameError
        .textProperty()
        .subscribe(
            text -> networkName.pseudoClassStateChanged(Styles.STATE_DANGER, !text.isEmpty()));
  }

  private void bindJoin() {
    BooleanExpression byAddress = model.wayProperty().isEqualTo(Way.BY_ADDRESS);
    joinHint.textProperty().bind(words(byAddress, "welcome.join.hint."));
    joinLabel
        .textProperty()
        .bind(
            Bindings.when(byAddress)
                .then(Messages.text("welcome.join.address"))
                .otherwise(Messages.text("welcome.join.invite")));
    otherWay
        .textProperty()
        .bind(
            Bindings.when(byAddress)
                .then(Messages.text("welcome.join.toInvite"))
                .otherwise(Messages.text("welcome.join.toAddress")));
    otherWay.setOnAction(
        _ -> model.wayProperty().set(byAddress.get() ? Way.BY_INVITE : Way.BY_ADDRESS));
    invite.textProperty().bindBidirectional(model.inviteProperty());
    invite.setAccessibleText(Messages.text("welcome.join.invite"));
    address.textProperty().bindBidirectional(model.addressProperty());
    address.setAccessibleText(Messages.text("welcome.join.address"));
    Visibility.showWhile(invite, byAddress.not());
    Visibility.showWhile(address, byAddress);
    Visibility.showWhile(paste, byAddress.not());
    paste.setOnAction(_ -> pasteInvite());
    Visibility.showWhile(pasteInvite, join.selectedProperty().not());
    Visibility.showWhile(joinHint, join.selectedProperty());
    pasteInvite.setOnAction(_ -> {
      join.setSelected(true);
      pasteInvite();
    });
    model
        .wayProperty()
        .subscribe(way -> {
          if (way != Way.START_HERE) {
            (way == Way.BY_ADDRESS ? address : invite).requestFocus();
          }
        });
  }

  private void bindNearby() {
    nearbyBox.getChildren().setAll(new NearbyList(model.nearby(), model::choose));
    // An invite that is answered leads somewhere already.
    Visibility.showWhile(
        nearbyBox,
        Bindings.createBooleanBinding(
            () -> model.nearby().isAvailable() && !invitedSomewhere(),
            model.checkProperty(),
            model.wayProperty()));
  }

  private boolean invitedSomewhere() {
    return model.wayProperty().get() == Way.BY_INVITE
        && model.checkProperty().get() instanceof Check.Answered;
  }

  private static StringExpression words(BooleanExpression byAddress, String key) {
    return Bindings.when(byAddress)
        .then(Messages.text(key + "address"))
        .otherwise(Messages.text(key + "invite"));
  }

  private void pasteInvite() {
    Clipboard clipboard = Clipboard.getSystemClipboard();
    if (clipboard.hasString()) {
      invite.setText(clipboard.getString().strip());
      // Enter goes on from there.
      invite.requestFocus();
      invite.end();
    }
  }

  private void bindCheck() {
    askAgain.setOnAction(_ -> model.check());
    confirm.selectedProperty().bindBidirectional(model.confirmedProperty());
    Visibility.showWhile(confirm, model.wayProperty().isEqualTo(Way.BY_ADDRESS));
    model.checkProperty().subscribe(this::showCheck);
  }

  private void showCheck(Check check) {
    Visibility.show(asking, check instanceof Check.Asking);
    Visibility.show(wrong, check instanceof Check.Wrong);
    Visibility.show(answered, check instanceof Check.Answered);
    CustomTextField field = model.wayProperty().get() == Way.BY_ADDRESS ? address : invite;
    field.pseudoClassStateChanged(Styles.STATE_SUCCESS, check instanceof Check.Answered);
    field.pseudoClassStateChanged(Styles.STATE_DANGER, check instanceof Check.Wrong);
    field.setRight(null);
    switch (check) {
      case Check.Nothing _, Check.Asking _ -> wrongText.clear();
      case Check.Wrong(String why, boolean repeat) -> {
        wrongText.setText(why);
        Visibility.show(askAgain, repeat);
      }
      case Check.Answered found -> {
        showAnswer(found);
        field.setRight(Icons.of(Feather.CHECK_CIRCLE, Icons.NORMAL, Tone.GOOD));
      }
    }
  }

  private void showAnswer(Check.Answered found) {
    NetworkProbe network = found.network();
    String name = SafeText.line(network.network());
    answer.setText(
        found
            .group()
            .map(group ->
                Messages.text(
                    "welcome.join.answered.group", name, network.trackers(), group.value()))
            .orElseGet(() -> Messages.text("welcome.join.answered", name, network.trackers())));
    fingerprint.setText(Formats.fingerprint(network.fingerprint()));
    fingerprintHint.setText(
        Messages.text(
            model.wayProperty().get() == Way.BY_ADDRESS
                ? "welcome.join.compare"
                : "welcome.join.fromInvite"));
  }

  private void bindFooter() {
    Visibility.show(back, mayGoBack);
    back.disableProperty().bind(model.busyProperty());
    back.setOnAction(_ -> goBack.run());
    problem.follow(model.problemProperty());
    Visibility.showWhile(next, model.problemProperty().isEmpty().and(model.busyProperty().not()));
    Visibility.showWhile(working, model.busyProperty());
    Visibility.showWhile(workingText, model.busyProperty());
    workingText
        .textProperty()
        .bind(
            Bindings.when(model.wayProperty().isEqualTo(Way.START_HERE))
                .then(Messages.text("welcome.start.busy"))
                .otherwise(Messages.text("welcome.join.busy")));
    proceed.disableProperty().bind(Bindings.not(model.readyProperty()));
    proceed.setOnAction(_ -> model.proceed());
  }
}
