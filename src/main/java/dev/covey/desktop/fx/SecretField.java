package dev.covey.desktop.fx;

import atlantafx.base.controls.PasswordTextField;
import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;

/**
 * Runs on the FX thread. A password field with an eye that shows what was typed; {@link
 * #passwordProperty} has it, {@code text} only its bullets.
 */
public final class SecretField extends PasswordTextField {
  private static final char BULLET = '•';

  public SecretField() {
    super("", BULLET);
    getStyleClass().add("secret-field");
    Button eye = new Button();
    eye.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON);
    eye.setTooltip(new Tooltip());
    eye.accessibleTextProperty().bind(eye.getTooltip().textProperty());
    eye.setOnAction(_ -> setRevealPassword(!getRevealPassword()));
    idProperty().subscribe(id -> eye.setId(id == null ? null : id + "Eye"));
    revealPasswordProperty()
        .subscribe(shown -> {
          eye.setGraphic(
              Icons.of(shown ? Feather.EYE_OFF : Feather.EYE, Icons.NORMAL, Tone.NEUTRAL));
          eye.getTooltip().setText(Messages.text(shown ? "secret.hide" : "secret.show"));
        });
    setRight(eye);
  }
}
