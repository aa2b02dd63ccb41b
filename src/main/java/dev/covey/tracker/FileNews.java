package dev.covey.tracker;

import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.FileId;
import dev.covey.model.GroupId;
import dev.covey.protocol.TrackerEvent;
import dev.covey.tracker.registry.FileDetails;
import dev.covey.tracker.registry.FileViews;
import dev.covey.tracker.registry.Holder;
import dev.covey.tracker.registry.Registry;
import dev.covey.tracker.store.Ledger;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the members of groups which files came, went, or have other seeders than before (F9), by
 * looking before something happens and again after. Any thread may use it. What it fails to tell is
 * logged and never fails what happened.
 */
final class FileNews {
  /**
   * Files that are told of at once. Who comes or goes with more of them is not told of file by
   * file: lists are asked for again anyway.
   */
  static final int MOST = 100;

  private static final Logger log = LoggerFactory.getLogger(FileNews.class);

  private final Ledger ledger;
  private final Attendance attendance;
  private final Postman postman;

  FileNews(Ledger ledger, Attendance attendance, Postman postman) {
    this.ledger = ledger;
    this.attendance = attendance;
    this.postman = postman;
  }

  /**
   * A file at one moment.
   *
   * @param seeders devices online that have all of it
   * @param fetchers devices online that have part of it, and serve that
   */
  private record Sight(FileDetails details, int seeders, List<Holder> fetchers) {}

  /** How some files were at one moment, and who was in their groups. */
  record Look(Map<FileId, Sight> files, Map<GroupId, List<AccountId>> members) {}

  /** Takes the step and tells what it did to these files. */
  void around(Collection<FileId> files, Runnable step) {
    Optional<Look> before = look(files);
    step.run();
    before.ifPresent(then -> tell(then, files));
  }

  /** Looks again and tells what is different. */
  void tell(Look before, Collection<FileId> files) {
    look(files)
        .ifPresent(after -> files.stream().limit(MOST).forEach(file -> tell(file, before, after)));
  }

  private Optional<Look> look(Collection<FileId> files) {
    try {
      return Optional.of(ledger.read(registry -> look(registry, files)));
    } catch (CoveyException e) {
      log.warn("members are not told of changed files: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /** Looks at files, up to {@link #MOST} of them, in a registry that the caller holds. */
  Look look(Registry registry, Collection<FileId> files) {
    FileViews views = registry.files().views();
    Look look = new Look(new HashMap<>(), new HashMap<>());
    for (FileId file : files.stream().limit(MOST).toList()) {
      Optional<FileDetails> details = views.find(file);
      if (details.isPresent()) {
        int seeders = views.seeders(file, attendance).size();
        List<Holder> fetchers = views.fetchers(file, attendance);
        look.files().put(file, new Sight(details.get(), seeders, fetchers));
        look.members()
            .computeIfAbsent(
                details.get().group(), group -> registry.groups().views().members(group));
      }
    }
    return look;
  }

  private void tell(FileId id, Look before, Look after) {
    int had = seeders(before, id);
    int has = seeders(after, id);
    if (had == has) {
      tellFetchers(id, before, after);
      return;
    }
    // A file that has left its group is known from before only.
    Look latest = after.files().containsKey(id) ? after : before;
    FileDetails file = latest.files().get(id).details();
    List<AccountId> members = latest.members().get(file.group());
    postman.tell(members, new TrackerEvent.SeedersChanged(id, file.groupName()));
    if (had == 0) {
      postman.tell(
          members, new TrackerEvent.FileShared(file.groupName(), file.name(), file.sharedBy()));
    }
    if (has == 0) {
      postman.tell(members, new TrackerEvent.FileGone(file.groupName(), file.name()));
    }
  }

  /** Those who fetch a file want to know of others who do; nobody else does. */
  private void tellFetchers(FileId id, Look before, Look after) {
    Sight now = after.files().get(id);
    Sight then = before.files().get(id);
    if (now != null && then != null && !now.fetchers().equals(then.fetchers())) {
      postman.tellDevices(
          now.fetchers().stream().map(Holder::device).toList(),
          new TrackerEvent.SeedersChanged(id, now.details().groupName()));
    }
  }

  private static int seeders(Look look, FileId file) {
    Sight sight = look.files().get(file);
    return sight == null ? 0 : sight.seeders();
  }
}
