package dev.covey.desktop.fx;

import javafx.scene.Node;
import javafx.scene.control.Label;

/** Runs on the FX thread. A small count or word beside something. */
public final class Badge extends Label {
  private Badge(String text, Node graphic, String... styleClasses) {
    super(text, graphic);
    getStyleClass().addAll(styleClasses);
    setMinWidth(USE_PREF_SIZE);
  }

  /** A filled count: it asks something of the user. */
  public static Badge asking(int count) {
    return new Badge(Formats.count(count), null, "badge");
  }

  /** A word in a frame, such as a role. */
  public static Badge tag(String text, Tone tone) {
    return tag(text, tone, null);
  }

  public static Badge tag(String text, Tone tone, Node graphic) {
    return new Badge(text, graphic, "tag", tone.styleClass());
  }
}
