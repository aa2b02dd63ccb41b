package dev.covey.desktop.downloads;

import dev.covey.model.DeviceId;
import dev.covey.model.DownloadId;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import dev.covey.model.UserName;
import dev.covey.peer.transfer.PieceTable;
import dev.covey.peer.transfer.TransferDetails;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferSnapshot.PeerView;
import dev.covey.peer.transfer.TransferSnapshot.Problem;
import dev.covey.peer.transfer.TransferState;
import dev.covey.testing.FakeNetwork;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** The downloads of the design's pictures. */
final class Sample {
  private Sample() {}

  static List<TransferSnapshot> downloads() {
    return List.of(
        new Sample.Of("debian-12.iso", "linux-images", 659_554_304)
            .done(0.62)
            .asked(23)
            .rate(2_400_000, 104)
            .peer("jo", "studio-mac", 312, 0, 0.92, 394, -0.62, 1_020_000, "sending")
            .peer("lin", "thinkpad", 228, 1, 0.81, 338, -0.52, 710_000, "sending")
            .peer("sam", "nas", 148, 0, 0.64, 283, -0.45, 440_000, "sending")
            .peer(
                "ana",
                "laptop",
                80,
                3,
                0.38,
                231,
                -0.39,
                230_000,
                "sent nothing to speak of for 5 s")
            .leftOut("tove", "attic-pc", 12, 2)
            .snapshot(),
        new Sample.Of("footage-day3.mov", "film-crew", 12_400_000_000L)
            .done(0.38)
            .rate(48_100_000, 160)
            .peer("jo", "studio-mac", 4_378, 0, 0.92, 11_021, -0.41, 22_500_000, "sending")
            .peer("lin", "thinkpad", 4_610, 0, 0.81, 12_631, -0.52, 25_600_000, "sending")
            .snapshot(),
        new Sample.Of("survey-2026.parquet", "field-data", 1_840_000_000)
            .done(1)
            .state(TransferState.VERIFYING)
            .snapshot(),
        new Sample.Of("choir-rehearsal.flac", "choir", 734_100_000)
            .done(0.81)
            .state(TransferState.WAITING)
            .error(
                ErrorCode.UNKNOWN_FILE,
                "Nobody who is online has the last 266 pieces of choir-rehearsal.flac; it goes on"
                    + " by itself when somebody comes.")
            .snapshot(),
        new Sample.Of("interviews-raw.wav", "film-crew", 3_300_000_000L)
            .done(0.45)
            .state(TransferState.PAUSED)
            .snapshot(),
        new Sample.Of("lecture-04.mkv", "bio-lab", 1_120_000_000)
            .state(TransferState.FAILED)
            .error(
                ErrorCode.CONTENT_MISMATCH,
                "All pieces of 'lecture-04.mkv' are right, but the whole is not, and was discarded:"
                    + " expected SHA-1 5d1e8a72c0b94f36a1d7e8520c4b9f6637a8d1e2 and SHA-256"
                    + " 9c1f4e0b7a52d3886f10c2ee5b91a7d4403fd86c71be29a5f0e8136dcb47a20e, got"
                    + " b07c93f61d2e5a8840f7c6b9e3a1d25c9468f07b and"
                    + " 41ab77e0c95d02f8b16a3dd4e8075c2296fb1ae0437cd85910be6f2a7d3348c5.")
            .leftOut("tove", "attic-pc", 12, 2)
            .snapshot(),
        new Sample.Of("kernel-6.12.tar.xz", "linux-images", 147_900_000)
            .done(1)
            .state(TransferState.COMPLETED)
            .snapshot(),
        new Sample.Of("parish-map.tif", "parish-archive", 88_300_000)
            .done(1)
            .state(TransferState.COMPLETED)
            .snapshot());
  }

