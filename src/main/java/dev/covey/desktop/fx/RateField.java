package dev.covey.desktop.fx;

import atlantafx.base.theme.Styles;
import dev.covey.model.RateLimit;
import java.util.Optional;
import java.util.function.LongConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/**
 * Runs on the FX thread. A rate limit in KB a second; empty is no limit. What cannot be one is said
 * below it as it is typed, and stays until it is one or Escape brings the limit in force back. To
 * be used in FXML too.
 */
public final class RateField extends VBox {
  private static final long KB = 1_000;

  /** The least whole number that {@link RateLimit} allows. */
  private static final long LEAST = (RateLimit.LEAST + KB - 1) / KB;

  private static final long MOST = RateLimit.MOST / KB;

  private final Spinner<Long> spinner = new Spinner<>(new Steps());
  private final InlineError problem = new InlineError();
  private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper(true);
  private LongConsumer chosen = _ -> {};

  /** What was shown or taken last, in KB; null: no limit. */
  private Long shown;

  public RateField() {
    Label unit = new Label(Messages.text("rate.unit"));
    unit.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = new HBox(8, spinner, unit);
    row.setAlignment(Pos.CENTER_LEFT);
    setSpacing(4);
    getChildren().addAll(row, problem);
    spinner.setEditable(true);
    spinner.setPrefWidth(140);
    TextField editor = spinner.getEditor();
    editor.setPromptText(Messages.text("rate.none"));
    editor.textProperty().subscribe(this::check);
    spinner.valueProperty().subscribe(this::take);
    SpinnerText.followsValueWhenLeft(spinner, valid::get);
    Escaping.bringsBack(spinner, () -> !valid.get(), () -> editor.setText(text(shown)));
  }

  /**
   * Names its parts for tests and screen readers.
   *
   * @param id of the text field; the problem's is the same with {@code Problem} behind it
   */
  public RateField named(String id, String accessible) {
    spinner.getEditor().setId(id);
    problem.setId(id + "Problem");
    spinner.setAccessibleText(accessible);
    spinner.getEditor().setAccessibleText(accessible);
    return this;
  }

  /**
   * @param taken told another limit, in bytes a second or 0, when Enter, an arrow or leaving the
   *     field says that it is meant
   */
  public void onChosen(LongConsumer taken) {
    chosen = taken;
  }

  /** Shows a limit in bytes a second; 0 is none. What is being typed, or is none, stays. */
  public void show(long rate) {
    TextField editor = spinner.getEditor();
    String typed = editor.getText();
    boolean stays = editor.isFocused() || !valid.get();
    shown = rate == 0 ? null : Math.max(LEAST, Math.round((double) rate / KB));
    spinner.getValueFactory().setValue(shown);
    String text = stays ? typed : text(shown);
    if (!text.equals(editor.getText())) {
      editor.setText(text);
    }
  }

  /** What stands in the field, in bytes a second or 0; empty if it is no limit. */
  public Optional<Long> rate() {
    String text = spinner.getEditor().getText().strip();
    return text.isEmpty() ? Optional.of(0L) : number(text).map(kb -> kb * KB);
  }

  public ReadOnlyBooleanProperty validProperty() {
    return valid.getReadOnlyProperty();
  }

  /** What takes the focus. */
  public Region input() {
    return spinner;
  }

  private void check(String text) {
    boolean good = rate().isPresent();
    valid.set(good);
    problem.setText(good ? "" : Messages.text("rate.problem", LEAST, MOST));
    spinner.pseudoClassStateChanged(Styles.STATE_DANGER, !good);
  }

  private void take(Long value) {
    if (value == null ? shown != null : !value.equals(shown)) {
      shown = value;
      chosen.accept(value == null ? 0 : value * KB);
    }
  }

  private static String text(Long value) {
    return value == null ? "" : Long.toString(value);
  }

  private static Optional<Long> number(String text) {
    String digits = text.replaceAll("[, \u00a0]", "");
    if (!digits.matches("\\d{1,8}")) {
      return Optional.empty();
    }
    long number = Long.parseLong(digits);
    return number < LEAST || number > MOST ? Optional.empty() : Optional.of(number);
  }

  /** What the arrows do, and what a text means; null is no limit. */
  private static final class Steps extends SpinnerValueFactory<Long> {
    private static final long FIRST = 500;

    Steps() {
      setConverter(
          new StringConverter<>() {
            @Override
            public String toString(Long value) {
              return text(value);
            }

            @Override
            public Long fromString(String text) {
              // What is no number changes nothing, and stays in sight with its problem.
              return text.isBlank() ? null : number(text).orElse(getValue());
            }
          });
    }

    @Override
    public void increment(int steps) {
      Long now = getValue();
      setValue(now == null ? Long.valueOf(FIRST) : Long.valueOf(by(now, steps)));
    }

    @Override
    public void decrement(int steps) {
      Long now = getValue();
      setValue(now == null ? Long.valueOf(FIRST) : Long.valueOf(by(now, -steps)));
    }

    private static long by(long value, int steps) {
      long step = value < 100 ? 10 : value < 1_000 ? 50 : 500;
      return Math.clamp(value + steps * step, LEAST, MOST);
    }
  }
}
