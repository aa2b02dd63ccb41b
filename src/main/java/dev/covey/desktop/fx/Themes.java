package dev.covey.desktop.fx;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Locale;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** Runs on the FX thread. Light or dark, for the whole application, at once and remembered. */
public final class Themes {
  private static final String KEY = "theme";

  private final Preferences preferences;
  private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(Choice.SYSTEM);
  private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();

  /** What the user chose. */
  public enum Choice {
    SYSTEM,
    LIGHT,
    DARK
  }

  public Themes(Preferences preferences) {
    this.preferences = preferences;
    choice.set(remembered());
    choice.addListener((_, _, now) -> preferences.put(KEY, now.name().toLowerCase(Locale.ROOT)));
    choice.subscribe(_ -> apply());
    Platform.getPreferences().colorSchemeProperty().subscribe(_ -> apply());
  }

  private Choice remembered() {
    return switch (preferences.text(KEY).orElse("")) {
      case "light" -> Choice.LIGHT;
      case "dark" -> Choice.DARK;
      default -> Choice.SYSTEM;
    };
  }

  private void apply() {
    dark.set(
        switch (choice.get()) {
          case LIGHT -> false;
          case DARK -> true;
          case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        });
    String sheet =
        dark.get()
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet();
    // The same sheet again would be read again.
    if (!sheet.equals(Application.getUserAgentStylesheet())) {
      Application.setUserAgentStylesheet(sheet);
    }
  }

  /** Setting it changes every window at once. */
  public ObjectProperty<Choice> choiceProperty() {
    return choice;
  }

  public ReadOnlyBooleanProperty darkProperty() {
    return dark.getReadOnlyProperty();
  }

  /** From light to dark, or back. */
  public void toggle() {
    choice.set(dark.get() ? Choice.LIGHT : Choice.DARK);
  }
}
