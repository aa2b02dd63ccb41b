package dev.covey.peer.transfer;

import dev.covey.content.SharedFileReader;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileId;
import dev.covey.model.GroupId;
import dev.covey.model.PieceSet;
import dev.covey.trust.Ticket;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Small shared files that are sent one after another, each as a piece. Whether a file is still
 * offered is asked when it is read, and no file is open between two pieces.
 */
final class BundleSource implements PieceSource {
  private final GroupId group;
  private final List<FileId> files;
  private final List<Optional<Offered>> offered;
  private final Catalogue catalogue;

  /** What was read last, until it has been sent. */
  private Optional<Offered> sending = Optional.empty();

  private BundleSource(Ticket ticket, List<Optional<Offered>> offered, Catalogue catalogue) {
    this.group = ticket.group();
    this.files = ticket.files();
    this.offered = offered;
    this.catalogue = catalogue;
  }

  /**
   * @throws CoveyException {@link ErrorCode#NOT_SHARED} if none of the files is offered here
   */
  static BundleSource open(Ticket ticket, Catalogue catalogue) throws CoveyException {
    List<Optional<Offered>> offered = new ArrayList<>();
    for (FileId file : ticket.files()) {
      offered.add(
          catalogue.find(ticket.group(), file).filter(small -> small.manifest().pieceCount() == 1));
    }
    if (offered.stream().allMatch(Optional::isEmpty)) {
      throw notShared();
    }
    return new BundleSource(ticket, offered, catalogue);
  }

  private static CoveyException notShared() {
    return new CoveyException(ErrorCode.NOT_SHARED, "This peer does not offer that file.");
  }

  @Override
  public int pieceCount() {
    return files.size();
  }

  @Override
  public byte[] hash(int index) {
    return offered.get(index).orElseThrow().manifest().hashes().get(0);
  }

  @Override
  public PieceSet offered() {
    BitSet here = new BitSet();
    for (int i = 0; i < offered.size(); i++) {
      here.set(i, offered.get(i).isPresent());
    }
    return PieceSet.of(offered.size(), here);
  }

  @Override
  public boolean isBundle() {
    return true;
  }

  @Override
  public Optional<Arrivals> growing() {
    return Optional.empty();
  }

  @Override
  public boolean isOver() {
    return false;
  }

  @Override
  public int read(int index, byte[] into, int offset) throws CoveyException {
    Offered file =
        offered
            .get(index)
            .filter(known -> catalogue.find(group, known.file()).isPresent())
            .orElseThrow(BundleSource::notShared);
    sending = Optional.of(file);
    try {
      return SharedFileReader.readWhole(file.path(), file.stamp(), into, offset);
    } catch (CoveyException e) {
      throw WholeSource.broken(file, catalogue, e);
    }
  }

  @Override
  public void sent(long bytes) {
    sending.ifPresent(file -> catalogue.sent(file, bytes));
  }

  @Override
  public void close() {}
}
