package dev.covey.peer.library;

import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.Digests;
import dev.covey.model.DownloadId;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.model.Manifest;
import dev.covey.model.PieceHashes;
import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import dev.covey.model.Sha1;
import dev.covey.model.Sha256;
import dev.covey.peer.library.KeptDownload.Fate;
import dev.covey.peer.library.KeptDownload.Progress;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Downloads as rows. Any thread may use it. */
final class DownloadTable {
  private final Database database;

  DownloadTable(Database database) {
    this.database = database;
  }

  List<KeptDownload> all() throws CoveyException {
    return database.query("SELECT * FROM download ORDER BY started, id", DownloadTable::read);
  }

  private static KeptDownload read(ResultSet row) throws SQLException {
    long size = row.getLong("size");
    Digests digests =
        new Digests(new Sha1(row.getString("sha1")), new Sha256(row.getString("sha256")));
    return new KeptDownload(
        DownloadId.of(row.getString("id")),
        AccountId.of(row.getString("account")),
        new GroupName(row.getString("group_name")),
        GroupId.of(row.getString("group_id")),
        FileId.of(row.getString("file")),
        new FileName(row.getString("name")),
        size,
        digests,
        new Sha256(row.getString("manifest")),
        Path.of(row.getString("destination")),
        row.getBoolean("overwrite"),
        Instant.parse(row.getString("started")),
        Optional.ofNullable(row.getBytes("hashes"))
            .map(hashes -> new Manifest(size, digests, PieceHashes.of(hashes))),
        new Progress(
            fate(row.getString("fate")),
            PieceSet.ofBytes(Pieces.count(size), row.getBytes("done")),
            Optional.ofNullable(row.getString("error")).flatMap(ErrorCode::ofWire),
            row.getString("message"),
            Optional.ofNullable(row.getString("finished")).map(Instant::parse)),
        manner(row, size));
  }

  private static KeptDownload.Manner manner(ResultSet row, long size) throws SQLException {
    int pieces = Pieces.count(size);
    return new KeptDownload.Manner(
        Optional.ofNullable(row.getBytes("chosen"))
            .map(chosen -> PieceSet.ofBytes(pieces, chosen))
            .orElseGet(() -> PieceSet.all(pieces)),
        row.getBoolean("in_order"),
        Optional.ofNullable(row.getString("part")).map(Path::of),
        Optional.ofNullable(row.getString("copied_from")).map(Path::of));
  }

  /** Noted: whoever fetches much at once waits for no disk. */
  void put(List<KeptDownload> downloads) throws CoveyException {
    database.note(
        "INSERT OR REPLACE INTO download VALUES"
            + " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        downloads.stream().map(DownloadTable::values).toList());
  }

  private static Object[] values(KeptDownload download) {
    Progress progress = download.progress();
    KeptDownload.Manner manner = download.manner();
    return new Object[] {
      download.id().toString(),
      download.account().toString(),
      download.groupName().value(),
      download.group().toString(),
      download.file().toString(),
      download.name().value(),
      download.size(),
      download.digests().sha1().hex(),
      download.digests().sha256().hex(),
      download.manifestId().hex(),
      download.destination().toString(),
      download.overwrite(),
      download.started().toString(),
      download.manifest().map(manifest -> manifest.hashes().toBytes()).orElse(null),
      written(progress.fate()),
      progress.done().toBytes(),
      progress.error().map(ErrorCode::wire).orElse(null),
      progress.message(),
      progress.finished().map(Instant::toString).orElse(null),
      download.isPart() ? manner.chosen().toBytes() : null,
      manner.inOrder(),
      manner.part().map(Path::toString).orElse(null),
      manner.copiedFrom().map(Path::toString).orElse(null)
    };
  }

  void remove(DownloadId id) throws CoveyException {
    database.update("DELETE FROM download WHERE id = ?", id.toString());
  }

  private static String written(Fate fate) {
    return switch (fate) {
      case UNFINISHED -> "unfinished";
      case PAUSED -> "paused";
      case COMPLETED -> "completed";
      case FAILED -> "failed";
      case CANCELLED -> "cancelled";
    };
  }

  private static Fate fate(String written) {
    for (Fate fate : Fate.values()) {
      if (written(fate).equals(written)) {
        return fate;
      }
    }
    throw new IllegalArgumentException("'%s' is no fate of a download".formatted(written));
  }
}
