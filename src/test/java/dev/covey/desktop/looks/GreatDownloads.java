package dev.covey.desktop.looks;

import dev.covey.model.DeviceId;
import dev.covey.model.DownloadId;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileName;
import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import dev.covey.model.UserName;
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
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** The downloads of {@link GreatNames}: one in each state. */
final class GreatDownloads {
  private static final Path FOLDER =
      Path.of("/home/marta-magdalena/Photographs of the northern valley/2026/תמונות/Downloads");
  private static final long SIZE = 1_240_000_000;

  /** The first so many of its peers are asked for pieces. */
  private static final int ASKED_PEERS = 3;

  private GreatDownloads() {}

  static void into(FakePeer peer) {
    TransferSnapshot running =
        transfer(GreatNames.GROUP, GreatNames.LONG_FILE)
            .pieces(1_460)
            .asked(23)
            .rate(48_100_000)
            .peer(view("jo", "studio-mac", "sending", 312, 0, false))
            .peer(view(GreatNames.WIDE_USER, "W".repeat(40), "sending", 228, 1, false))
            .peer(view("sam", "המחשב של סם", "sent nothing to speak of for 5 s", 148, 3, false))
            .peer(view("tove", "attic-pc", "sent wrong pieces twice and is left out", 12, 2, true))
            .snapshot();
    peer.put(running);
    peer.put(running.id(), details(running));
    peer.put(
        transfer(GreatNames.GROUP, GreatNames.HEBREW_FILE)
            .pieces(1_900)
            .state(TransferState.WAITING)
            .error(
                ErrorCode.NO_SEEDER,
                "Those who are online lack the missing pieces. It goes on when others come.")
            .snapshot());
    peer.put(
        transfer(GreatNames.WIDE_GROUP, GreatNames.LONG_HEBREW_FILE)
            .state(TransferState.WAITING)
            .error(
                ErrorCode.DISK_FULL,
                "The disk of '%s' is full: 4.7 GB more is needed. Free some space and the download goes on."
                    .formatted(FOLDER))
            .snapshot());
    peer.put(
        transfer(GreatNames.GROUP, GreatNames.ARABIC_FILE)
            .state(TransferState.FAILED)
            .error(ErrorCode.CONTENT_MISMATCH, wholeIsWrong(GreatNames.ARABIC_FILE))
            .snapshot());
    for (TransferState state :
        List.of(
            TransferState.QUEUED,
            TransferState.PAUSED,
            TransferState.VERIFYING,
            TransferState.COMPLETED,
            TransferState.CANCELLED)) {
      peer.put(
          transfer(GreatNames.QUIET, state + "-rehearsal.flac")
              .pieces(900)
              .state(state)
              .snapshot());
    }
  }

  /** What is said when the pieces came right and the file did not. */
  static String wholeIsWrong(String file) {
    return ("All pieces of '%s' are right, but the whole is not, and was discarded: expected SHA-1"
            + " %s and SHA-256 %s, got %s and %s.")
        .formatted(
            file,
            "5d1e8a72".repeat(5),
            "9c1f4e0b".repeat(8),
            "b07c93f6".repeat(5),
            "41ab77e0".repeat(8));
  }

  private static FakeTransfer transfer(String group, String file) {
    return new FakeTransfer(group, file, SIZE).destination(FOLDER.resolve(file));
  }

  static DownloadId id(FakePeer peer, String file) {
    return peer.downloads().stream()
        .filter(download -> download.file().equals(new FileName(file)))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static PeerView view(
      String user, String device, String note, int got, int failures, boolean leftOut) {
    return new PeerView(
        FakeNetwork.device(user),
        new UserName(user),
        device,
        !leftOut,
        got,
        failures,
        leftOut ? 0.07 : 0.92,
        leftOut ? 0 : 394,
        394,
        -0.62,
        leftOut ? 0 : 22_500_000,
        leftOut,
        note);
  }

  private static TransferDetails details(TransferSnapshot of) {
    int pieces = Pieces.count(SIZE);
    List<DeviceId> peers = of.peers().stream().map(PeerView::device).toList();
    int[] senders = senders(of);
    int[] tries = new int[pieces];
    int[] holders = new int[pieces];
    for (int piece = 0; piece < pieces; piece++) {
      tries[piece] = piece % 40 == 0 ? 1 : 0;
      holders[piece] = piece % 61 == 0 ? 0 : 1 + piece % 4;
    }
    return new TransferDetails(
        Optional.of(PieceTable.of(peers, senders, tries, holders, PieceSet.none(pieces))),
        IntStream.range(0, 200)
            .mapToObj(i -> new TransferDetails.Sample(30_000_000 + i * 37 % 101 * 190_000L, 3))
            .toList(),
        new TransferDetails.Weights(0.2, 0.8));
  }

  /** As many of each as it is said to have sent, the others in an earlier run. */
  private static int[] senders(TransferSnapshot of) {
    int[] senders = new int[of.pieces()];
    Arrays.fill(senders, PieceTable.NOBODY);
    List<Integer> sent = new ArrayList<>();
    for (int peer = 0; peer < of.peers().size(); peer++) {
      sent.addAll(Collections.nCopies(of.peers().get(peer).pieces(), peer));
    }
    Collections.shuffle(sent, new Random(7));
    int first = of.piecesDone() - sent.size();
    for (int piece = 0; piece < sent.size(); piece++) {
      senders[first + piece] = sent.get(piece);
    }
    of.asked().toBitSet().stream().forEach(piece -> senders[piece] = piece % ASKED_PEERS);
    return senders;
  }
}
