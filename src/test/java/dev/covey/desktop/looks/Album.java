package dev.covey.desktop.looks;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Used by a test's thread. Keeps pictures as files, and small ones of them for the contact sheets.
 */
final class Album {
  static final int THUMB_WIDTH = 360;
  static final int THUMB_HEIGHT = 240;

  private static final Path FOLDER = Path.of("target", "screenshots", "looks");

  /** Little but quick: the files are looked at once. */
  private static final float QUICK = 0.9f;

  private final Map<String, List<Print>> prints = new LinkedHashMap<>();

  /** A small picture and what is written under it. */
  record Print(String caption, BufferedImage picture) {}

  /** What was taken of each sight, in the order of the sights. */
  Map<String, List<Print>> prints() {
    return prints;
  }

  void keep(String sight, Light light, int scale, BufferedImage picture) {
    write(picture, FOLDER.resolve(light.file(sight, scale)));
    prints
        .computeIfAbsent(sight, _ -> new ArrayList<>())
        .add(new Print(light.caption(scale), small(picture)));
  }

  static void write(BufferedImage picture, Path file) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try {
      Files.createDirectories(file.getParent());
      Files.deleteIfExists(file);
      try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(QUICK);
        writer.setOutput(out);
        writer.write(null, new IIOImage(picture, null, null), how);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
  }

  private static BufferedImage small(BufferedImage picture) {
    double factor =
        Math.min(
            (double) THUMB_WIDTH / picture.getWidth(), (double) THUMB_HEIGHT / picture.getHeight());
    int width = (int) (picture.getWidth() * factor);
    int height = (int) (picture.getHeight() * factor);
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = small.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(half(picture, width), 0, 0, width, height, null);
    graphics.dispose();
    return small;
  }

  /** Bilinear shrinking looks at four pixels: what is much larger is halved before. */
  private static BufferedImage half(BufferedImage picture, int width) {
    BufferedImage half = picture;
    while (half.getWidth() >= 2 * width) {
      int nextWidth = half.getWidth() / 2;
      int nextHeight = half.getHeight() / 2;
      BufferedImage next = new BufferedImage(nextWidth, nextHeight, BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = next.createGraphics();
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      graphics.drawImage(half, 0, 0, nextWidth, nextHeight, null);
      graphics.dispose();
      half = next;
    }
    return half;
  }
}
