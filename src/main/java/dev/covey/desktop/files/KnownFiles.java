package dev.covey.desktop.files;

import dev.covey.model.FileListing;
import dev.covey.model.GroupName;
import dev.covey.peer.SharingSnapshot;
import dev.covey.peer.transfer.TransferSnapshot;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Confined to the FX thread. What is known of the files that are shown: what their groups list, and
 * what this device prepares and fetches of them.
 */
final class KnownFiles {
  /** Of the groups that have told theirs. */
  private final Map<GroupName, Map<FileKey, FileListing>> listings = new TreeMap<>();

  /** All their keys; empty when they have changed since. */
  private Optional<List<FileKey>> listed = Optional.empty();

  private Map<FileKey, SharingSnapshot> preparing = Map.of();
  private Map<FileKey, TransferSnapshot> downloads = Map.of();

  void clear() {
    listings.clear();
    listed = Optional.empty();
    preparing = Map.of();
    downloads = Map.of();
  }

  /**
   * Forgets what other groups list.
   *
   * @return whether there was any
   */
  boolean keepOnly(Collection<GroupName> groups) {
    boolean some = listings.keySet().retainAll(groups);
    if (some) {
      listed = Optional.empty();
    }
    return some;
  }

  /**
   * Takes over a group's files.
   *
   * @return false if they are the very ones that it has told before
   */
  @SuppressWarnings("ReferenceEquality") // to compare 10,000 here is what is to be spared
  boolean accept(GroupName of, Map<FileKey, FileListing> files) {
    if (listings.put(of, files) == files) {
      return false;
    }
    listed = Optional.empty();
    return true;
  }

  /**
   * Takes over what this device prepares and fetches now.
   *
   * @return which files may look different then; empty: there are others than before
   */
  Optional<Set<FileKey>> accept(
      Collection<SharingSnapshot> sharings, Collection<TransferSnapshot> transfers) {
    Map<FileKey, SharingSnapshot> nextPreparing = new LinkedHashMap<>();
    sharings.forEach(
        sharing -> nextPreparing.put(new FileKey(sharing.group(), sharing.name()), sharing));
    Map<FileKey, TransferSnapshot> nextDownloads = new LinkedHashMap<>();
    transfers.forEach(
        transfer -> nextDownloads.put(new FileKey(transfer.group(), transfer.file()), transfer));
    Set<FileKey> touched = new LinkedHashSet<>(downloads.keySet());
    touched.addAll(nextDownloads.keySet());
    touched.addAll(preparing.keySet());
    touched.addAll(nextPreparing.keySet());
    boolean sameFiles = nextPreparing.keySet().equals(preparing.keySet());
    preparing = nextPreparing;
    downloads = nextDownloads;
    return sameFiles ? Optional.of(touched) : Optional.empty();
  }

  /** Listed ones first, then those that only this device knows of. */
  List<FileKey> keys() {
    if (listed.isEmpty()) {
      listed =
          Optional.of(
              listings.values().stream().flatMap(files -> files.keySet().stream()).toList());
    }
    if (preparing.isEmpty()) {
      return listed.get();
    }
    Set<FileKey> keys = new LinkedHashSet<>(listed.get());
    keys.addAll(preparing.keySet());
    return List.copyOf(keys);
  }

  /**
   * How a file is shown now.
   *
   * @param before how it was shown; given back if nothing has changed
   */
  FileLine lineOf(Optional<FileLine> before, FileKey key) {
    FileListing listing = listings.getOrDefault(key.group(), Map.of()).get(key);
    SharingSnapshot sharing = preparing.get(key);
    TransferSnapshot download = downloads.get(key);
    if (before.isPresent() && before.get().shows(listing, sharing, download)) {
      return before.get();
    }
    FileLine next =
        FileLine.of(
            key,
            Optional.ofNullable(listing),
            Optional.ofNullable(sharing),
            Optional.ofNullable(download));
    return before.filter(next::equals).orElse(next);
  }

  /** How many are listed. */
  int listedCount() {
    return listings.values().stream().mapToInt(Map::size).sum();
  }

  /** Whether all these have told their files. */
  boolean areListed(Collection<GroupName> groups) {
    return listings.keySet().containsAll(groups);
  }
}
