package dev.covey.desktop.fx;

import java.util.List;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableDoubleProperty;
import javafx.css.Styleable;
import javafx.css.StyleableDoubleProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.shape.SVGPath;
import org.kordamp.ikonli.feather.Feather;

/**
 * Runs on the FX thread. An icon: its outline in a square, in the size ({@code -fx-icon-size},
 * pixels) and the colour ({@code -fx-fill}) of its style.
 */
public final class Icon extends SVGPath {
  private static final StyleablePropertyFactory<Icon> STYLES =
      new StyleablePropertyFactory<>(SVGPath.getClassCssMetaData());
  private static final CssMetaData<Icon, Number> SIZE =
      STYLES.createSizeCssMetaData("-fx-icon-size", icon -> icon.size, (double) Icons.NORMAL);

  /** Null in one that FXML has just made: nothing to draw. */
  private Feather feather;

  private final StyleableDoubleProperty size =
      new SimpleStyleableDoubleProperty(SIZE, this, "size", (double) Icons.NORMAL) {
        @Override
        protected void invalidated() {
          draw();
        }
      };

  public Icon() {
    // The name that AtlantaFX gives its colours for icons by.
    getStyleClass().add("ikonli-font-icon");
  }

  public Icon(Feather feather) {
    this();
    setFeather(feather);
  }

  public Feather getFeather() {
    return feather;
  }

  /** Shows another icon: the one it shows already costs nothing. */
  public void setFeather(Feather now) {
    if (feather != now) {
      feather = now;
      draw();
    }
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return STYLES.getCssMetaData();
  }

  private void draw() {
    setContent(feather == null ? "" : Outlines.of(feather, size.get()));
  }
}
