package dev.covey.desktop.files;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/**
 * Runs on the FX thread. A file from its beginning to its end: the stronger, the more copies of
 * those pieces are online. The style sheet gives the colours: {@code -covey-copies}, {@code
 * -covey-none}, {@code -covey-unknown}.
 */
final class AvailabilityBar extends Region {
  private static final double HEIGHT = 14;

  /** Pixels of the smallest stretch that has a shade of its own. */
  private static final double STRETCH = 2;

  /** With so many copies a stretch has its full colour. */
  private static final double MANY = 4;

  private static final double FAINTEST = 0.3;
  private static final StyleablePropertyFactory<AvailabilityBar> CSS =
      new StyleablePropertyFactory<>(Region.getClassCssMetaData());

  private final StyleableProperty<Paint> some = paint("-covey-copies", bar -> bar.some);
  private final StyleableProperty<Paint> none = paint("-covey-none", bar -> bar.none);
  private final StyleableProperty<Paint> unknown = paint("-covey-unknown", bar -> bar.unknown);
  private final Canvas canvas = new Canvas();
  private Optional<Availability> shown = Optional.empty();

  AvailabilityBar() {
    getStyleClass().add("availability");
    getChildren().add(canvas);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
  }

  private StyleableProperty<Paint> paint(
      String css, Function<AvailabilityBar, StyleableProperty<Paint>> property) {
    StyleableProperty<Paint> paint =
        CSS.createStyleablePaintProperty(this, css.substring(1), css, property, Color.GREY);
    ((ObservableValue<?>) paint).subscribe(this::requestLayout);
    return paint;
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return CSS.getCssMetaData();
  }

  void show(Optional<Availability> next) {
    shown = next;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    GraphicsContext graphics = canvas.getGraphicsContext2D();
    graphics.clearRect(0, 0, getWidth(), getHeight());
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
