package dev.covey.tracker.cluster;

import dev.covey.model.Endpoint;
import dev.covey.model.FileId;
import dev.covey.model.PieceHashes;
import dev.covey.tracker.registry.LoggedChange;
import dev.covey.tracker.store.ChangeCodec;
import dev.covey.tracker.store.EncodedChange;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Consumer;

/** Writes a message's fields one behind the other, big endian. */
final class MessageWriter {
  static final int OPENED = 1;
  static final int CLOSED = 2;
  static final int OFFERS = 3;
  static final int FETCHING = 4;

  private static final ChangeCodec CHANGES = new ChangeCodec();

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  private interface Writing {
    void run() throws IOException;
  }

  private MessageWriter write(Writing writing) {
    try {
      writing.run();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
  }

  /** One byte. */
  MessageWriter small(int value) {
    return write(() -> out.writeByte(value));
  }

  MessageWriter flag(boolean value) {
    return small(value ? 1 : 0);
  }

  MessageWriter number(long value) {
    return write(() -> out.writeLong(value));
  }

  MessageWriter uuid(UUID value) {
    return number(value.getMostSignificantBits()).number(value.getLeastSignificantBits());
  }

  /** A digest: its length is known to the reader. */
  MessageWriter bytes(byte[] value) {
    return write(() -> out.write(value));
  }

  MessageWriter text(String value) {
    return sized(value.getBytes(StandardCharsets.UTF_8));
  }

  private MessageWriter sized(byte[] value) {
    return write(() -> {
      out.writeShort(value.length);
      out.write(value);
    });
  }

  MessageWriter endpoint(Endpoint value) {
    return text(value.host()).number(value.port());
  }

  <T> MessageWriter list(Collection<T> values, Consumer<T> each) {
    write(() -> out.writeInt(values.size()));
    values.forEach(each);
    return this;
  }

  MessageWriter hashes(PieceHashes hashes) {
    byte[] all = hashes.toBytes();
    return write(() -> {
      out.writeInt(all.length);
      out.write(all);
    });
  }

  void change(LoggedChange logged) {
    uuid(logged.origin()).number(logged.seq()).number(logged.time().packed());
    flag(logged.cause().isPresent());
    logged
        .cause()
        .ifPresent(cause -> bytes(cause.device().bytes()).text(cause.operation().toString()));
    EncodedChange encoded = CHANGES.encode(logged.change());
    text(encoded.kind()).sized(encoded.body());
  }

  void item(NewsItem item) {
    switch (item) {
      case NewsItem.Opened(Lease lease) -> {
        small(OPENED).uuid(lease.account().value()).bytes(lease.device().bytes());
        text(lease.deviceName()).flag(lease.serving().isPresent());
        lease.serving().ifPresent(this::endpoint);
        number(lease.generation());
      }
      case NewsItem.Closed closed ->
          small(CLOSED).bytes(closed.device().bytes()).number(closed.generation());
      case NewsItem.Fetching fetching -> {
        small(FETCHING).bytes(fetching.device().bytes()).number(fetching.generation());
        file(fetching.file());
        flag(fetching.serving());
      }
      case NewsItem.Offers offers -> {
        small(OFFERS).bytes(offers.device().bytes()).number(offers.generation());
        list(offers.added(), this::file).list(offers.removed(), this::file);
      }
    }
  }

  private void file(FileId file) {
    uuid(file.value());
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }
}
