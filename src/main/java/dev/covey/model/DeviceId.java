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

  // What javac generates for records goes through method handles, which is slow until it is
  // compiled; and devices are looked up for each piece and each word about one.

  @Override
  public boolean equals(Object other) {
    return other instanceof DeviceId device && hex.equals(device.hex);
  }

  @Override
  public int hashCode() {
    return hex.hashCode();
  }

  @Override
  public String toString() {
    return hex;
  }
}
