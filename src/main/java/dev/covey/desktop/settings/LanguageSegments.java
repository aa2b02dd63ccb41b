package dev.covey.desktop.settings;

import dev.covey.desktop.fx.Languages;
import dev.covey.desktop.fx.Languages.Choice;
import java.util.Map;
import javafx.scene.control.ToggleButton;

/** Runs on the FX thread. The segments of the language. */
final class LanguageSegments {
  private LanguageSegments() {}

  static void bind(
      Languages languages, ToggleButton system, ToggleButton english, ToggleButton german) {
    Map<Choice, ToggleButton> segments =
        Map.of(Choice.SYSTEM, system, Choice.ENGLISH, english, Choice.GERMAN, german);
    segments.forEach((choice, segment) -> {
      segment.setSelected(languages.choiceProperty().get() == choice);
      segment.setOnAction(_ -> {
        // A click on the chosen segment does not unchoose it.
        segment.setSelected(true);
        languages.choiceProperty().set(choice);
      });
    });
  }
}
