package dev.covey.net;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads newline-ended lines of bytes (W2), with a buffer of its own. Confined to one thread.
 *
 * <p>A read that failed by a time limit may be repeated: what had come by then is kept.
 */
public final class LineReader {
  /** What a heartbeat needs: long lines are rare, connections many. */
  private static final int FIRST_BUFFER = 512;

  /** A larger buffer is given back once it is empty. */
  private static final int KEPT_BUFFER = 4_096;

  // Immutable
  private final InputStream in;

  // Confined: bytes[start, end) have been read and not yet returned; up to searched there is no end
  private int longest;
  private byte[] bytes;
  private int start;
  private int searched;
  private int end;

  /**
   * @param longest bytes of the longest line, its newline included
   */
  public LineReader(InputStream in, int longest) {
    if (longest < 1) {
      throw new IllegalArgumentException("a line has at least 1 byte, not " + longest);
    }
    this.in = in;
    this.longest = longest;
    this.bytes = new byte[Math.min(longest, FIRST_BUFFER)];
  }

  /**
   * Lets lines be longer from now on, for who has proved worthy of more memory (X5).
   *
   * @param bytes of the longest line, its newline included; not less than before
   */
  public void allow(int bytes) {
    if (bytes < longest) {
      throw new IllegalArgumentException("lines of %d bytes were allowed".formatted(longest));
    }
    longest = bytes;
  }

  /**
   * The next line without its newline (and without a carriage return before it), or {@code null} at
   * the end of the stream. A last line without a newline was cut off and is not returned.
   *
   * @throws LineTooLongException at a line over the limit; nothing more can be read then
   */
  public byte[] read() throws IOException {
    while (true) {
      while (searched < end) {
        if (bytes[searched++] == '\n') {
          return take();
        }
      }
      if (end - start >= longest) {
        throw new LineTooLongException(longest);
      }
      if (!fill()) {
        return null;
      }
    }
  }

  private byte[] take() throws LineTooLongException {
    if (searched - start > longest) {
      throw new LineTooLongException(longest);
    }
    int last = searched - 1;
    if (last > start && bytes[last - 1] == '\r') {
      last--;
    }
    byte[] line = Arrays.copyOfRange(bytes, start, last);
    start = searched;
    return line;
  }

  private boolean fill() throws IOException {
    makeRoom();
    int read = in.read(bytes, end, bytes.length - end);
    if (read < 0) {
      return false;
    }
    end += read;
    return true;
  }

  private void makeRoom() {
    if (start == end || (start > 0 && end == bytes.length)) {
      System.arraycopy(bytes, start, bytes, 0, end - start);
      end -= start;
      searched -= start;
      start = 0;
    }
    if (end == 0 && bytes.length > KEPT_BUFFER) {
      bytes = new byte[FIRST_BUFFER];
    }
    if (end == bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(longest, 2L * bytes.length));
    }
  }
}
