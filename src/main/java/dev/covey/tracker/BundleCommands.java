package dev.covey.tracker;

import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.DeviceId;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileId;
import dev.covey.model.Pieces;
import dev.covey.model.UserName;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import dev.covey.tracker.registry.FileDetails;
import dev.covey.tracker.registry.FileViews;
import dev.covey.tracker.registry.Holder;
import dev.covey.tracker.registry.Registry;
import dev.covey.tracker.store.Ledger;
import dev.covey.trust.Ticket;
import dev.covey.trust.TicketSigner;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One ticket, and the seeders, for many small files of a group: to ask for each by itself would
 * cost more than the files (D1, X3). Any thread may use it.
 */
final class BundleCommands {
  private static final Logger log = LoggerFactory.getLogger(BundleCommands.class);

  private final Ledger ledger;
  private final Attendance attendance;
  private final SeederLists seeders;
  private final TicketSigner signer;
  private final InstantSource clock;

  BundleCommands(
      Ledger ledger,
      Attendance attendance,
      SeederLists seeders,
      TicketSigner signer,
      InstantSource clock) {
    this.ledger = ledger;
    this.attendance = attendance;
    this.seeders = seeders;
    this.signer = signer;
    this.clock = clock;
  }

  /** What of the files somebody may have, and who has it. */
  private record Allowed(List<FileDetails> files, List<Holder> holders, UserName user) {}

  /** Leaves out what is gone, too large, closed to the asking account, or of another group. */
  TrackerReply find(Session session, TrackerRequest.FindBundle request) throws CoveyException {
    Allowed allowed = ledger.read(registry -> allow(registry, session.account(), request.files()));
    List<FileId> files = allowed.files().stream().map(FileDetails::file).toList();
    Ticket ticket =
        new Ticket(
            allowed.user(),
            session.device(),
            allowed.files().getFirst().group(),
            files,
            clock.instant().plus(DownloadCommands.TICKET_LIFE));
    return new TrackerReply.Bundle(
        files, seeders.of(session, allowed.holders()), signer.sign(ticket));
  }

  private Allowed allow(Registry registry, AccountId account, List<FileId> asked)
      throws CoveyException {
    FileViews views = registry.files().views();
    List<FileDetails> files = new ArrayList<>();
    Map<DeviceId, Holder> holders = new LinkedHashMap<>();
    for (FileId id : new LinkedHashSet<>(asked)) {
      Optional<FileDetails> file = find(views, account, id);
      if (file.isPresent() && belongs(file.get(), files)) {
        files.add(file.get());
        views.seeders(id, attendance).forEach(one -> holders.put(one.device(), one));
      }
    }
    if (files.isEmpty()) {
      throw new CoveyException(
          ErrorCode.UNKNOWN_FILE, "None of these files is there; list_files shows what there is.");
    }
    return new Allowed(
        files, List.copyOf(holders.values()), registry.accounts().name(account).orElseThrow());
  }

  private static Optional<FileDetails> find(FileViews views, AccountId account, FileId id) {
    try {
      return Optional.of(views.find(account, id));
    } catch (CoveyException e) {
      log.debug("{} is not in a bundle: {}", id, e.getMessage());
      return Optional.empty();
    }
  }

  private static boolean belongs(FileDetails file, List<FileDetails> others) {
    return Pieces.count(file.size()) == 1
        && (others.isEmpty() || others.getFirst().group().equals(file.group()));
  }
}
