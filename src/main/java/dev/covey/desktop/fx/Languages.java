package dev.covey.desktop.fx;

import java.util.Arrays;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * Runs on the FX thread. The language of the whole application, remembered. Whoever shows words
 * builds them anew when it changes.
 */
public final class Languages {
  private static final String KEY = "language";

  private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(Choice.SYSTEM);

  /** What the user chose. */
  public enum Choice {
    SYSTEM("system"),
    ENGLISH("en"),
    GERMAN("de");

    private final String name;

    Choice(String name) {
      this.name = name;
    }

    /**
     * @param system what the computer speaks
     */
    Locale locale(Locale system) {
      return this == SYSTEM ? system : Locale.of(name);
    }
  }

  public Languages(Preferences preferences) {
    choice.set(remembered(preferences));
    choice.subscribe(now -> Messages.speak(now.locale(Locale.getDefault())));
    choice.addListener((_, _, now) -> preferences.put(KEY, now.name));
  }

  private static Choice remembered(Preferences preferences) {
    String name = preferences.text(KEY).orElse("");
    return Arrays.stream(Choice.values())
        .filter(each -> each.name.equals(name))
        .findFirst()
        .orElse(Choice.SYSTEM);
  }

  /** Setting it changes what {@link Messages} says from then on; then its listeners are told. */
  public ObjectProperty<Choice> choiceProperty() {
    return choice;
  }
}
