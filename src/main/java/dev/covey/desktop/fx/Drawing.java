package dev.covey.desktop.fx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * Runs on the FX thread. A picture that fills its region, in colours that the style sheet gives. It
 * is drawn when its size or a colour changes, and when it is told to be ({@link #requestLayout}, or
 * at once {@link #redraw}).
 */
public abstract class Drawing extends Region {
  private final StyleablePropertyFactory<Drawing> css;
  private final Map<String, StyleableProperty<Paint>> colours = new HashMap<>();
  private Canvas canvas = new Canvas();

  /**
   * @param css that of the class: all its drawings have the same colours
   */
  protected Drawing(StyleablePropertyFactory<Drawing> css) {
    this.css = css;
  }

  /** Sets it up under the name that the style sheet knows it by; said by its own constructor. */
  protected final void setUp(String styleClass) {
    getStyleClass().add(styleClass);
    getChildren().add(canvas);
    DisplayScale.onChange(this, this::requestLayout);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
  }

  /** What a class of drawings gives to its constructor. */
  protected static StyleablePropertyFactory<Drawing> css() {
    return new StyleablePropertyFactory<>(Region.getClassCssMetaData());
  }

  /**
   * A colour of this drawing, grey as long as the style sheet names none.
   *
   * @param name in the style sheet, with the dash that it begins with
   */
  protected final StyleableProperty<Paint> colour(String name) {
    StyleableProperty<Paint> colour =
        css.createStyleablePaintProperty(
            this, name.substring(1), name, drawing -> drawing.colours.get(name), Color.GREY);
    colours.put(name, colour);
    ((ObservableValue<?>) colour).subscribe(this::requestLayout);
    return colour;
  }

  @Override
  public final List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return css.getCssMetaData();
  }

  @Override
  protected void layoutChildren() {
    if (getWidth() < canvas.getWidth() || getHeight() < canvas.getHeight()) {
      // One that shrinks keeps what was drawn beyond, and its last, fractional pixel shows it.
      canvas = new Canvas();
      getChildren().setAll(canvas);
    }
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    redraw();
  }

  /** Draws it anew at the size that it has. */
  protected final void redraw() {
    GraphicsContext graphics = canvas.getGraphicsContext2D();
    graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    draw(graphics);
  }

  /** Draws it on an empty ground. */
  protected abstract void draw(GraphicsContext graphics);
}
