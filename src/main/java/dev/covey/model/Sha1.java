package dev.covey.model;

/**
 * A SHA-1, of a piece or of a whole file (F3).
 *
 * @param hex 40 lowercase hex digits
 */
public record Sha1(String hex) {
  public static final int BYTES = 20;

  public Sha1 {
    HexDigest.check("A SHA-1", hex, BYTES);
  }

  public static Sha1 of(byte[] bytes) {
    return new Sha1(HexDigest.encode(bytes));
  }

  public byte[] bytes() {
    return HexDigest.decode(hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
