package dev.covey.model;

/** How a file's size divides into pieces (F2). */
public final class Pieces {
  /** Bytes of every piece but the last. */
  public static final int SIZE = 524_288;

  private Pieces() {}

  /**
   * The number of pieces of a file; 0 for an empty one.
   *
   * @param fileSize bytes, 0 to {@code SIZE * Integer.MAX_VALUE}
   */
  public static int count(long fileSize) {
    if (fileSize < 0 || fileSize > (long) SIZE * Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "A file of %d bytes cannot be shared.".formatted(fileSize));
    }
    return (int) ((fileSize + SIZE - 1) / SIZE);
  }

  /** The offset in bytes of a piece. */
  public static long offset(int index) {
    return (long) index * SIZE;
  }

  /** The length in bytes of a piece of a file of that size: 1 to {@link #SIZE}. */
  public static int length(long fileSize, int index) {
    if (index < 0 || index >= count(fileSize)) {
      throw new IndexOutOfBoundsException(
          "piece %d of a file of %d bytes".formatted(index, fileSize));
    }
    return (int) Math.min(SIZE, fileSize - offset(index));
  }
}
