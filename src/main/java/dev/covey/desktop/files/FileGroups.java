package dev.covey.desktop.files;

import dev.covey.model.GroupListing;
import dev.covey.model.GroupName;
import dev.covey.model.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Runs on the FX thread. The groups whose files can be shown, those I am in or asked to be let
 * into, and which of them is to be shown.
 */
final class FileGroups {
  private final ObservableList<GroupName> names = FXCollections.observableArrayList();
  private List<GroupListing> groups = List.of();

  /** Chosen before it was known. */
  private Optional<GroupName> wanted = Optional.empty();

  private boolean known;

  /**
   * Takes over the groups as they are now.
   *
   * @param shown the group that is shown
   * @return the group to show from now on
   */
  Optional<GroupListing> accept(List<GroupListing> all, Optional<GroupName> shown) {
    known = true;
    groups =
        all.stream()
            .filter(listing -> listing.role() != Role.NONE)
            .sorted(
                Comparator.comparing(
                    listing -> listing.name().value(), String.CASE_INSENSITIVE_ORDER))
            .toList();
    List<GroupName> next = groups.stream().map(GroupListing::name).toList();
    if (!next.equals(names)) {
      names.setAll(next);
    }
    return chooseAmong(wanted.or(() -> shown));
  }

  /** The group to show when that one is chosen, now or as soon as it is known. */
  Optional<GroupListing> choose(GroupName name) {
    wanted = Optional.of(name);
    return chooseAmong(wanted);
  }

  private Optional<GroupListing> chooseAmong(Optional<GroupName> name) {
    Optional<GroupListing> found = name.flatMap(this::find);
    if (found.isPresent() && name.equals(wanted)) {
      wanted = Optional.empty();
    }
    return found
        .or(() -> groups.stream().filter(listing -> listing.role().isMember()).findFirst())
        .or(() -> groups.stream().findFirst());
  }

  private Optional<GroupListing> find(GroupName name) {
    return groups.stream().filter(listing -> listing.name().equals(name)).findFirst();
  }

  /** Whether they were told at all yet. */
  boolean areKnown() {
    return known;
  }

  /** Whether I asked to be let into that group and am not in it. */
  boolean isPending(GroupName name) {
    return find(name).filter(listing -> !listing.role().isMember()).isPresent();
  }

  /** By name. Only this class changes it. */
  ObservableList<GroupName> names() {
    return names;
  }
}
