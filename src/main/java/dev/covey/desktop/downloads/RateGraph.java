package dev.covey.desktop.downloads;

import dev.covey.desktop.fx.DisplayScale;
import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.Messages;
import dev.covey.peer.transfer.TransferDetails;
import dev.covey.peer.transfer.TransferDetails.Sample;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * Runs on the FX thread. Draws how fast a download was in the last five minutes, of how many peers,
 * and how fast others were sent what is here of it, as a broken line. It repaints when it is told
 * another history, which is four times a second at most, and when its size or colours change.
 */
final class RateGraph extends Region {
  private static final double LEFT = 34;
  private static final double RIGHT = 26;
  private static final double TOP = 6;
  private static final double BOTTOM = 18;
  private static final double LEAST_HEIGHT = 60;
  private static final double HEIGHT = 104;
  private static final int MINUTES = TransferDetails.SECONDS / 60;
  private static final Font FONT = Font.font(11);
  private static final double[] DASHES = {4, 3};
  private static final StyleablePropertyFactory<RateGraph> CSS =
      new StyleablePropertyFactory<>(Region.getClassCssMetaData());

  private final StyleableProperty<Paint> down = paint("-covey-down", graph -> graph.down);
  private final StyleableProperty<Paint> up = paint("-covey-up", graph -> graph.up);
  private final StyleableProperty<Paint> connected =
      paint("-covey-peers", graph -> graph.connected);
  private final StyleableProperty<Paint> grid = paint("-covey-grid", graph -> graph.grid);
  private final StyleableProperty<Paint> words = paint("-covey-words", graph -> graph.words);
  private final Canvas canvas = new Canvas();
  private final ReadOnlyStringWrapper unit = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper sends = new ReadOnlyBooleanWrapper();
  private List<Sample> samples = List.of();
  private RateScale scale = RateScale.upTo(0);
  private int mostPeers = 1;

  RateGraph() {
    getStyleClass().add("rate-graph");
    getChildren().add(canvas);
    DisplayScale.onChange(this, this::requestLayout);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setMinHeight(LEAST_HEIGHT);
    setPrefHeight(HEIGHT);
    measure();
  }

  private StyleableProperty<Paint> paint(
      String css, Function<RateGraph, StyleableProperty<Paint>> property) {
    StyleableProperty<Paint> paint =
        CSS.createStyleablePaintProperty(this, css.substring(1), css, property, Color.GREY);
    ((ObservableValue<?>) paint).subscribe(this::requestLayout);
    return paint;
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return CSS.getCssMetaData();
  }

  /**
   * @param next as {@link TransferDetails#rates}
   */
  void show(List<Sample> next) {
    if (!next.equals(samples)) {
      samples = next;
      measure();
      requestLayout();
    }
  }

  private void measure() {
    long fastest = most(Sample::rate);
    long mostSent = most(Sample::sent);
    scale = RateScale.upTo(Math.max(fastest, mostSent));
    sends.set(mostSent > 0);
    mostPeers = Math.max(1, samples.stream().mapToInt(Sample::peers).max().orElse(0));
    unit.set(Messages.text("downloads.rate.unit", scale.unitName(), MINUTES));
    Sample now = samples.isEmpty() ? new Sample(0, 0) : samples.getLast();
    String down =
        Messages.text(
            "downloads.rate.accessible",
            Formats.rate(now.rate()),
            now.peers(),
            Formats.rate(fastest));
    setAccessibleText(
        mostSent == 0
            ? down
            : Messages.text(
                "downloads.rate.accessible.up",
                down,
                Formats.rate(now.sent()),
                Formats.rate(mostSent)));
  }

  private long most(ToLongFunction<Sample> of) {
    return samples.stream().mapToLong(of).max().orElse(0);
  }

  /** Whether anything was sent, so that there is a line of it. */
  ReadOnlyBooleanProperty sendsProperty() {
    return sends.getReadOnlyProperty();
  }

  /** What the axis counts in. */
  ReadOnlyStringProperty unitProperty() {
    return unit.getReadOnlyProperty();
  }

  RateScale scale() {
    return scale;
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    draw(canvas.getGraphicsContext2D());
  }

  private void draw(GraphicsContext graphics) {
    graphics.clearRect(0, 0, getWidth(), getHeight());
    if (getWidth() <= LEFT + RIGHT || getHeight() <= TOP + BOTTOM) {
      return;
    }
    graphics.setFont(FONT);
    drawRates(graphics);
    drawTimes(graphics);
    drawPeers(graphics);
    drawLine(graphics, connected.getValue(), sample -> (double) sample.peers() / mostPeers);
    if (sends.get()) {
      graphics.setLineDashes(DASHES);
      drawLine(graphics, up.getValue(), sample -> (double) sample.sent() / scale.top());
      graphics.setLineDashes();
    }
    drawLine(graphics, down.getValue(), sample -> (double) sample.rate() / scale.top());
  }

  private double x(double secondsAgo) {
    double width = getWidth() - LEFT - RIGHT;
    return LEFT + width * (1 - secondsAgo / (TransferDetails.SECONDS - 1));
  }

  /** The height of a share of the whole, on the middle of a pixel. */
  private double y(double share) {
    double height = getHeight() - TOP - BOTTOM;
    return Math.round(TOP + height * (1 - share)) + 0.5;
  }

  private void drawRates(GraphicsContext graphics) {
    graphics.setTextBaseline(VPos.CENTER);
    graphics.setTextAlign(TextAlignment.RIGHT);
    graphics.setLineWidth(1);
    for (int mark = 0; mark <= scale.marks(); mark++) {
      double y = y((double) mark / scale.marks());
      graphics.setStroke(grid.getValue());
      graphics.strokeLine(LEFT, y, getWidth() - RIGHT, y);
      graphics.setFill(words.getValue());
      graphics.fillText(scale.label(mark), LEFT - 6, y);
    }
  }

  private void drawTimes(GraphicsContext graphics) {
    graphics.setTextBaseline(VPos.BOTTOM);
    graphics.setFill(words.getValue());
    for (int minute = MINUTES; minute >= 0; minute--) {
      graphics.setTextAlign(
          minute == MINUTES
              ? TextAlignment.LEFT
              : minute == 0 ? TextAlignment.RIGHT : TextAlignment.CENTER);
      String text =
          minute == MINUTES
              ? Messages.text("downloads.rate.ago", minute)
              : minute == 0 ? Messages.text("downloads.rate.now") : "−" + minute;
      graphics.fillText(text, x(Math.min(TransferDetails.SECONDS - 1, minute * 60)), getHeight());
    }
  }

  private void drawPeers(GraphicsContext graphics) {
    graphics.setTextBaseline(VPos.CENTER);
    graphics.setTextAlign(TextAlignment.LEFT);
    graphics.setFill(connected.getValue());
    graphics.fillText(Integer.toString(mostPeers), getWidth() - RIGHT + 6, y(1));
    graphics.fillText("0", getWidth() - RIGHT + 6, y(0));
  }

  private void drawLine(GraphicsContext graphics, Paint colour, ToDoubleFunction<Sample> share) {
    graphics.setStroke(colour);
    graphics.setLineWidth(1.5);
    graphics.beginPath();
    int count = samples.size();
    for (int i = 0; i < count; i++) {
      double x = x(count - 1 - i);
      double y = y(share.applyAsDouble(samples.get(i)));
      if (i == 0) {
        graphics.moveTo(x, y);
      } else {
        graphics.lineTo(x, y);
      }
    }
    graphics.stroke();
  }
}
