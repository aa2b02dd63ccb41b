package dev.covey.tracker.store;

import dev.covey.model.CoveyException;
import dev.covey.model.DeviceId;
import dev.covey.model.ErrorCode;
import dev.covey.model.PieceHashes;
import dev.covey.model.Pieces;
import dev.covey.model.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Writes manifests, on the committer's thread: the pages of each device by themselves, so that
 * nobody can spoil what another sends, until a file of the log names the manifest.
 */
final class ManifestStaging {
  /** Manifests that one device may have staged; one more drops the oldest. */
  static final int MOST_STAGED = 16;

  /** What is staged and was not touched for so long is abandoned. */
  static final Duration ABANDONED = Duration.ofHours(1);

  /** A manifest that a device sends. */
  private record Staged(long key, StoredManifest header, int pieces) {}

  private final Statements sql;

  ManifestStaging(Statements sql) {
    this.sql = sql;
  }

  /**
   * Takes the next page; the first begins anew.
   *
   * @return whether the manifest is now whole and verified: further pages are not needed
   * @throws CoveyException BAD_REQUEST for a page out of order, or if the last page has come and
   *     the manifest is not the one its id names: it must be sent again from the start
   */
  boolean stage(DeviceId device, StoredManifest header, int from, PieceHashes hashes, Instant now)
      throws SQLException, CoveyException {
    if (StoredManifests.find(sql, header.id()).isPresent()) {
      return true;
    }
    Staged staged = from == 0 ? begin(device, header, now) : resume(device, header);
    if (from < staged.pieces()) {
      return false; // repeated after a lost reply
    }
    long pieces = from + (long) hashes.count();
    if (from > staged.pieces() || pieces > Pieces.count(header.size())) {
      throw outOfOrder();
    }
    sql.update(
        "INSERT INTO manifest_page (manifest, first, hashes) VALUES (?, ?, ?)",
        staged.key(),
        from,
        hashes.toBytes());
    sql.update(
        "UPDATE manifest SET pieces = ?, touched = ? WHERE key = ?",
        pieces,
        now.toEpochMilli(),
        staged.key());
    return pieces == Pieces.count(header.size()) && verify(staged);
  }

  private Staged begin(DeviceId device, StoredManifest header, Instant now) throws SQLException {
    Optional<Staged> before = find(device, header.id());
    if (before.isPresent()) {
      drop(before.get().key());
    }
    long key =
        sql.first(
                """
                INSERT INTO manifest (id, stager, size, sha1, sha256, pieces, verified, touched)
                VALUES (?, ?, ?, ?, ?, 0, 0, ?) RETURNING key
                """,
                row -> row.getLong(1),
                header.id().bytes(),
                device.bytes(),
                header.size(),
                header.digests().sha1().bytes(),
                header.digests().sha256().bytes(),
                now.toEpochMilli())
            .orElseThrow();
    dropAll(
        """
        SELECT key FROM manifest WHERE stager = ? AND stager <> x''
        ORDER BY touched DESC, key DESC LIMIT -1 OFFSET ?
        """,
        device.bytes(),
        MOST_STAGED);
    return new Staged(key, header, 0);
  }

  private Staged resume(DeviceId device, StoredManifest header)
      throws SQLException, CoveyException {
    return find(device, header.id())
        .filter(staged -> staged.header().equals(header))
        .orElseThrow(ManifestStaging::outOfOrder);
  }

  private static CoveyException outOfOrder() {
    return new CoveyException(
        ErrorCode.BAD_REQUEST,
        "The manifest's pages come in order and agree on its size and digests; send it again from"
            + " piece 0.");
  }

  private Optional<Staged> find(DeviceId device, Sha256 id) throws SQLException {
    return sql.first(
        "SELECT size, sha1, sha256, key, pieces FROM manifest WHERE id = ? AND stager = ?",
        row -> new Staged(row.getLong(4), StoredManifests.read(id, row), row.getInt(5)),
        id.bytes(),
        device.bytes());
  }

  private boolean verify(Staged staged) throws SQLException, CoveyException {
    if (!digest(staged).equals(staged.header().id())) {
      drop(staged.key());
      throw new CoveyException(
          ErrorCode.BAD_REQUEST,
          "The manifest is not the one its id names; hash the file again, then send it anew.");
    }
    sql.update("UPDATE manifest SET verified = 1 WHERE key = ?", staged.key());
    Sha256 id = staged.header().id();
    if (StoredManifests.isWanted(sql, id)) {
      keep(id);
    }
    return true;
  }

  /** {@link dev.covey.model.Manifest#id()}, a page at a time. */
  private Sha256 digest(Staged staged) throws SQLException {
    MessageDigest sha256 = DigestUtils.getSha256Digest();
    StoredManifest header = staged.header();
    sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(header.size()).flip());
    sha256.update(header.digests().sha1().bytes());
    sha256.update(header.digests().sha256().bytes());
    sql.each(
        "SELECT hashes FROM manifest_page WHERE manifest = ? ORDER BY first",
        page -> sha256.update(page.getBytes(1)),
        staged.key());
    return Sha256.of(sha256.digest());
  }

  /**
   * A file of the log names this manifest: one verified copy stays for good. If there is none, it
   * is wanted, and the first that comes will stay.
   */
  void keep(Sha256 id) throws SQLException {
    if (StoredManifests.find(sql, id).isEmpty()) {
      sql.update("INSERT OR IGNORE INTO wanted (manifest) VALUES (?)", id.bytes());
      return;
    }
    sql.update("DELETE FROM wanted WHERE manifest = ?", id.bytes());
    sql.update(
        """
        UPDATE manifest SET stager = x'' WHERE key =
          (SELECT key FROM manifest WHERE id = ? AND verified ORDER BY stager LIMIT 1)
        """,
        id.bytes());
    dropAll("SELECT key FROM manifest WHERE id = ? AND stager <> x''", id.bytes());
  }

  /** Forgets what nobody went on sending, or never named. */
  int dropAbandoned(Instant now) throws SQLException {
    return dropAll(
        "SELECT key FROM manifest WHERE stager <> x'' AND touched < ?",
        now.minus(ABANDONED).toEpochMilli());
  }

  private int dropAll(String select, Object... parameters) throws SQLException {
    List<Long> keys = sql.all(select, row -> row.getLong(1), parameters);
    for (long key : keys) {
      drop(key);
    }
    return keys.size();
  }

  private void drop(long key) throws SQLException {
    sql.update("DELETE FROM manifest_page WHERE manifest = ?", key);
    sql.update("DELETE FROM manifest WHERE key = ?", key);
  }
}
