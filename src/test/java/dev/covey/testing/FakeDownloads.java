package dev.covey.testing;

import dev.covey.model.CoveyException;
import dev.covey.model.DownloadId;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileListing;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.Portion;
import dev.covey.peer.DownloadOrder;
import dev.covey.peer.PeerEvent;
import dev.covey.peer.QueueMove;
import dev.covey.peer.transfer.TransferDetails;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The downloads of a {@link FakePeer}: they stand still until a test moves them ({@link #put},
 * {@link #complete}, {@link #fail}).
 */
abstract class FakeDownloads extends FakeFiles {
  // Guarded by this
  private final Map<DownloadId, TransferSnapshot> downloads = new LinkedHashMap<>();
  private final Map<DownloadId, TransferDetails> details = new LinkedHashMap<>();
  private final List<DownloadId> order = new ArrayList<>();
  private int downloadsAtOnce = 5;
  private Path downloadFolder = Path.of("downloads");

  /** Adds a download or sets it to another state. */
  public synchronized void put(TransferSnapshot snapshot) {
    downloads.put(snapshot.id(), snapshot);
  }

  /** What is known of a download beyond its snapshot. */
  public synchronized void put(DownloadId id, TransferDetails known) {
    details.put(id, known);
  }

  /** Changes a download that is there. */
  public synchronized void change(DownloadId id, UnaryOperator<FakeTransfer> change) {
    downloads.put(id, change.apply(FakeTransfer.from(downloads.get(id))).snapshot());
  }

  public void complete(DownloadId id) {
    change(id, transfer -> transfer.state(TransferState.COMPLETED));
    TransferSnapshot done = download(id).orElseThrow();
    tell(new PeerEvent.DownloadCompleted(id, done.file(), done.destination()));
  }

  public void fail(DownloadId id, ErrorCode code, String message) {
    change(id, transfer -> transfer.state(TransferState.FAILED).error(code, message));
    tell(new PeerEvent.DownloadFailed(id, download(id).orElseThrow().file(), message));
  }

  @Override
  public DownloadId download(GroupName group, FileName file, DownloadOrder order)
      throws CoveyException {
    Optional<Path> destination = order.destination();
    String to = destination.map(Path::toString).orElse("-");
    if (order.portion().isAll()) {
      calls.called("download", group, file, to, order.overwrite());
    } else {
      calls.called("downloadPart", group, file, to, order.portion());
    }
    FileListing listing = network.file(group, file, me());
    Path folderOrFile = destination.orElse(downloadFolder());
    Path target =
        destination.isEmpty() || Files.isDirectory(folderOrFile)
            ? folderOrFile.resolve(file.value())
            : folderOrFile;
    FakeTransfer transfer =
        new FakeTransfer(group.value(), file.value(), listing.size())
            .destination(target)
            .chosen(order.portion())
            .inOrder(order.inOrder());
    network
        .seeders(group, file, me())
        .forEach(seeder -> transfer.peer(seeder.user().value(), 0, 0));
    TransferSnapshot started = transfer.snapshot();
    put(started);
    return started.id();
  }

  @Override
  public void inOrder(DownloadId id, boolean inOrder) throws CoveyException {
    calls.called("inOrder", name(id), inOrder);
    change(id, transfer -> transfer.inOrder(inOrder));
  }

  @Override
  public void choose(DownloadId id, Portion portion) throws CoveyException {
    calls.called("choose", name(id), portion.isAll() ? "all" : portion);
    change(id, transfer -> transfer.state(TransferState.RUNNING).chosen(portion));
  }

  @Override
  public List<DownloadId> downloadAll(GroupName group, Path folder, boolean overwrite)
      throws CoveyException {
    calls.called("downloadAll", group, folder, overwrite);
    List<DownloadId> begun = new ArrayList<>();
    for (FileListing file : network.listFiles(group, me())) {
      if (!file.mine()) {
        begun.add(
            download(group, file.name(), DownloadOrder.whole(Optional.of(folder), overwrite)));
      }
    }
    return begun;
  }

  @Override
  public synchronized List<TransferSnapshot> downloads() {
    return List.copyOf(downloads.values());
  }

  @Override
  public synchronized Optional<TransferSnapshot> download(DownloadId id) {
    return Optional.ofNullable(downloads.get(id));
  }

  @Override
  public synchronized Optional<TransferDetails> details(DownloadId id) {
    return Optional.ofNullable(details.get(id));
  }

  @Override
  public void pause(DownloadId id) throws CoveyException {
    calls.called("pause", name(id));
    move(id, TransferState.PAUSED, !known(id).state().hasEnded());
  }

  @Override
  public void resume(DownloadId id) throws CoveyException {
    calls.called("resume", name(id));
    move(id, TransferState.RUNNING, known(id).state() == TransferState.PAUSED);
  }

  @Override
  public void cancel(DownloadId id) throws CoveyException {
    calls.called("cancel", name(id));
    move(id, TransferState.CANCELLED, !known(id).state().hasEnded());
  }

  @Override
  public void retry(DownloadId id) throws CoveyException {
    calls.called("retry", name(id));
    TransferState state = known(id).state();
    move(
        id,
        TransferState.RUNNING,
        state == TransferState.FAILED || state == TransferState.CANCELLED);
  }

  @Override
  public void forget(DownloadId id) throws CoveyException {
    calls.called("forget", name(id));
    if (!known(id).state().hasEnded()) {
      throw wrongState(id);
    }
    synchronized (this) {
      downloads.remove(id);
    }
  }

  private synchronized void move(DownloadId id, TransferState to, boolean allowed)
      throws CoveyException {
    if (!allowed) {
      throw wrongState(id);
    }
    change(id, transfer -> transfer.state(to));
  }

  private CoveyException wrongState(DownloadId id) throws CoveyException {
    return new CoveyException(
        ErrorCode.WRONG_STATE, "%s is %s.".formatted(name(id), known(id).state()));
  }

  private TransferSnapshot known(DownloadId id) throws CoveyException {
    return download(id)
        .orElseThrow(
            () -> new CoveyException(ErrorCode.UNKNOWN_DOWNLOAD, "There is no such download."));
  }

  private String name(DownloadId id) {
    return download(id).map(snapshot -> snapshot.file().value()).orElse("?");
  }

  @Override
  public synchronized List<DownloadId> queue() {
    order.retainAll(downloads.keySet());
    downloads.keySet().stream().filter(id -> !order.contains(id)).forEach(order::add);
    return order.stream().filter(id -> !downloads.get(id).state().hasEnded()).toList();
  }

  @Override
  public void move(DownloadId id, QueueMove move) throws CoveyException {
    calls.called("move", name(id), move);
    if (known(id).state().hasEnded()) {
      throw wrongState(id);
    }
    synchronized (this) {
      List<DownloadId> next = new ArrayList<>(queue());
      int place = next.indexOf(id) + 1;
      next.remove(id);
      next.add(move.target(place, next.size() + 1) - 1, id);
      order.clear();
      order.addAll(next);
    }
  }

  @Override
  public synchronized int downloadsAtOnce() {
    return downloadsAtOnce;
  }

  @Override
  public void downloadsAtOnce(int most) throws CoveyException {
    calls.called("downloadsAtOnce", most);
    synchronized (this) {
      downloadsAtOnce = most;
    }
  }

  @Override
  public synchronized Path downloadFolder() {
    return downloadFolder;
  }

  @Override
  public void downloadFolder(Path folder) throws CoveyException {
    calls.called("downloadFolder", folder);
    synchronized (this) {
      downloadFolder = folder;
    }
  }
}
