package dev.covey.tracker.store;

import dev.covey.model.Digests;
import dev.covey.model.PieceHashes;
import dev.covey.model.Sha1;
import dev.covey.model.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Reads manifests that are whole and verified, and which are missing, on whatever connection. */
final class StoredManifests {
  private StoredManifests() {}

  static Optional<StoredManifest> find(Statements sql, Sha256 id) throws SQLException {
    return sql.first(
        "SELECT size, sha1, sha256 FROM manifest WHERE id = ? AND verified LIMIT 1",
        row -> read(id, row),
        id.bytes());
  }

  /** The page of a verified manifest that begins at that piece. */
  static Optional<PieceHashes> page(Statements sql, Sha256 id, int from) throws SQLException {
    return sql.first(
        """
        SELECT p.hashes FROM manifest_page p WHERE p.first = ? AND p.manifest =
          (SELECT key FROM manifest WHERE id = ? AND verified ORDER BY stager LIMIT 1)
        """,
        row -> PieceHashes.of(row.getBytes(1)),
        from,
        id.bytes());
  }

  /** Manifests that files of the log name and that are not here, some of them. */
  static List<Sha256> wanted(Statements sql, int most) throws SQLException {
    return sql.all("SELECT manifest FROM wanted LIMIT ?", row -> Sha256.of(row.getBytes(1)), most);
  }

  static boolean isWanted(Statements sql, Sha256 id) throws SQLException {
    return sql.first("SELECT 1 FROM wanted WHERE manifest = ?", row -> true, id.bytes())
        .isPresent();
  }

  /** Reads size, SHA-1 and SHA-256, the first columns of a row. */
  static StoredManifest read(Sha256 id, ResultSet row) throws SQLException {
    Digests digests = new Digests(Sha1.of(row.getBytes(2)), Sha256.of(row.getBytes(3)));
    return new StoredManifest(id, row.getLong(1), digests);
  }
}
