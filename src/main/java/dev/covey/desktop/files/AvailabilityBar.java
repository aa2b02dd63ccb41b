package dev.covey.desktop.files;

import dev.covey.desktop.fx.Drawing;
import java.util.Optional;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;

/**
 * Runs on the FX thread. A file from its beginning to its end: the stronger, the more copies of
 * those pieces are online. The style sheet gives the colours: {@code -covey-copies}, {@code
 * -covey-none}, {@code -covey-unknown}.
 */
final class AvailabilityBar extends Drawing {
  private static final double HEIGHT = 14;

  /** Pixels of the smallest stretch that has a shade of its own. */
  private static final double STRETCH = 2;

  /** With so many copies a stretch has its full colour. */
  private static final double MANY = 4;

  private static final double FAINTEST = 0.3;
  private static final StyleablePropertyFactory<Drawing> CSS = css();

  private final StyleableProperty<Paint> some = colour("-covey-copies");
  private final StyleableProperty<Paint> none = colour("-covey-none");
  private final StyleableProperty<Paint> unknown = colour("-covey-unknown");
  private Optional<Availability> shown = Optional.empty();

  AvailabilityBar() {
    super(CSS);
    setUp("availability");
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
  }

  void show(Optional<Availability> next) {
    shown = next;
    requestLayout();
  }

  @Override
  protected void draw(GraphicsContext graphics) {
    Availability now = shown.orElse(null);
    if (now == null || now.pieces() == 0) {
      graphics.setFill(unknown.getValue());
      graphics.fillRect(0, 0, getWidth(), getHeight());
      return;
    }
    int stretches = Math.max(1, (int) Math.min(now.pieces(), getWidth() / STRETCH));
    for (int i = 0; i < stretches; i++) {
      draw(graphics, now, i, stretches);
    }
  }

  private void draw(GraphicsContext graphics, Availability now, int stretch, int stretches) {
    int from = (int) ((long) now.pieces() * stretch / stretches);
    int to = (int) ((long) now.pieces() * (stretch + 1) / stretches);
    double left = Math.round(getWidth() * stretch / stretches);
    double width = Math.round(getWidth() * (stretch + 1) / stretches) - left;
    boolean gap = now.least(from, to) == 0;
    Paint without = now.partial() > 0 ? unknown.getValue() : none.getValue();
    graphics.setFill(gap ? without : some.getValue());
    double strength = Math.min(1, now.mean(from, to) / MANY);
    graphics.setGlobalAlpha(gap ? 1 : FAINTEST + (1 - FAINTEST) * strength);
    graphics.fillRect(left, 0, width, getHeight());
    graphics.setGlobalAlpha(1);
  }
}
