package dev.covey.desktop.looks;

import dev.covey.desktop.fx.Destination;
import dev.covey.model.GroupName;
import java.util.List;
import java.util.Optional;

/** The screens where nothing is yet, and where there are thousands of rows. */
final class PlainSights {
  private final Stand stand;

  PlainSights(Stand stand) {
    this.stand = stand;
  }

  List<Sight> empty() {
    return List.of(
        new Sight("empty-groups", () -> stand.untilSeen("groupsEmptyNew")),
        new Sight(
            "empty-files", () -> open(new Destination.Files(Optional.empty()), "filesShowGroups")),
        new Sight(
            "empty-downloads",
            () -> open(new Destination.Downloads(Optional.empty()), "downloadsShowFiles")),
        new Sight("empty-sharing", () -> open(new Destination.Sharing(), "sharingEmptyShare")));
  }

  List<Sight> thousands() {
    return List.of(
        new Sight("many-groups", () -> stand.choose("groupsTable", 1_400)),
        new Sight("many-files", this::files),
        new Sight("many-downloads", this::downloads),
        new Sight("many-shares", this::shares),
        new Sight("many-trackers", this::trackers));
  }

  private void open(Destination destination, String untilSeen) {
    stand.go(destination);
    stand.untilSeen(untilSeen);
  }

  private void files() {
    stand.go(new Destination.Files(Optional.of(new GroupName(Thousands.GROUP))));
    stand.choose("filesTable", 7_000);
    stand.untilRow("filesTable", 7_000, "Downloading");
  }

  private void downloads() {
    stand.go(new Destination.Downloads(Optional.empty()));
    stand.choose("downloadsTable", 5_000);
  }

  private void shares() {
    stand.go(new Destination.Sharing());
    stand.choose("sharingTable", 9_999);
  }

  private void trackers() {
    stand.go(new Destination.Network());
    stand.choose("trackers", 20);
  }
}
