package dev.covey.peer.library;

import dev.covey.content.FileStamp;
import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.Digests;
import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.model.Manifest;
import dev.covey.model.PieceHashes;
import dev.covey.model.Sha1;
import dev.covey.model.Sha256;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Shares as rows. Any thread may use it. */
final class ShareTable {
  private static final String PUT =
      "INSERT OR REPLACE INTO share VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private final Database database;

  ShareTable(Database database) {
    this.database = database;
  }

  List<KeptShare> all() throws CoveyException {
    return database.query("SELECT * FROM share ORDER BY since, file", ShareTable::read);
  }

  private static KeptShare read(ResultSet row) throws SQLException {
    long size = row.getLong("size");
    return new KeptShare(
        AccountId.of(row.getString("account")),
        FileId.of(row.getString("file")),
        GroupId.of(row.getString("group_id")),
        new GroupName(row.getString("group_name")),
        new FileName(row.getString("name")),
        Path.of(row.getString("path")),
        new FileStamp(size, Instant.parse(row.getString("modified"))),
        new Manifest(
            size,
            new Digests(new Sha1(row.getString("sha1")), new Sha256(row.getString("sha256"))),
            PieceHashes.of(row.getBytes("hashes"))),
        Instant.parse(row.getString("since")),
        row.getBoolean("registered"),
        row.getString("problem"),
        row.getLong("uploaded"));
  }

  void put(KeptShare share) throws CoveyException {
    database.update(PUT, values(share));
  }

  /** As {@link #put}, for what is found again after a power cut in another way. */
  void note(List<KeptShare> shares) throws CoveyException {
    database.note(PUT, shares.stream().map(ShareTable::values).toList());
  }

  private static Object[] values(KeptShare share) {
    return new Object[] {
      share.account().toString(),
      share.file().toString(),
      share.group().toString(),
      share.groupName().value(),
      share.name().value(),
      share.path().toString(),
      share.manifest().size(),
      share.stamp().modified().toString(),
      share.manifest().digests().sha1().hex(),
      share.manifest().digests().sha256().hex(),
      share.manifest().hashes().toBytes(),
      share.since().toString(),
      share.registered(),
      share.problem(),
      share.uploaded()
    };
  }

  /** Keeps what changes while a share lives, and not its hashes again. */
  void update(List<KeptShare> shares) throws CoveyException {
    database.note(
        "UPDATE share SET modified = ?, registered = ?, problem = ?, uploaded = ?"
            + " WHERE account = ? AND file = ?",
        shares.stream().map(ShareTable::changing).toList());
  }

  private static Object[] changing(KeptShare share) {
    return new Object[] {
      share.stamp().modified().toString(),
      share.registered(),
      share.problem(),
      share.uploaded(),
      share.account().toString(),
      share.file().toString()
    };
  }

  void remove(AccountId account, FileId file) throws CoveyException {
    database.update(
        "DELETE FROM share WHERE account = ? AND file = ?", account.toString(), file.toString());
  }
}
