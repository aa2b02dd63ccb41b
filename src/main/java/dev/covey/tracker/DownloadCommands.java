package dev.covey.tracker;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileId;
import dev.covey.model.GroupId;
import dev.covey.model.PieceHashes;
import dev.covey.model.Pieces;
import dev.covey.model.Seeder;
import dev.covey.model.UserName;
import dev.covey.protocol.Limits;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import dev.covey.tracker.registry.FileDetails;
import dev.covey.tracker.registry.FileViews;
import dev.covey.tracker.registry.Holder;
import dev.covey.tracker.registry.Registry;
import dev.covey.tracker.store.Ledger;
import dev.covey.tracker.store.TrackerStore;
import dev.covey.trust.Ticket;
import dev.covey.trust.TicketSigner;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What a member needs to fetch a file: its identity, hashes, seeders and a ticket (D1, X3). */
final class DownloadCommands {
  /** Short, so that a removal takes effect at every seeder within a minute (G6). */
  static final Duration TICKET_LIFE = Duration.ofSeconds(60);

  private final Ledger ledger;
  private final TrackerStore store;
  private final Attendance attendance;
  private final Sessions sessions;
  private final FileNews fileNews;
  private final Scores scores;
  private final SeederLists seeders;
  private final TicketSigner signer;
  private final InstantSource clock;
  private final BundleCommands bundles;

  DownloadCommands(
      Ledger ledger,
      TrackerStore store,
      Attendance attendance,
      FileNews fileNews,
      Scores scores,
      TicketSigner signer,
      InstantSource clock) {
    this.ledger = ledger;
    this.store = store;
    this.attendance = attendance;
    this.sessions = attendance.here();
    this.fileNews = fileNews;
    this.scores = scores;
    this.seeders = new SeederLists(attendance, scores);
    this.signer = signer;
    this.clock = clock;
    this.bundles = new BundleCommands(ledger, attendance, seeders, signer, clock);
  }

  /** A file that somebody may fetch, under the name that the somebody has now. */
  private record Allowed(
      FileDetails file, List<Holder> holders, List<Holder> fetchers, UserName user) {}

  /** Finds the file, if that account may have it. */
  private interface Finding {
    FileDetails in(Registry registry) throws CoveyException;
  }

  TrackerReply download(Session session, TrackerRequest.DownloadFile request)
      throws CoveyException {
    Allowed allowed =
        allow(
            session,
            registry ->
                registry.files().views().find(session.account(), request.group(), request.name()));
    FileDetails file = allowed.file();
    return new TrackerReply.Grant(
        file.file(),
        file.group(),
        file.name(),
        file.size(),
        file.digests(),
        file.manifest(),
        file.sharedBy(),
        seeders(session, allowed),
        ticket(session, allowed),
        hashes(file));
  }

  /** Empty if they are too many for one answer, or not here yet. */
  private Optional<PieceHashes> hashes(FileDetails file) throws CoveyException {
    int count = Pieces.count(file.size());
    if (count == 0) {
      return Optional.of(PieceHashes.of(new byte[0]));
    }
    return count > Limits.GRANT_PIECES ? Optional.empty() : store.page(file.manifest(), 0);
  }

  TrackerReply bundle(Session session, TrackerRequest.FindBundle request) throws CoveyException {
    return bundles.find(session, request);
  }

  TrackerReply findSeeders(Session session, TrackerRequest.FindSeeders request)
      throws CoveyException {
    Allowed allowed =
        allow(
            session, registry -> registry.files().views().find(session.account(), request.file()));
    boolean serving = request.serving() && session.serving().isPresent();
    if (serving != session.parts().contains(request.file())) {
      fileNews.around(
          List.of(request.file()), () -> sessions.fetch(session, request.file(), serving));
    }
    return new TrackerReply.Seeders(seeders(session, allowed), ticket(session, allowed));
  }

  private Allowed allow(Session session, Finding finding) throws CoveyException {
    return ledger.read(registry -> {
      FileDetails file = finding.in(registry);
      UserName user = registry.accounts().name(session.account()).orElseThrow();
      FileViews views = registry.files().views();
      return new Allowed(
          file,
          views.seeders(file.file(), attendance),
          views.fetchers(file.file(), attendance),
          user);
    });
  }

  /** Of very many, some by chance, so that all of them are asked by somebody. */
  private List<Seeder> seeders(Session asking, Allowed allowed) {
    List<Seeder> whole = seeders.of(asking, allowed.holders());
    List<Seeder> part = seeders.fetching(asking, allowed.fetchers());
    Collections.shuffle(part);
    whole.addAll(part.subList(0, Math.min(part.size(), Limits.PAGE - whole.size())));
    return whole;
  }

  private String ticket(Session session, Allowed allowed) {
    GroupId group = allowed.file().group();
    FileId file = allowed.file().file();
    return signer.sign(
        new Ticket(
            allowed.user(), session.device(), group, file, clock.instant().plus(TICKET_LIFE)));
  }

  TrackerReply manifestPage(Session session, TrackerRequest.GetManifest request)
      throws CoveyException {
    FileDetails file =
        ledger.read(registry -> registry.files().views().find(session.account(), request.file()));
    if (Pieces.count(file.size()) == 0 && request.from() == 0) {
      return new TrackerReply.ManifestPage(0, PieceHashes.of(new byte[0]));
    }
    PieceHashes hashes =
        store
            .page(file.manifest(), request.from())
            .orElseThrow(() -> missing(file, request.from()));
    return new TrackerReply.ManifestPage(request.from(), hashes);
  }

  private CoveyException missing(FileDetails file, int from) {
    try {
      if (store.manifest(file.manifest()).isEmpty()) {
        return new CoveyException(
            ErrorCode.BUSY, "The file's hashes are on their way here from another tracker.");
      }
    } catch (CoveyException e) {
      return e;
    }
    return new CoveyException(
        ErrorCode.BAD_REQUEST, "No page of this manifest begins at piece %d.".formatted(from));
  }

  TrackerReply report(Session session, TrackerRequest.ReportScores request) {
    scores.report(session, request.scores());
    return new TrackerReply.Done();
  }
}
