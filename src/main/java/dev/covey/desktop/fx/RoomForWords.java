package dev.covey.desktop.fx;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Runs on the FX thread. Lets a control be as wide as what it says, in any language. */
public final class RoomForWords {
  private RoomForWords() {}

  /**
   * @param around what else the control has beside its words, in pixels
   * @param least that it takes, in pixels
   * @param most that it takes, in pixels
   */
  public static void in(
      Region control,
      ObservableValue<String> words,
      ObservableValue<Font> font,
      double around,
      double least,
      double most) {
    control
        .prefWidthProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> Math.clamp(widthOf(words.getValue(), font.getValue()) + around, least, most),
                words,
                font));
  }

  private static double widthOf(String words, Font font) {
    Text text = new Text(words == null ? "" : words);
    text.setFont(font);
    return Math.ceil(text.getLayoutBounds().getWidth());
  }
}
