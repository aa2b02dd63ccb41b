package dev.covey.tracker;

import dev.covey.model.Seeder;
import dev.covey.protocol.Limits;
import dev.covey.tracker.registry.Holder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Who can be sent to for a file, as the one who asks is told it. Any thread may use it. */
final class SeederLists {
  private final Attendance attendance;
  private final Scores scores;

  SeederLists(Attendance attendance, Scores scores) {
    this.attendance = attendance;
    this.scores = scores;
  }

  /** Those online who have all of something; of very many, some by chance. */
  List<Seeder> of(Session asking, List<Holder> holders) {
    return seeders(asking, holders, true);
  }

  /** Those online who fetch it and serve what they have. */
  List<Seeder> fetching(Session asking, List<Holder> holders) {
    return seeders(asking, holders, false);
  }

  private List<Seeder> seeders(Session asking, List<Holder> holders, boolean complete) {
    List<Seeder> seeders = new ArrayList<>();
    for (Holder holder : holders) {
      if (!holder.device().equals(asking.device())) {
        seeder(holder, complete).ifPresent(seeders::add);
      }
    }
    if (seeders.size() > Limits.PAGE) {
      Collections.shuffle(seeders);
      return new ArrayList<>(seeders.subList(0, Limits.PAGE));
    }
    return seeders;
  }

  private Optional<Seeder> seeder(Holder holder, boolean complete) {
    return attendance
        .on(holder.device())
        .filter(lease -> lease.account().equals(holder.account()))
        .flatMap(lease ->
            lease
                .serving()
                .map(endpoint ->
                    new Seeder(
                        holder.device(),
                        holder.user(),
                        lease.deviceName(),
                        endpoint,
                        scores.of(holder.device()),
                        complete)));
  }
}
