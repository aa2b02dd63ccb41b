package dev.covey.peer.transfer;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileId;
import dev.covey.model.PieceSet;
import dev.covey.model.Seeder;
import java.util.List;

/** What a download's thread is told by the others. */
sealed interface DownloadEvent {

  /** What happened on a connection to a seeder. */
  sealed interface Link extends DownloadEvent {
    PeerLink link();
  }

  /** The seeder let us in, and has these pieces, the first of the set being {@code from}. */
  record Has(PeerLink link, int from, PieceSet pieces) implements Link {}

  record HasAlso(PeerLink link, int piece) implements Link {}

  /** A right piece is in the part file. */
  record Came(PeerLink link, int piece, int length) implements Link {}

  /** A piece came whose bytes are not what the manifest says. */
  record Wrong(PeerLink link, int piece) implements Link {}

  record Refused(PeerLink link, int piece, ErrorCode reason) implements Link {}

  /** A right piece could not be written. */
  record Unwritten(PeerLink link, CoveyException why) implements Link {}

  /** The connection is no more, or never was. */
  record Lost(PeerLink link, Loss loss, String why) implements Link {}

  /** Why a connection is no more. */
  enum Loss {
    /** It could not be made, or another device answered. */
    UNREACHABLE,
    /** The ticket was not accepted. */
    TICKET,
    /** The seeder does not serve this file, or not now. */
    REFUSED,
    /** It ended, or stalled. */
    BROKEN,
    /** The seeder said what no seeder says. */
    NONSENSE
  }

  record SeedersFound(List<Seeder> seeders, String ticket) implements DownloadEvent {}

  /** The same for a bundle of files. */
  record BundleFound(List<FileId> files, List<Seeder> seeders, String ticket)
      implements DownloadEvent {}

  record SeedersNotFound(CoveyException why) implements DownloadEvent {}

  /** A tracker says that the seeders are not what they were. */
  record SeedersChanged() implements DownloadEvent {}

  /** What was written cannot be brought to the disk. */
  record DiskFailed(CoveyException why) implements DownloadEvent {}

  /** The user wants something: look what. */
  record Wished() implements DownloadEvent {}
}
