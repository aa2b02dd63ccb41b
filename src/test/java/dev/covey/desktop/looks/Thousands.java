package dev.covey.desktop.looks;

import dev.covey.model.Endpoint;
import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.model.TrackerListing;
import dev.covey.peer.SharedFile;
import dev.covey.testing.FakeNetwork;
import dev.covey.testing.FakePeer;
import dev.covey.testing.FakeTransfer;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** A peer with 10,000 files, downloads and shares in 2,000 groups. */
final class Thousands {
  static final String GROUP = "films";
  private static final int MANY = 10_000;
  private static final int GROUPS = 2_000;
  private static final int TRACKERS = 40;

  private final FakePeer peer = FakePeer.signedIn(GreatNames.ME);

  Thousands(Path folder) {
    peer.network().group(GROUP, GreatNames.ME, "jo");
    for (int i = 0; i < GROUPS; i++) {
      peer.network().group("group-%05d".formatted(i), i % 7 == 0 ? GreatNames.ME : "ana");
    }
    for (int i = 0; i < MANY; i++) {
      String name = "take-%05d.mov".formatted(i);
      peer.network().file(GROUP, name, i * 1_000_000L, "jo");
      peer.put(new FakeTransfer(GROUP, name, 1_500_000).pieces(i % 3).rate(i * 100L).snapshot());
      peer.putShared(shared(folder, name, i));
    }
    peer.network()
        .trackers(
            IntStream.range(0, TRACKERS)
                .mapToObj(
                    i -> new TrackerListing("tracker-" + i, Endpoint.loopback(6000 + i), true, i))
                .toList());
  }

  private static SharedFile shared(Path folder, String name, int number) {
    return new SharedFile(
        FileId.random(),
        GroupId.random(),
        new GroupName(GROUP),
        new FileName(name),
        folder.resolve(name),
        number * 1_000_000L,
        FakeNetwork.digests(name),
        FakeNetwork.NOW,
        true,
        "",
        number * 3_000_000L);
  }

  FakePeer peer() {
    return peer;
  }
}
