package dev.covey.desktop.fx;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs on the FX thread. A text as a QR code (ISO/IEC 18004), for a phone's camera. It is black on
 * white in both themes: many cameras do not read it the other way round.
 */
public final class QrCode extends StackPane {
  /** Modules of white around the code, which its standard asks for. */
  private static final int QUIET = 4;

  private static final Logger log = LoggerFactory.getLogger(QrCode.class);

  private final int side;
  private final Canvas canvas = new Canvas();
  private BitMatrix modules = new BitMatrix(1);

  /**
   * @param side what it may be wide and high, in pixels; it is the next smaller size whose modules
   *     are whole pixels
   * @param name what screen readers say
   */
  public QrCode(int side, String name) {
    this.side = side;
    getStyleClass().add("qr");
    getChildren().add(canvas);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(name);
    show("");
    DisplayScale.onChange(this, this::draw);
  }

  /** Shows that text; a text that is empty or too long shows nothing and takes no room. */
  public void show(String text) {
    Visibility.show(this, !text.isEmpty() && drawn(text));
  }

  private boolean drawn(String text) {
    try {
      modules =
          new QRCodeWriter()
              .encode(
                  text,
                  BarcodeFormat.QR_CODE,
                  0,
                  0,
                  Map.of(
                      EncodeHintType.MARGIN,
                      QUIET,
                      EncodeHintType.ERROR_CORRECTION,
                      ErrorCorrectionLevel.M,
                      EncodeHintType.CHARACTER_SET,
                      "UTF-8"));
      draw();
      return true;
    } catch (WriterException e) {
      log.debug("no QR code: {}", e.getMessage());
      return false;
    }
  }

  private void draw() {
    int pixels = Math.max(1, side / modules.getWidth());
    canvas.setWidth(pixels * modules.getWidth());
    canvas.setHeight(pixels * modules.getHeight());
    GraphicsContext graphics = canvas.getGraphicsContext2D();
    graphics.setFill(Color.WHITE);
    graphics.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
    graphics.setFill(Color.BLACK);
    for (int y = 0; y < modules.getHeight(); y++) {
      for (int x = 0; x < modules.getWidth(); x++) {
        if (modules.get(x, y)) {
          graphics.fillRect(x * pixels, y * pixels, pixels, pixels);
        }
      }
    }
  }
}
