package dev.covey.desktop.settings;

import atlantafx.base.theme.Styles;
import dev.covey.desktop.fx.InlineError;
import dev.covey.desktop.fx.Messages;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/**
 * Runs on the FX thread. The port to listen on: taken with Enter, or when the field is left. What
 * was not taken may be corrected until then, and gives way to the port that is chosen after that.
 */
final class PortField {
  private PortField() {}

  static void bind(
      TextField field, Label name, Label now, InlineError problem, ComputerViewModel model) {
    name.setLabelFor(field);
    field.setAccessibleText(Messages.text("settings.port"));
    field.setPromptText(Messages.text("settings.port.any"));
    field.setOnAction(_ -> model.port(field.getText()));
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
          if (!field.isFocused() || !isRefused(model)) {
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
    problem.follow(model.portProblemProperty());
    problem
        .textProperty()
        .subscribe(why -> field.pseudoClassStateChanged(Styles.STATE_DANGER, !why.isEmpty()));
  }

  private static void showIfRefused(TextField field, ComputerViewModel model) {
    if (isRefused(model)) {
      field.setText(model.portProperty().get());
    }
  }

  private static boolean isRefused(ComputerViewModel model) {
    return !model.portProblemProperty().get().isEmpty();
  }
}
