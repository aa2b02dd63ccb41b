package dev.covey.desktop.settings;

import atlantafx.base.theme.Styles;
import dev.covey.desktop.fx.Escaping;
import dev.covey.desktop.fx.InlineError;
import dev.covey.desktop.fx.Messages;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/**
 * Runs on the FX thread. The port to listen on: taken with Enter, or when the field is left. What
 * is no port is said as it is typed and stays until it is one, or Escape brings back the one that
 * is chosen; a port that was refused may be corrected until the field is left, and gives way to the
 * one that is chosen then.
 */
final class PortField {
  private PortField() {}

  static void bind(
      TextField field, Label name, Label now, InlineError problem, ComputerViewModel model) {
    name.setLabelFor(field);
    field.setAccessibleText(Messages.text("settings.port"));
    field.setPromptText(Messages.text("settings.port.any"));
    field.textProperty().subscribe(model::checkPort);
    field.setOnAction(_ -> model.port(field.getText()));
    Escaping.bringsBack(
        field, () -> isWrong(model), () -> field.setText(model.portProperty().get()));
    field
        .focusedProperty()
        .subscribe(focused -> {
          if (!focused) {
            model.port(field.getText());
            showIfRefused(field, model);
          }
        });
    // What is being typed stays.
    model
        .portProperty()
        .subscribe(port -> {
          if (!isWrong(model) && (!field.isFocused() || !isRefused(model))) {
            field.setText(port);
          }
        });
    model
        .portProblemProperty()
        .subscribe(_ -> {
          if (!field.isFocused()) {
            showIfRefused(field, model);
          }
        });
    now.textProperty().bind(model.listeningProperty());
    problem.follow(
        model
            .portWrongProperty()
            .flatMap(wrong ->
                wrong.isEmpty() ? model.portProblemProperty() : model.portWrongProperty()));
    problem
        .textProperty()
        .subscribe(why -> field.pseudoClassStateChanged(Styles.STATE_DANGER, !why.isEmpty()));
  }

  private static void showIfRefused(TextField field, ComputerViewModel model) {
    if (isRefused(model) && !isWrong(model)) {
      field.setText(model.portProperty().get());
    }
  }

  private static boolean isWrong(ComputerViewModel model) {
    return !model.portWrongProperty().get().isEmpty();
  }

  private static boolean isRefused(ComputerViewModel model) {
    return !model.portProblemProperty().get().isEmpty();
  }
}
