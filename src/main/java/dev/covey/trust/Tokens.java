package dev.covey.trust;

import dev.covey.model.AccountId;
import dev.covey.model.DeviceId;
import dev.covey.model.FileId;
import dev.covey.model.GroupId;
import dev.covey.model.UserName;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What tickets and session claims are as bytes: version, kind, then the fields, big endian, names
 * with their length in a byte before them. Each has one form only, and nothing may follow it.
 */
final class Tokens {
  private static final byte VERSION = 1;
  private static final byte TICKET = 'T';
  private static final byte BUNDLE = 'M';
  private static final byte SESSION = 'S';

  /** Bytes of the longest but for bundles: two bytes, a name, a device, two ids, a moment. */
  private static final int LONGEST = 2 + 1 + UserName.LONGEST + DeviceId.BYTES + 2 * 16 + 8;

  /** Bytes of the longest bundle: a count and more ids. */
  private static final int LONGEST_BUNDLE = LONGEST + 1 + (Ticket.MOST_FILES - 1) * 16;

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

  private Tokens() {}

  /** A moment as tokens can hold it. */
  static Instant moment(Instant any) {
    if (any.isBefore(Instant.EPOCH) || any.isAfter(LAST)) {
      throw new IllegalArgumentException("no token expires at " + any);
    }
    return any.truncatedTo(ChronoUnit.MILLIS);
  }

  static byte[] encode(Ticket ticket) {
    ByteBuffer out = begin(ticket.isBundle() ? BUNDLE : TICKET);
    put(out, ticket.user());
    out.put(ticket.device().bytes());
    put(out, ticket.group().value());
    if (ticket.isBundle()) {
      out.put((byte) ticket.files().size());
    }
    ticket.files().forEach(file -> put(out, file.value()));
    return end(out, ticket.expires());
  }

  static byte[] encode(SessionClaim claim) {
    ByteBuffer out = begin(SESSION);
    put(out, claim.account().value());
    put(out, claim.user());
    out.put(claim.device().bytes());
    return end(out, claim.expires());
  }

  /**
   * @throws IllegalArgumentException if it is anything but one whole ticket
   */
  static Ticket ticket(byte[] bytes) {
    boolean bundle = bytes.length > 1 && bytes[1] == BUNDLE;
    ByteBuffer in = open(bytes, bundle ? BUNDLE : TICKET);
    try {
      Ticket ticket =
          new Ticket(user(in), device(in), new GroupId(uuid(in)), files(in, bundle), expires(in));
      requireEnd(in);
      return ticket;
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("it is cut off", e);
    }
  }

  /**
   * @throws IllegalArgumentException if it is anything but one whole session claim
   */
  static SessionClaim session(byte[] bytes) {
    ByteBuffer in = open(bytes, SESSION);
    try {
      SessionClaim claim =
          new SessionClaim(new AccountId(uuid(in)), user(in), device(in), expires(in));
      requireEnd(in);
      return claim;
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("it is cut off", e);
    }
  }

  private static ByteBuffer begin(byte kind) {
    return ByteBuffer.allocate(LONGEST_BUNDLE).put(VERSION).put(kind);
  }

  private static void put(ByteBuffer out, UserName user) {
    byte[] name = user.value().getBytes(StandardCharsets.US_ASCII);
    out.put((byte) name.length).put(name);
  }

  private static void put(ByteBuffer out, UUID id) {
    out.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
  }

  private static byte[] end(ByteBuffer out, Instant expires) {
    out.putLong(expires.toEpochMilli()).flip();
    byte[] bytes = new byte[out.remaining()];
    out.get(bytes);
    return bytes;
  }

  private static ByteBuffer open(byte[] bytes, byte kind) {
    if (bytes.length < 2 || bytes[0] != VERSION) {
      throw new IllegalArgumentException("it is of another version");
    }
    if (bytes[1] != kind) {
      throw new IllegalArgumentException("it is of another kind");
    }
    return ByteBuffer.wrap(bytes, 2, bytes.length - 2);
  }

  private static UserName user(ByteBuffer in) {
    int length = Byte.toUnsignedInt(in.get());
    if (length > UserName.LONGEST) {
      throw new IllegalArgumentException("its user name is too long");
    }
    byte[] name = new byte[length];
    in.get(name);
    return new UserName(new String(name, StandardCharsets.ISO_8859_1));
  }

  private static DeviceId device(ByteBuffer in) {
    byte[] id = new byte[DeviceId.BYTES];
    in.get(id);
    return DeviceId.of(id);
  }

  private static UUID uuid(ByteBuffer in) {
    return new UUID(in.getLong(), in.getLong());
  }

  private static List<FileId> files(ByteBuffer in, boolean bundle) {
    int count = bundle ? Byte.toUnsignedInt(in.get()) : 1;
    if (bundle && count < 2) {
      throw new IllegalArgumentException("its bundle holds too few files");
    }
    List<FileId> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      files.add(new FileId(uuid(in)));
    }
    return files;
  }

  private static Instant expires(ByteBuffer in) {
    return Instant.ofEpochMilli(in.getLong());
  }

  private static void requireEnd(ByteBuffer in) {
    if (in.hasRemaining()) {
      throw new IllegalArgumentException("something follows it");
    }
  }
}
