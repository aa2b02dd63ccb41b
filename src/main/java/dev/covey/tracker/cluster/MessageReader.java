package dev.covey.tracker.cluster;

import dev.covey.model.AccountId;
import dev.covey.model.DeviceId;
import dev.covey.model.Endpoint;
import dev.covey.model.FileId;
import dev.covey.model.OperationId;
import dev.covey.model.PieceHashes;
import dev.covey.tracker.registry.Cause;
import dev.covey.tracker.registry.HybridTime;
import dev.covey.tracker.registry.LoggedChange;
import dev.covey.tracker.store.ChangeCodec;
import dev.covey.tracker.store.EncodedChange;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Reads what {@link MessageWriter} wrote. What does not fit is refused with an {@link
 * IllegalArgumentException}.
 */
final class MessageReader {
  private static final ChangeCodec CHANGES = new ChangeCodec();

  private final ByteBuffer in;

  MessageReader(byte[] message) {
    in = ByteBuffer.wrap(message);
  }

  int small() {
    return need(1).get();
  }

  boolean flag() {
    return small() != 0;
  }

  long number() {
    return need(Long.BYTES).getLong();
  }

  /** A number that is neither negative nor more than an int holds. */
  int count() {
    long value = number();
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("a count of " + value);
    }
    return (int) value;
  }

  UUID uuid() {
    return new UUID(number(), number());
  }

  byte[] bytes(int length) {
    if (length < 0) {
      throw new IllegalArgumentException("a length of " + length);
    }
    need(length);
    byte[] value = new byte[length];
    in.get(value);
    return value;
  }

  String text() {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(sized())).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("a text is not UTF-8", e);
    }
  }

  private byte[] sized() {
    return bytes(Short.toUnsignedInt(need(Short.BYTES).getShort()));
  }

  Endpoint endpoint() {
    return new Endpoint(text(), count());
  }

  <T> List<T> list(Supplier<T> each) {
    int length = need(Integer.BYTES).getInt();
    if (length < 0 || length > in.remaining()) {
      throw new IllegalArgumentException("a list of " + length);
    }
    List<T> values = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      values.add(each.get());
    }
    return values;
  }

  PieceHashes hashes() {
    return PieceHashes.of(bytes(need(Integer.BYTES).getInt()));
  }

  LoggedChange change() {
    UUID origin = uuid();
    long seq = number();
    HybridTime time = new HybridTime(number());
    Optional<Cause> cause =
        flag() ? Optional.of(new Cause(device(), OperationId.of(text()))) : Optional.empty();
    return new LoggedChange(
        origin, seq, time, cause, CHANGES.decode(new EncodedChange(text(), sized())));
  }

  NewsItem item() {
    int kind = small();
    return switch (kind) {
      case MessageWriter.OPENED ->
          new NewsItem.Opened(
              new Lease(
                  new AccountId(uuid()),
                  device(),
                  text(),
                  flag() ? Optional.of(endpoint()) : Optional.empty(),
                  number()));
      case MessageWriter.CLOSED -> new NewsItem.Closed(device(), number());
      case MessageWriter.OFFERS -> new NewsItem.Offers(device(), number(), files(), files());
      case MessageWriter.FETCHING ->
          new NewsItem.Fetching(device(), number(), new FileId(uuid()), flag());
      default -> throw new IllegalArgumentException("news of kind " + kind);
    };
  }

  private Set<FileId> files() {
    return new HashSet<>(list(() -> new FileId(uuid())));
  }

  private DeviceId device() {
    return DeviceId.of(bytes(DeviceId.BYTES));
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
