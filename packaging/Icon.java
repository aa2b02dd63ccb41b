import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The icon in the format of each system, drawn from {@code covey.svg}: of SVG it knows a square
 * {@code viewBox}, {@code rect} with {@code rx}, and {@code path} of {@code M}, {@code L} and
 * {@code Z}; anything else is refused.
 */
final class Icon {
  private static final List<Integer> ICO_SIZES = List.of(16, 24, 32, 48, 64, 256);
  private static final Map<String, Integer> ICNS_SIZES =
      new LinkedHashMap<>(Map.of("ic07", 128, "ic08", 256, "ic09", 512, "ic11", 32, "ic12", 64));

  private record Area(Shape shape, Color color) {}

  private final double size;
  private final List<Area> areas;

  private Icon(double size, List<Area> areas) {
    this.size = size;
    this.areas = areas;
  }

  static Icon read(Path svg) throws Exception {
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(svg.toFile())
            .getDocumentElement();
    String[] box = root.getAttribute("viewBox").split(" ");
    List<Area> areas = new ArrayList<>();
    NodeList all = root.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      switch (element.getTagName()) {
        case "rect" -> areas.add(area(element, rectangle(element)));
        case "path" -> areas.add(area(element, path(element.getAttribute("d"))));
        case "title" -> {}
        default -> throw new IOException(svg + ": <" + element.getTagName() + "> is not known here");
      }
    }
    return new Icon(Double.parseDouble(box[2]), areas);
  }

  private static Area area(Element element, Shape shape) {
    return new Area(shape, Color.decode(element.getAttribute("fill")));
  }

  private static Shape rectangle(Element element) {
    double round = 2 * Double.parseDouble(element.getAttribute("rx"));
    return new RoundRectangle2D.Double(
        0,
        0,
        Double.parseDouble(element.getAttribute("width")),
        Double.parseDouble(element.getAttribute("height")),
        round,
        round);
  }

  private static Shape path(String text) throws IOException {
    Path2D path = new Path2D.Double();
    String[] words = text.replaceAll("([MLZ])", " $1 ").strip().split("\\s+");
    for (int i = 0; i < words.length; ) {
      switch (words[i]) {
        case "M" -> path.moveTo(number(words[i + 1]), number(words[i + 2]));
        case "L" -> path.lineTo(number(words[i + 1]), number(words[i + 2]));
        case "Z" -> path.closePath();
        default -> throw new IOException("'" + words[i] + "' in a path is not known here");
      }
      i += words[i].equals("Z") ? 1 : 3;
    }
    return path;
  }

  private static double number(String word) {
    return Double.parseDouble(word);
  }

  /** A PNG for Linux, an ICO for Windows, an ICNS for macOS, by the file's name. */
  void write(Path file) throws IOException {
    String name = file.getFileName().toString();
    byte[] bytes =
        name.endsWith(".ico") ? ico() : name.endsWith(".icns") ? icns() : png(512);
    Files.write(file, bytes);
  }

  byte[] png(int pixels) throws IOException {
    BufferedImage image = new BufferedImage(pixels, pixels, BufferedImage.TYPE_INT_ARGB);
    Graphics2D drawing = image.createGraphics();
    drawing.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    drawing.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    drawing.scale(pixels / size, pixels / size);
    for (Area area : areas) {
      drawing.setColor(area.color());
      drawing.fill(area.shape());
    }
    drawing.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  /** A header, an entry of 16 bytes a picture, then the pictures as PNG. */
  private byte[] ico() throws IOException {
    ByteArrayOutputStream pictures = new ByteArrayOutputStream();
    int at = 6 + 16 * ICO_SIZES.size();
    ByteBuffer head = ByteBuffer.allocate(at).order(ByteOrder.LITTLE_ENDIAN);
    head.putShort((short) 0).putShort((short) 1).putShort((short) ICO_SIZES.size());
    for (int pixels : ICO_SIZES) {
      byte[] png = png(pixels);
      // 256 is written as 0.
      head.put((byte) pixels).put((byte) pixels).put((byte) 0).put((byte) 0);
      head.putShort((short) 1).putShort((short) 32).putInt(png.length).putInt(at);
      at += png.length;
      pictures.writeBytes(png);
    }
    return joined(head, pictures);
  }

  /** A header, then each picture as PNG after its type and length. */
  private byte[] icns() throws IOException {
    ByteArrayOutputStream pictures = new ByteArrayOutputStream();
    for (Map.Entry<String, Integer> picture : ICNS_SIZES.entrySet()) {
      byte[] png = png(picture.getValue());
      ByteBuffer head = ByteBuffer.allocate(8);
      head.put(picture.getKey().getBytes(StandardCharsets.US_ASCII)).putInt(png.length + 8);
      pictures.writeBytes(head.array());
      pictures.writeBytes(png);
    }
    ByteBuffer head = ByteBuffer.allocate(8);
    head.put("icns".getBytes(StandardCharsets.US_ASCII)).putInt(pictures.size() + 8);
    return joined(head, pictures);
  }

  private static byte[] joined(ByteBuffer head, ByteArrayOutputStream rest) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.array());
    all.writeBytes(rest.toByteArray());
    return all.toByteArray();
  }
}
