package dev.covey.tracker;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileId;
import dev.covey.model.FileListing;
import dev.covey.protocol.Limits;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import dev.covey.tracker.registry.Actor;
import dev.covey.tracker.registry.Change;
import dev.covey.tracker.registry.FileViews;
import dev.covey.tracker.registry.Outcome;
import dev.covey.tracker.registry.Page;
import dev.covey.tracker.registry.Registry;
import dev.covey.tracker.store.Ledger;
import dev.covey.tracker.store.StoredManifest;
import dev.covey.tracker.store.TrackerStore;
import dev.covey.tracker.store.Waiting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sharing and listing files (U10, U11, U13, F5 to F12). Any thread may use it. */
final class FileCommands {
  private static final Logger log = LoggerFactory.getLogger(FileCommands.class);

  private final Ledger ledger;
  private final TrackerStore store;
  private final Changes changes;
  private final Sessions sessions;
  private final Attendance attendance;
  private final FileNews fileNews;
  private final Replication replication;

  FileCommands(
      Ledger ledger,
      TrackerStore store,
      Changes changes,
      Attendance attendance,
      FileNews fileNews,
      Replication replication) {
    this.replication = replication;
    this.ledger = ledger;
    this.store = store;
    this.changes = changes;
    this.sessions = attendance.here();
    this.attendance = attendance;
    this.fileNews = fileNews;
  }

  TrackerReply list(Actor actor, TrackerRequest.ListFiles request) throws CoveyException {
    Page<FileListing> page =
        ledger.read(registry ->
            registry
                .files()
                .views()
                .list(actor, request.group(), request.after(), Limits.PAGE, attendance));
    return new TrackerReply.Files(page.items(), page.more());
  }

  TrackerReply check(Actor actor, TrackerRequest.CheckUpload request) throws CoveyException {
    ledger.read(registry -> {
      registry.files().check(actor, request.group(), request.name(), request.size());
      return request;
    });
    return new TrackerReply.Done();
  }

  TrackerReply putManifest(Actor actor, TrackerRequest.PutManifest request) throws CoveyException {
    StoredManifest header =
        new StoredManifest(request.manifest(), request.size(), request.digests());
    Waiting.forDisk(store.stage(actor.device(), header, request.from(), request.hashes()));
    return new TrackerReply.Done();
  }

  TrackerReply upload(Session session, TrackerRequest.UploadFile request) throws CoveyException {
    requireManifest(request);
    Actor actor = session.actor();
    Ledger.Done done =
        changes.make(
            actor.device(),
            request.operation(),
            registry ->
                registry
                    .files()
                    .share(
                        actor,
                        request.group(),
                        request.name(),
                        request.size(),
                        request.digests(),
                        request.manifest(),
                        attendance));
    if (!(done.outcome() instanceof Outcome.Shared shared)) {
      throw new CoveyException(
          ErrorCode.BAD_REQUEST, "This operation's id was used for another command before.");
    }
    serve(session, shared.file());
    return new TrackerReply.Uploaded(shared.file(), shared.group(), shared.joined());
  }

  private void requireManifest(TrackerRequest.UploadFile request) throws CoveyException {
    StoredManifest named =
        new StoredManifest(request.manifest(), request.size(), request.digests());
    boolean known = store.manifest(request.manifest()).filter(named::equals).isPresent();
    if (!known) {
      throw new CoveyException(
          ErrorCode.BAD_REQUEST,
          "The tracker has no such manifest of that size and those digests; send its pages first.");
    }
  }

  TrackerReply newSeeder(Session session, TrackerRequest.NewSeeder request) throws CoveyException {
    Actor actor = session.actor();
    changes.make(
        actor.device(),
        request.operation(),
        registry -> registry.files().addSeeder(actor, request.file()));
    serve(session, request.file());
    return new TrackerReply.Done();
  }

  /** One change of the log for all, and so one sync; those that cannot be offered are told. */
  TrackerReply newSeeders(Session session, TrackerRequest.NewSeeders request)
      throws CoveyException {
    Actor actor = session.actor();
    changes.make(
        actor.device(), request.operation(), registry -> offers(registry, actor, request.files()));
    List<FileId> offered = new ArrayList<>();
    List<FileId> refused = new ArrayList<>();
    ledger.read(registry -> {
      FileViews views = registry.files().views();
      request.files().forEach(file -> (views.offers(actor, file) ? offered : refused).add(file));
      return request;
    });
    serve(session, offered);
    return new TrackerReply.Announced(refused, List.of());
  }

  private static List<Change> offers(Registry registry, Actor actor, List<FileId> files) {
    List<Change> offers = new ArrayList<>();
    for (FileId file : new LinkedHashSet<>(files)) {
      try {
        offers.addAll(registry.files().addSeeder(actor, file));
      } catch (CoveyException e) {
        log.debug("{} is not offered: {}", file, e.getMessage());
      }
    }
    return offers;
  }

  private void serve(Session session, FileId file) {
    serve(session, List.of(file));
  }

  private void serve(Session session, List<FileId> files) {
    fileNews.around(files, () -> sessions.offer(session, files));
  }

  /**
   * F10, S4: what is named becomes active; with the first page, what is not named inactive. What
   * has not come here yet from another tracker is active as soon as it does.
   */
  TrackerReply announce(Session session, TrackerRequest.AnnounceOffers request)
      throws CoveyException {
    List<FileId> refused = new ArrayList<>();
    List<FileId> unheard = new ArrayList<>();
    List<FileId> offered = new ArrayList<>();
    boolean mayCome = !replication.others().isEmpty();
    ledger.read(registry -> {
      FileViews views = registry.files().views();
      for (FileId file : request.files()) {
        if (mayCome && views.isUnheard(session.actor(), file)) {
          unheard.add(file);
          offered.add(file);
        } else {
          (views.offers(session.actor(), file) ? offered : refused).add(file);
        }
      }
      return request;
    });
    Set<FileId> ended = new HashSet<>(request.first() ? session.offers() : Set.of());
    offered.forEach(ended::remove);
    fileNews.around(ended, () -> sessions.withdraw(session, ended));
    fileNews.around(offered, () -> sessions.offer(session, offered));
    return new TrackerReply.Announced(refused, unheard);
  }

  TrackerReply stopShare(Actor actor, TrackerRequest.StopShare request) throws CoveyException {
    changes.make(
        actor.device(),
        request.operation(),
        registry -> registry.files().stopShare(actor.account(), request.group(), request.name()));
    return new TrackerReply.Done();
  }
}
