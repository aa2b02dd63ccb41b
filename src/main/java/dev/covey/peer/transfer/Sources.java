package dev.covey.peer.transfer;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.trust.Ticket;
import java.time.Duration;
import java.util.Optional;

/** Where the pieces come from that a ticket is for. Any thread may use it. */
final class Sources {
  /** How long a finished download may take to become a share. */
  private static final Duration HANDOVER = Duration.ofSeconds(5);

  private final Catalogue catalogue;
  private final Parts parts;
  private final SentHistory sent;

  /**
   * @param sent counts what is sent of parts; the catalogue is told of the rest
   */
  Sources(Catalogue catalogue, Parts parts, SentHistory sent) {
    this.catalogue = catalogue;
    this.parts = parts;
    this.sent = sent;
  }

  /**
   * Opens the file: what is shared of it, else what has been fetched of it so far; of a bundle,
   * what is shared.
   *
   * @throws CoveyException {@link ErrorCode#NOT_SHARED}, {@link ErrorCode#FILE_CHANGED}
   */
  PieceSource open(Ticket ticket) throws CoveyException {
    if (ticket.isBundle()) {
      return BundleSource.open(ticket, catalogue);
    }
    Optional<Offered> offered = catalogue.find(ticket.group(), ticket.file());
    if (offered.isPresent()) {
      return WholeSource.open(offered.get(), catalogue);
    }
    return parts
        .find(ticket.group(), ticket.file())
        .map(part -> part.view(bytes -> counted(ticket, bytes)))
        .orElseThrow(
            () -> new CoveyException(ErrorCode.NOT_SHARED, "This peer does not offer that file."));
  }

  private void counted(Ticket ticket, long bytes) {
    sent.sent(ticket.group(), ticket.file(), bytes, System.nanoTime());
  }

  /**
   * Opens what takes the place of a source that is over, or of which the part file was closed: a
   * download that is complete is shared in a moment. Only the whole does, since of another part the
   * downloader has not been told what it has.
   *
   * @throws CoveyException {@link ErrorCode#NOT_SHARED} also if the download was begun anew: who
   *     comes again is told
   */
  PieceSource after(PieceSource before, Ticket ticket) throws CoveyException {
    if (before instanceof PartSource.View(PartSource part, _)) {
      var _ = part.awaitEnd(HANDOVER);
    }
    PieceSource next = open(ticket);
    if (next.growing().isPresent()) {
      next.close();
      throw new CoveyException(ErrorCode.NOT_SHARED, "This download was begun anew.");
    }
    return next;
  }
}
