package dev.covey.tracker;

import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.FileId;
import dev.covey.protocol.TrackerEvent;
import dev.covey.tracker.registry.FileDetails;
import dev.covey.tracker.registry.Registry;
import dev.covey.tracker.store.Ledger;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the members of groups which files came, went, or have other seeders than before (F9). Any
 * thread may use it: it looks before something happens and again after.
 */
final class FileNews {
  /**
   * Files that are told of at once. Who comes or goes with more of them is not told of file by
   * file: lists are asked for again anyway.
   */
  static final int MOST = 100;

  private static final Logger log = LoggerFactory.getLogger(FileNews.class);

  private final Ledger ledger;
  private final Sessions sessions;
  private final Postman postman;

  FileNews(Ledger ledger, Sessions sessions, Postman postman) {
    this.ledger = ledger;
    this.sessions = sessions;
    this.postman = postman;
  }

  /**
   * A file at one moment.
   *
   * @param seeders devices online that have all of it
   */
  private record Sight(FileDetails details, int seeders) {}

  /** How some files were at one moment, to be compared with how they are later. */
  record Before(Map<FileId, Sight> files) {}

  /** What happens between the two looks. */
  interface Step {
    void take() throws CoveyException;
  }

  /** Takes the step and tells what it did to these files. */
  void around(Collection<FileId> files, Step step) throws CoveyException {
    Before before = ledger.read(registry -> look(registry, files));
    step.take();
    tell(before, files);
  }

  /** Looks at files, up to {@link #MOST} of them, in a registry that the caller holds. */
  Before look(Registry registry, Collection<FileId> files) {
    Map<FileId, Sight> sights = new HashMap<>();
    files.stream()
        .limit(MOST)
        .forEach(file ->
            registry
                .files()
                .views()
                .find(file)
                .ifPresent(details ->
                    sights.put(
                        file,
                        new Sight(
                            details, registry.files().views().seeders(file, sessions).size()))));
    return new Before(sights);
  }

  /** Looks again and tells what is different. */
  void tell(Before before, Collection<FileId> files) {
    try {
      Before after = ledger.read(registry -> look(registry, files));
      for (FileId file : files.stream().limit(MOST).toList()) {
        compare(before.files().get(file), after.files().get(file));
      }
    } catch (CoveyException e) {
      log.warn("members were not told of changed files: {}", e.getMessage());
    }
  }

  private void compare(Sight before, Sight after) throws CoveyException {
    if (before == null && after == null) {
      return;
    }
    int had = before == null ? 0 : before.seeders();
    int has = after == null ? 0 : after.seeders();
    if (had == has) {
      return;
    }
    FileDetails file = (after == null ? before : after).details();
    List<AccountId> members =
        ledger.read(registry -> registry.groups().views().members(file.group()));
    postman.tell(members, new TrackerEvent.SeedersChanged(file.file(), file.groupName()));
    if (had == 0) {
      postman.tell(
          members, new TrackerEvent.FileShared(file.groupName(), file.name(), file.sharedBy()));
    }
    if (has == 0) {
      postman.tell(members, new TrackerEvent.FileGone(file.groupName(), file.name()));
    }
  }
}
