package dev.covey.desktop.signin;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import dev.covey.desktop.fx.Icons;
import dev.covey.desktop.fx.InlineError;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.SecretField;
import dev.covey.desktop.fx.Tone;
import dev.covey.desktop.fx.Visibility;
import dev.covey.desktop.signin.SignInViewModel.Refusal;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. Binds {@code sign_in.fxml} to its view model. */
final class SignInController {
  private static final int STRENGTH_BARS = 4;

  private final SignInViewModel model;
  private final String reasonToShow;
  private final Runnable goBack;
  @FXML private Label title;
  @FXML private HBox reason;
  @FXML private Label reasonText;
  @FXML private ToggleButton create;
  @FXML private ToggleButton signIn;
  @FXML private CustomTextField user;
  @FXML private Label userHint;
  @FXML private SecretField password;
  @FXML private HBox strength;
  @FXML private Label passwordHint;
  @FXML private VBox firstGroupBox;
  @FXML private CustomTextField firstGroup;
  @FXML private Label firstGroupHint;
  @FXML private CheckBox stay;
  @FXML private Button submit;
  @FXML private Label needed;
  @FXML private InlineError problem;
  @FXML private Button back;

  SignInController(SignInViewModel model, String reasonToShow, Runnable goBack) {
    this.model = model;
    this.reasonToShow = reasonToShow;
    this.goBack = goBack;
  }

  @FXML
  void initialize() {
    reasonText.setText(reasonToShow);
    Visibility.show(reason, !reasonToShow.isEmpty());
    bindMode();
    bindFields();
    bindStrength();
    bindSubmit();
    back.disableProperty().bind(model.busyProperty());
    back.setOnAction(_ -> goBack.run());
  }

  private void bindMode() {
    create.setSelected(model.creatingProperty().get());
    signIn.setSelected(!create.isSelected());
    title
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                this::titleText, model.creatingProperty(), model.networkProperty()));
    create.setOnAction(_ -> choose(true));
    signIn.setOnAction(_ -> choose(false));
    model
        .creatingProperty()
        .subscribe(creating -> {
          Visibility.show(firstGroupBox, creating && model.isFounder());
          Visibility.show(strength, creating);
        });
  }

  private String titleText() {
    String key = model.creatingProperty().get() ? "signIn.title.create" : "signIn.title.signIn";
    return model
        .networkProperty()
        .get()
        .map(name -> Messages.text(key, name))
        .orElseGet(() -> Messages.text(key + ".unknown"));
  }

  private void choose(boolean creating) {
    // A click on the chosen segment does not unchoose it.
    create.setSelected(creating);
    signIn.setSelected(!creating);
    model.creatingProperty().set(creating);
  }

  private void bindFields() {
    user.setAccessibleText(Messages.text("signIn.user"));
    password.setAccessibleText(Messages.text("signIn.password"));
    firstGroup.setAccessibleText(Messages.text("signIn.firstGroup"));
    user.textProperty().bindBidirectional(model.userProperty());
    password.passwordProperty().subscribe(model.passwordProperty()::set);
    firstGroup.textProperty().bindBidirectional(model.firstGroupProperty());
    stay.selectedProperty().bindBidirectional(model.stayProperty());
    model.userVerdict().subscribe(verdict -> showVerdict(verdict, user, userHint, true));
    model
        .passwordVerdict()
        .subscribe(verdict -> showVerdict(verdict, password, passwordHint, false));
    model.firstGroupVerdict().subscribe(this::showGroupVerdict);
  }

  private static void showVerdict(
      Verdict verdict, CustomTextField field, Label hint, boolean withIcon) {
    field.pseudoClassStateChanged(Styles.STATE_SUCCESS, verdict.kind() == Verdict.Kind.GOOD);
    field.pseudoClassStateChanged(Styles.STATE_DANGER, verdict.kind() == Verdict.Kind.BAD);
    hint.setText(verdict.hint());
    // Its line stays when it goes: nothing below moves under the hand that types.
    hint.setVisible(!verdict.hint().isEmpty());
    (verdict.kind() == Verdict.Kind.BAD ? Tone.BAD : Tone.WARNING).applyTo(hint);
    if (withIcon) {
      field.setRight(
          switch (verdict.kind()) {
            case GOOD -> Icons.of(Feather.CHECK_CIRCLE, Icons.NORMAL, Tone.GOOD);
            case BAD -> Icons.of(Feather.ALERT_CIRCLE, Icons.NORMAL, Tone.BAD);
            case OPEN, SHORT -> null;
          });
    }
  }

  /** Its hint explains it until something is wrong. */
  private void showGroupVerdict(Verdict verdict) {
    showVerdict(verdict, firstGroup, firstGroupHint, true);
    if (verdict.hint().isEmpty()) {
      firstGroupHint.setText(Messages.text("signIn.firstGroup.hint"));
      firstGroupHint.setVisible(true);
      Tone.NEUTRAL.applyTo(firstGroupHint);
    }
  }

  private void bindStrength() {
    for (int i = 0; i < STRENGTH_BARS; i++) {
      Region bar = new Region();
      bar.getStyleClass().add("strength-bar");
      HBox.setHgrow(bar, Priority.ALWAYS);
      strength.getChildren().add(bar);
    }
    model.passwordProperty().subscribe(this::showStrength);
  }

  private void showStrength(String typed) {
    double share = FieldRules.strength(typed);
    List<Node> bars = strength.getChildren();
    for (int i = 0; i < bars.size(); i++) {
      boolean filled = share > 0 && share * STRENGTH_BARS >= i + 0.5;
      bars.get(i).getStyleClass().setAll("strength-bar");
      if (filled) {
        (share < 1 ? Tone.WARNING : Tone.GOOD).applyTo(bars.get(i));
      }
    }
  }

  private void bindSubmit() {
    submit
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                this::submitText, model.creatingProperty(), model.busyProperty()));
    submit.disableProperty().bind(model.neededProperty().isNotEmpty().or(model.busyProperty()));
    submit.setOnAction(_ -> model.submit());
    needed.textProperty().bind(model.neededProperty());
    needed.visibleProperty().bind(model.neededProperty().isNotEmpty());
    needed.managedProperty().bind(needed.visibleProperty().or(problem.visibleProperty().not()));
    model
        .refusalProperty()
        .subscribe(refusal ->
            problem.setText(
                refusal
                    .filter(r -> r.cause() == Refusal.Cause.NEITHER)
                    .map(Refusal::why)
                    .orElse("")));
    model.refusalProperty().subscribe(refusal -> refusal.ifPresent(this::goOnAt));
  }

  /** The field that is to be corrected. */
  private void goOnAt(Refusal refusal) {
    switch (refusal.cause()) {
      case USER -> user.requestFocus();
      case PASSWORD -> password.requestFocus();
      case NEITHER -> {}
    }
  }

  private String submitText() {
    String mode = model.creatingProperty().get() ? "create" : "signIn";
    return Messages.text(
        model.busyProperty().get() ? "signIn.busy." + mode : "signIn.submit." + mode);
  }

  /** Puts the cursor where the user goes on. */
  void focus() {
    (user.getText().isEmpty() ? user : password).requestFocus();
  }
}
