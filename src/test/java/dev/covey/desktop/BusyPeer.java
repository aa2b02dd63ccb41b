package dev.covey.desktop;

import dev.covey.model.DeviceId;
import dev.covey.model.DownloadId;
import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import dev.covey.model.UserName;
import dev.covey.peer.SharedFile;
import dev.covey.peer.transfer.PieceTable;
import dev.covey.peer.transfer.TransferDetails;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferSnapshot.PeerView;
import dev.covey.peer.transfer.TransferState;
import dev.covey.testing.FakeNetwork;
import dev.covey.testing.FakePeer;
import dev.covey.testing.FakeTransfer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A peer with many files and downloads, of which a fifth runs; each {@link #step} moves those that
 * run on, and the peers of the one that is looked at. One thread makes the steps.
 */
final class BusyPeer {
  static final String GROUP = "film-crew";
  private static final long SIZE = 1_500_000_000;
  private static final int PIECES = Pieces.count(SIZE);
  private static final int RUNNING = 5;

  final FakePeer peer = FakePeer.signedIn("marta");
  private final SplittableRandom random = new SplittableRandom(11);
  private final List<DownloadId> downloads = new ArrayList<>();
  private final int peers;
  private int steps;

  BusyPeer(int files, int downloads, int peers) {
    this.peers = peers;
    peer.network().group(GROUP, "jo", "marta", "lin").group("choir", "lin", "marta");
    for (int i = 0; i < files; i++) {
      String group = i % 4 == 0 ? "choir" : GROUP;
      peer.network().file(group, fileName(i), 1_000L * i + 7, i % 9 == 0 ? "marta" : "jo", "lin");
    }
    for (int i = 0; i < downloads; i++) {
      this.downloads.add(DownloadId.random());
      peer.put(snapshot(i));
    }
    for (int i = 0; i < files / 20; i++) {
      peer.putShared(shared(i));
    }
    looked();
  }

  private static String fileName(int i) {
    return "take-%05d.%s".formatted(i, List.of("mov", "wav", "pdf", "zip").get(i % 4));
  }

  private static SharedFile shared(int i) {
    String name = fileName(i);
    return new SharedFile(
        FileId.random(),
        GroupId.random(),
        new GroupName(GROUP),
        new FileName(name),
        Path.of("/home/marta", name),
        SIZE,
        FakeNetwork.digests(name),
        FakeNetwork.NOW,
        true,
        "",
        i);
  }

  /** The download that is looked at: the first, with all peers. */
  DownloadId looked() {
    DownloadId id = downloads.getFirst();
    int[] senders = new int[PIECES];
    int[] holders = new int[PIECES];
    List<DeviceId> devices =
        IntStream.range(0, peers).mapToObj(i -> FakeNetwork.device("user" + i)).toList();
    for (int piece = 0; piece < PIECES; piece++) {
      senders[piece] = (piece * 7 + steps) % peers;
      holders[piece] = 1 + piece % peers;
    }
    peer.put(
        id,
        new TransferDetails(
            Optional.of(
                PieceTable.of(devices, senders, new int[PIECES], holders, PieceSet.none(PIECES))),
            IntStream.range(0, TransferDetails.SECONDS)
                .mapToObj(
                    i -> new TransferDetails.Sample(1_000_000L + (i + steps) % 97 * 9_000L, 4))
                .toList(),
            new TransferDetails.Weights(0.2, 0.8)));
    return id;
  }

  private TransferSnapshot snapshot(int i) {
    TransferState state =
        i % RUNNING == 0
            ? TransferState.RUNNING
            : List.of(TransferState.QUEUED, TransferState.PAUSED, TransferState.COMPLETED)
                .get(i % 3);
    FakeTransfer transfer =
        new FakeTransfer(GROUP, fileName(i), SIZE)
            .id(downloads.get(i))
            .state(state)
            .pieces((i * 31 + steps) % PIECES)
            .asked(20)
            .rate(500_000 + random.nextInt(400_000));
    for (int user = 0; user < (i == 0 ? peers : 4); user++) {
      transfer.peer(view(user));
    }
    return transfer.snapshot();
  }

  private PeerView view(int user) {
    return new PeerView(
        FakeNetwork.device("user" + user),
        new UserName("user" + user),
        "pc-" + user,
        true,
        user + steps,
        user % 13 == 0 ? 1 : 0,
        user % 100 / 100.0,
        10 + (user + steps) % 5,
        20,
        -0.3,
        50_000 + random.nextInt(40_000),
        false,
        "sending");
  }

  /** What runs has gone on. */
  void step() {
    steps++;
    for (int i = 0; i < downloads.size(); i += RUNNING) {
      peer.put(snapshot(i));
    }
    looked();
  }
}
