package dev.covey.testing;

import dev.covey.model.DownloadId;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import dev.covey.model.Portion;
import dev.covey.model.UserName;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferSnapshot.Extent;
import dev.covey.peer.transfer.TransferSnapshot.PeerView;
import dev.covey.peer.transfer.TransferState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Makes a {@link TransferSnapshot}, said in a line: {@code new FakeTransfer("films", "a.mov",
 * 4_000_000).pieces(3).rate(1_000_000).peer("bob", 3, 0).snapshot()}. For one thread.
 */
public final class FakeTransfer {
  private final GroupName group;
  private final FileName file;
  private final long size;
  private final List<PeerView> peers = new ArrayList<>();
  private DownloadId id = DownloadId.random();
  private Path destination;
  private TransferState state = TransferState.RUNNING;
  private int pieces;
  private int asked;
  private long rate;
  private Optional<TransferSnapshot.Problem> error = Optional.empty();
  private Extent extent;

  /** A running download of which nothing is there yet. */
  public FakeTransfer(String group, String file, long size) {
    this.group = new GroupName(group);
    this.file = new FileName(file);
    this.size = size;
    this.destination = Path.of("downloads", file);
    this.extent = Extent.whole(size);
  }

  /** A download that continues from a snapshot. */
  public static FakeTransfer from(TransferSnapshot snapshot) {
    FakeTransfer transfer =
        new FakeTransfer(snapshot.group().value(), snapshot.file().value(), snapshot.size());
    transfer.id = snapshot.id();
    transfer.destination = snapshot.destination();
    transfer.state = snapshot.state();
    transfer.pieces = snapshot.piecesDone();
    transfer.rate = snapshot.rate();
    transfer.error = snapshot.error();
    transfer.extent = snapshot.extent();
    transfer.peers.addAll(snapshot.peers());
    return transfer;
  }

  public FakeTransfer id(DownloadId id) {
    this.id = id;
    return this;
  }

  public FakeTransfer destination(Path destination) {
    this.destination = destination;
    return this;
  }

  public FakeTransfer state(TransferState state) {
    this.state = state;
    return this;
  }

  public FakeTransfer chosen(Portion portion) {
    extent = new Extent(portion.of(size), extent.inOrder(), extent.part(), extent.copiedFrom());
    return this;
  }

  public FakeTransfer inOrder(boolean inOrder) {
    extent = new Extent(extent.chosen(), inOrder, extent.part(), extent.copiedFrom());
    return this;
  }

  /** What is here lies in that file. */
  public FakeTransfer part(Path part) {
    extent = new Extent(extent.chosen(), extent.inOrder(), Optional.of(part), extent.copiedFrom());
    return this;
  }

  public FakeTransfer copiedFrom(Path file) {
    extent = new Extent(extent.chosen(), extent.inOrder(), extent.part(), Optional.of(file));
    return this;
  }

  /** The first so many pieces are verified. */
  public FakeTransfer pieces(int pieces) {
    this.pieces = pieces;
    return this;
  }

  /** The next so many pieces are on their way. */
  public FakeTransfer asked(int asked) {
    this.asked = asked;
    return this;
  }

  public FakeTransfer rate(long rate) {
    this.rate = rate;
    return this;
  }

  public FakeTransfer error(ErrorCode code, String message) {
    this.error = Optional.of(new TransferSnapshot.Problem(code, message));
    return this;
  }

  public FakeTransfer peer(String user, int pieces, int failures) {
    return peer(
        new PeerView(
            FakeNetwork.device(user),
            new UserName(user),
            user + "-pc",
            true,
            pieces,
            failures,
            0.75,
            2,
            5,
            -0.17,
            rate,
            false,
            "sends pieces"));
  }

  public FakeTransfer peer(PeerView peer) {
    peers.add(peer);
    return this;
  }

  public TransferSnapshot snapshot() {
    int all = Pieces.count(size);
    int first = state == TransferState.COMPLETED ? all : pieces;
    PieceSet done = range(all, 0, first).within(extent.chosen());
    long bytes = done.bytes(size);
    boolean runs = state == TransferState.RUNNING;
    return new TransferSnapshot(
        id,
        group,
        file,
        destination,
        state,
        bytes,
        size,
        done,
        range(all, first, Math.min(all, first + asked)),
        runs ? rate : 0,
        runs && rate > 0
            ? Optional.of(Duration.ofSeconds((extent.chosen().bytes(size) - bytes) / rate))
            : Optional.empty(),
        peers,
        error,
        FakeNetwork.NOW,
        state.hasEnded() ? Optional.of(FakeNetwork.NOW.plusSeconds(62)) : Optional.empty(),
        extent);
  }

  private static PieceSet range(int size, int from, int to) {
    BitSet bits = new BitSet(size);
    bits.set(from, to);
    return PieceSet.of(size, bits);
  }
}