  /** Who sends which piece of a download, how often each was tried, and five minutes of rates. */
  static TransferDetails details(TransferSnapshot of) {
    Random random = new Random(7);
    List<DeviceId> peers = of.peers().stream().map(PeerView::device).toList();
    int[] senders = new int[of.pieces()];
    int[] tries = new int[of.pieces()];
    int[] holders = new int[of.pieces()];
    for (int piece = 0; piece < of.pieces(); piece++) {
      boolean known = of.done().contains(piece) || of.asked().contains(piece);
      int sender = Math.min(random.nextInt(5), random.nextInt(5)) % peers.size();
      senders[piece] = known ? sender : PieceTable.NOBODY;
      tries[piece] = random.nextInt(40) == 0 ? 1 + random.nextInt(2) : 0;
      holders[piece] = random.nextInt(60) == 0 ? 0 : 1 + random.nextInt(4);
    }
    BitSet arriving = new BitSet();
    of.asked().indices().limit(4).forEach(arriving::set);
    return new TransferDetails(
        Optional.of(
            PieceTable.of(peers, senders, tries, holders, PieceSet.of(of.pieces(), arriving))),
        rates(random, of.rate()),
        new TransferDetails.Weights(0.2, 0.8));
  }

  /** As if it had run for three minutes, and stood still for a while. */
  private static List<TransferDetails.Sample> rates(Random random, long rate) {
    List<TransferDetails.Sample> samples = new ArrayList<>();
    for (int second = 0; second < 180; second++) {
      boolean still = second > 90 && second < 108;
      double share = Math.min(1, second / 12.0) * (0.85 + 0.3 * random.nextDouble());
      samples.add(
          new TransferDetails.Sample(
              still ? 0 : (long) (rate * share),
              still ? 0 : Math.min(4, 1 + second / 20),
              second < 40 ? 0 : (long) (rate * 0.4 * (0.8 + 0.4 * random.nextDouble()))));
    }
    return samples;
  }

  /** One download. */
  static final class Of {
    private final String file;
    private final String group;
    private final long size;
    private final int pieces;
    private final List<PeerView> peers = new ArrayList<>();
    private TransferState state = TransferState.RUNNING;
    private double done;
    private int asked;
    private long rate;
    private Optional<Duration> left = Optional.empty();
    private Optional<Problem> error = Optional.empty();

    Of(String file, String group, long size) {
      this.file = file;
      this.group = group;
      this.size = size;
      this.pieces = Pieces.count(size);
    }

    Of done(double share) {
      done = share;
      return this;
    }

    Of asked(int count) {
      asked = count;
      return this;
    }

    Of rate(long bytesPerSecond, int secondsLeft) {
      rate = bytesPerSecond;
      left = Optional.of(Duration.ofSeconds(secondsLeft));
      return this;
    }

    Of state(TransferState next) {
      state = next;
      return this;
    }

    Of error(ErrorCode code, String message) {
      error = Optional.of(new Problem(code, message));
      return this;
    }

    Of peer(
        String user,
        String device,
        int got,
        int failures,
        double score,
        int load,
        double utility,
        long speed,
        String note) {
      int cap = Math.ceilDiv(pieces * 5, 4 * 4);
      peers.add(
          new PeerView(
              FakeNetwork.device(user + device),
              new UserName(user),
              device,
              true,
              got,
              failures,
              score,
              load,
              cap,
              utility,
              speed,
              false,
              note));
      return this;
    }

    Of leftOut(String user, String device, int got, int failures) {
      peers.add(
          new PeerView(
              FakeNetwork.device(user + device),
              new UserName(user),
              device,
              false,
              got,
              failures,
              0.07,
              0,
              394,
              0,
              0,
              true,
              "sent wrong pieces twice and is left out"));
      return this;
    }

    TransferSnapshot snapshot() {
      int count = (int) Math.round(pieces * done);
      List<Integer> order = new ArrayList<>(IntStream.range(0, pieces).boxed().toList());
      Collections.shuffle(order, new Random(42));
      BitSet has = new BitSet(pieces);
      order.subList(0, count).forEach(has::set);
      BitSet comes = new BitSet(pieces);
      order.subList(count, Math.min(pieces, count + asked)).forEach(comes::set);
      long bytes = Math.min(size, (long) count * Pieces.SIZE);
      return new TransferSnapshot(
          new DownloadId(UUID.nameUUIDFromBytes(file.getBytes(StandardCharsets.UTF_8))),
          new GroupName(group),
          new FileName(file),
          Path.of("/home/marta/Downloads", file),
          state,
          bytes,
          size,
          PieceSet.of(pieces, has),
          PieceSet.of(pieces, comes),
          rate,
          left,
          peers,
          error,
          Instant.now().minusSeconds(600),
          state.hasEnded() ? Optional.of(Instant.now().minusSeconds(61)) : Optional.empty());
    }
  }
}
