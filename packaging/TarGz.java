import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a folder as {@code .tar.gz}, in the format ustar: names in their order, all of one time and
 * of nobody, so that the same files make the same archive.
 */
final class TarGz implements AutoCloseable {
  private static final int BLOCK = 512;
  private static final int NAME = 100;

  private final OutputStream out;
  private final long seconds;

  private TarGz(OutputStream out, FileTime stamp) {
    this.out = out;
    this.seconds = stamp.to(TimeUnit.SECONDS);
  }

  /** The folder itself is the one entry at the top. */
  static void write(Path folder, Path archive, FileTime stamp) throws IOException {
    try (TarGz tar = new TarGz(new GZIPOutputStream(Files.newOutputStream(archive)), stamp)) {
      for (Path path : Tool.tree(folder)) {
        tar.add(folder.getParent().relativize(path).toString().replace('\\', '/'), path);
      }
    }
  }

  private void add(String name, Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      header(name, 0777, 0, '2', Files.readSymbolicLink(path).toString());
    } else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      header(name + "/", 0755, 0, '5', "");
    } else {
      long size = Files.size(path);
      header(name, Files.isExecutable(path) ? 0755 : 0644, size, '0', "");
      Files.copy(path, out);
      out.write(new byte[(int) (-size & (BLOCK - 1))]);
    }
  }

  private void header(String name, int mode, long size, char type, String target)
      throws IOException {
    byte[] head = new byte[BLOCK];
    // A long name is cut at a slash: what is before it has a field of its own.
    int cut = name.length() <= NAME ? -1 : name.indexOf('/', name.length() - NAME - 1);
    put(head, 0, name.substring(cut + 1));
    put(head, 345, cut < 0 ? "" : name.substring(0, cut));
    octal(head, 100, 8, mode);
    octal(head, 108, 8, 0);
    octal(head, 116, 8, 0);
    octal(head, 124, 12, size);
    octal(head, 136, 12, seconds);
    head[156] = (byte) type;
    put(head, 157, target);
    put(head, 257, "ustar\00000");
    put(head, 265, "root");
    put(head, 297, "root");
    Arrays.fill(head, 148, 156, (byte) ' ');
    int sum = 0;
    for (byte each : head) {
      sum += each & 0xff;
    }
    octal(head, 148, 7, sum);
    out.write(head);
  }

  private static void octal(byte[] head, int at, int length, long value) {
    put(head, at, String.format("%0" + (length - 1) + "o", value));
  }

  private static void put(byte[] head, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, head, at, bytes.length);
  }

  @Override
  public void close() throws IOException {
    out.write(new byte[2 * BLOCK]);
    out.close();
  }
}
