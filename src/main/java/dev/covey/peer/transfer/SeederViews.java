package dev.covey.peer.transfer;

import dev.covey.model.Seeder;
import dev.covey.peer.transfer.TransferSnapshot.PeerView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** How the seeders of one download look to its user (P7). Confined to the download's thread. */
final class SeederViews {
  private final PiecePicker picker;

  SeederViews(PiecePicker picker) {
    this.picker = picker;
  }

  List<PeerView> of(Collection<KnownSeeder> seeders, long now) {
    List<PeerView> views = new ArrayList<>();
    for (KnownSeeder known : seeders) {
      Assignee peer =
          picker
              .peer(known.device())
              .orElseGet(() -> new Assignee(known.device(), known.seeder().score(), 0));
      views.add(view(known, peer, now));
    }
    return views;
  }

  private PeerView view(KnownSeeder known, Assignee peer, long now) {
    Seeder seeder = known.seeder();
    return new PeerView(
        seeder.device(),
        seeder.user(),
        seeder.deviceName(),
        known.isJoined(),
        peer.pieces(),
        peer.failures(),
        peer.score(),
        peer.load(),
        picker.cap(),
        picker.utility(peer),
        known.isJoined() ? known.link().rate(now) : 0,
        peer.isLeftOut(),
        known.note());
  }
}
