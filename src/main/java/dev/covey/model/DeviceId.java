package dev.covey.model;

/**
 * A device: the SHA-256 of its certificate's public key, so that a TLS handshake proves it (X3).
 *
 * @param hex 64 lowercase hex digits
 */
public record DeviceId(String hex) {
  public static final int BYTES = 32;

  public DeviceId {
    HexDigest.check("A device id", hex, BYTES);
  }

  public static DeviceId of(byte[] bytes) {
    return new DeviceId(HexDigest.encode(bytes));
  }

  public byte[] bytes() {
    return HexDigest.decode(hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
