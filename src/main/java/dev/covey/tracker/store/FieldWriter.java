package dev.covey.tracker.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Writes a change's fields one behind the other, big endian. */
final class FieldWriter {
  /** Bytes; the longest change, an addition of a file, has less than half of it. */
  private static final int MOST = 1024;

  private final ByteBuffer out = ByteBuffer.allocate(MOST);

  FieldWriter(int version) {
    out.put((byte) version);
  }

  FieldWriter uuid(UUID value) {
    return number(value.getMostSignificantBits()).number(value.getLeastSignificantBits());
  }

  FieldWriter number(long value) {
    out.putLong(value);
    return this;
  }

  /** A digest: its length is known to the reader. */
  FieldWriter bytes(byte[] value) {
    out.put(value);
    return this;
  }

  /** Two bytes of length, then UTF-8. */
  FieldWriter text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    out.putShort((short) utf8.length);
    return bytes(utf8);
  }

  byte[] toBytes() {
    byte[] written = new byte[out.position()];
    out.get(0, written);
    return written;
  }
}
