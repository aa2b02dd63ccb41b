package dev.covey.desktop.tray;

import java.awt.Dimension;
import java.awt.Image;
import java.awt.image.BufferedImage;
import javafx.scene.image.PixelFormat;

/** The icon's picture: made on the FX thread, drawn by AWT. Immutable. */
public final class TrayPicture {
  private final int size;
  private final int[] pixels;

  private TrayPicture(int size, int[] pixels) {
    this.size = size;
    this.pixels = pixels;
  }

  /**
   * @param drawn a square
   */
  public static TrayPicture of(javafx.scene.image.Image drawn) {
    int size = (int) drawn.getWidth();
    int[] pixels = new int[size * size];
    drawn
        .getPixelReader()
        .getPixels(0, 0, size, size, PixelFormat.getIntArgbInstance(), pixels, 0, size);
    return new TrayPicture(size, pixels);
  }

  Image image(Dimension wanted) {
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, size, size, pixels, 0, size);
    return image.getScaledInstance(wanted.width, wanted.height, Image.SCALE_SMOOTH);
  }
}
