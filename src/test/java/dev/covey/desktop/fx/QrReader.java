package dev.covey.desktop.fx;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.image.WritableImage;

/** Reads the QR code in what is seen of a node, as a phone would. */
public final class QrReader {
  private QrReader() {}

  /** Runs on the FX thread. Empty if no code is seen. */
  public static Optional<String> read(Node node) {
    WritableImage seen = node.getScene().getRoot().snapshot(null, null);
    int width = (int) seen.getWidth();
    int height = (int) seen.getHeight();
    int[] pixels = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        pixels[y * width + x] = seen.getPixelReader().getArgb(x, y);
      }
    }
    var picture =
        new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
    try {
      return Optional.of(new QRCodeReader().decode(picture).getText());
    } catch (NotFoundException _) {
      return Optional.empty();
    } catch (ReaderException e) {
      throw new AssertionError("a code is seen and cannot be read", e);
    }
  }
}
