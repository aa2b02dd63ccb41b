package dev.covey.model;

/**
 * A SHA-256 of a whole file: the content's identity (F3).
 *
 * @param hex 64 lowercase hex digits
 */
public record Sha256(String hex) {
  public static final int BYTES = 32;

  public Sha256 {
    HexDigest.check("A SHA-256", hex, BYTES);
  }

  public static Sha256 of(byte[] bytes) {
    return new Sha256(HexDigest.encode(bytes));
  }

  public byte[] bytes() {
    return HexDigest.decode(hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
