package dev.covey.desktop.files;

import dev.covey.model.GroupListing;
import dev.covey.model.GroupName;
import dev.covey.model.Role;
import java.util.ArrayList;
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
  private final ObservableList<FileScope> scopes = FXCollections.observableArrayList();
  private List<GroupListing> groups = List.of();

  /** Chosen before it was known. */
  private Optional<FileScope> wanted = Optional.empty();

  private boolean known;

  /**
   * Takes over the groups as they are now.
   *
   * @param shown what is shown
   * @return what to show from now on; empty if there is no group
   */
  Optional<FileScope> accept(List<GroupListing> all, Optional<FileScope> shown) {
    known = true;
    groups =
        all.stream()
            .filter(listing -> listing.role() != Role.NONE)
            .sorted(
                Comparator.comparing(
                    listing -> listing.name().value(), String.CASE_INSENSITIVE_ORDER))
            .toList();
    List<FileScope> next = new ArrayList<>();
    if (groups.stream().filter(listing -> listing.role().isMember()).count() > 1) {
      next.add(new FileScope.All());
    }
    groups.forEach(listing -> next.add(new FileScope.One(listing.name())));
    if (!next.equals(scopes)) {
      scopes.setAll(next);
    }
    return chooseAmong(wanted.or(() -> shown));
  }

  /** What to show when that is chosen, now or as soon as it is known. */
  Optional<FileScope> choose(FileScope scope) {
    wanted = Optional.of(scope);
    return chooseAmong(wanted);
  }

  private Optional<FileScope> chooseAmong(Optional<FileScope> scope) {
    Optional<FileScope> found = scope.filter(scopes::contains);
    if (found.isPresent() && scope.equals(wanted)) {
      wanted = Optional.empty();
    }
    return found
        .or(() -> mine().stream().findFirst().map(listing -> new FileScope.One(listing.name())))
        .or(() -> groups.stream().findFirst().map(listing -> new FileScope.One(listing.name())));
  }

  /** Those I am a member of. */
  List<GroupListing> mine() {
    return groups.stream().filter(listing -> listing.role().isMember()).toList();
  }

  /** The group as it is now. */
  Optional<GroupListing> find(FileScope scope) {
    return scope.one().flatMap(this::find);
  }

  private Optional<GroupListing> find(GroupName name) {
    return groups.stream().filter(listing -> listing.name().equals(name)).findFirst();
  }

  /** Whether they were told at all yet. */
  boolean areKnown() {
    return known;
  }

  /** Whether I asked to be let into that group and am not in it. */
  boolean isPending(FileScope scope) {
    return find(scope).filter(listing -> !listing.role().isMember()).isPresent();
  }

  /** All first, then by name. Only this class changes it. */
  ObservableList<FileScope> scopes() {
    return scopes;
  }
}
