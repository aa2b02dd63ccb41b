package dev.covey.desktop.settings;

import atlantafx.base.theme.Styles;
import dev.covey.desktop.fx.InlineError;
import dev.covey.desktop.fx.Messages;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/** Runs on the FX thread. The port to listen on: taken with Enter, or when the field is left. */
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
          }
        });
    // What is being typed stays.
    model
        .portProperty()
        .subscribe(port -> {
          if (!field.isFocused() || model.portProblemProperty().get().isEmpty()) {
            field.setText(port);
          }
        });
    now.textProperty().bind(model.listeningProperty());
    problem.textProperty().bind(model.portProblemProperty());
    problem
        .textProperty()
        .subscribe(why -> field.pseudoClassStateChanged(Styles.STATE_DANGER, !why.isEmpty()));
  }
}
