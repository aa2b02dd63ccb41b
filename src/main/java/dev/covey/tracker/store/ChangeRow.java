package dev.covey.tracker.store;

import dev.covey.model.DeviceId;
import dev.covey.model.OperationId;
import dev.covey.tracker.registry.Cause;
import dev.covey.tracker.registry.HybridTime;
import dev.covey.tracker.registry.LoggedChange;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * A logged change as a row of the table, with a checksum over all of it: SQLite notices a torn page
 * but not a flipped bit.
 */
final class ChangeRow {
  static final String INSERT =
      """
      INSERT INTO change (origin, seq, time, device, operation, kind, body, crc32c)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """;

  /** What {@link #read} expects; a WHERE and an ORDER BY may follow. */
  static final String SELECT =
      """
      SELECT o.uuid, c.seq, c.time, c.device, c.operation, c.kind, c.body, c.crc32c
      FROM change c JOIN origin o ON o.id = c.origin
      """;

  private static final ChangeCodec CODEC = new ChangeCodec();

  private ChangeRow() {}

  /** The parameters of {@link #INSERT}. */
  static Object[] values(LoggedChange logged, long originKey) {
    EncodedChange encoded = CODEC.encode(logged.change());
    byte[] device = logged.cause().map(cause -> cause.device().bytes()).orElse(null);
    String operation = logged.cause().map(cause -> cause.operation().toString()).orElse(null);
    return new Object[] {
      originKey,
      logged.seq(),
      logged.time().packed(),
      device,
      operation,
      encoded.kind(),
      encoded.body(),
      checksum(logged.origin(), logged.seq(), logged.time(), device, operation, encoded)
    };
  }

  /**
   * Reads the present row of a {@link #SELECT}.
   *
   * @throws IllegalArgumentException if the row is not what was written
   */
  static LoggedChange read(ResultSet row) throws SQLException {
    UUID origin = UUID.fromString(row.getString(1));
    long seq = row.getLong(2);
    HybridTime time = new HybridTime(row.getLong(3));
    byte[] device = row.getBytes(4);
    String operation = row.getString(5);
    EncodedChange encoded = new EncodedChange(row.getString(6), row.getBytes(7));
    if (row.getLong(8) != checksum(origin, seq, time, device, operation, encoded)) {
      throw new IllegalArgumentException(
          "change %d of %s is not what was written".formatted(seq, origin));
    }
    Optional<Cause> cause =
        device == null
            ? Optional.empty()
            : Optional.of(new Cause(DeviceId.of(device), OperationId.of(operation)));
    return new LoggedChange(origin, seq, time, cause, CODEC.decode(encoded));
  }

  private static long checksum(
      UUID origin,
      long seq,
      HybridTime time,
      byte[] device,
      String operation,
      EncodedChange encoded) {
    CRC32C crc = new CRC32C();
    crc.update(
        ByteBuffer.allocate(4 * Long.BYTES)
            .putLong(origin.getMostSignificantBits())
            .putLong(origin.getLeastSignificantBits())
            .putLong(seq)
            .putLong(time.packed())
            .flip());
    if (device != null) {
      crc.update(device);
      crc.update(operation.getBytes(StandardCharsets.UTF_8));
    }
    crc.update(encoded.kind().getBytes(StandardCharsets.UTF_8));
    crc.update(encoded.body());
    return crc.getValue();
  }
}
