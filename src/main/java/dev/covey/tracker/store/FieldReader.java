package dev.covey.tracker.store;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Reads what {@link FieldWriter} wrote. What does not fit is refused with an {@link
 * IllegalArgumentException}.
 */
final class FieldReader {
  private final ByteBuffer in;

  FieldReader(byte[] body) {
    in = ByteBuffer.wrap(body);
  }

  int version() {
    return need(1).get();
  }

  UUID uuid() {
    need(16);
    return new UUID(in.getLong(), in.getLong());
  }

  long number() {
    return need(Long.BYTES).getLong();
  }

  byte[] bytes(int length) {
    need(length);
    byte[] value = new byte[length];
    in.get(value);
    return value;
  }

  String text() {
    byte[] utf8 = bytes(Short.toUnsignedInt(need(Short.BYTES).getShort()));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("a text is not UTF-8", e);
    }
  }

  void end() {
    if (in.hasRemaining()) {
      throw new IllegalArgumentException(in.remaining() + " bytes too many");
    }
  }

  private ByteBuffer need(int length) {
    if (in.remaining() < length) {
      throw new IllegalArgumentException(
          "%d bytes where %d are needed".formatted(in.remaining(), length));
    }
    return in;
  }
}
