package dev.covey.peer.transfer;

import dev.covey.model.CoveyException;
import dev.covey.model.DeviceId;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileId;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.model.Manifest;
import dev.covey.model.Seeder;
import dev.covey.model.Subscription;
import dev.covey.model.UserName;
import dev.covey.peer.session.TrackerLink;
import dev.covey.protocol.Limits;
import dev.covey.protocol.TrackerEvent;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import dev.covey.trust.Ticket;
import dev.covey.trust.TicketSigner;
import dev.covey.trust.TicketVerifier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A network's trackers as the transfer room sees them: one group, one file, one asking user. */
final class FakeTracker implements TrackerLink {
  static final UserName DOWNLOADER = new UserName("dora");

  final GroupId group;
  final FileId file;
  final GroupName groupName = new GroupName("films");
  final Map<DeviceId, Double> scores = new ConcurrentHashMap<>();

  private final TicketSigner signer;
  private final TicketVerifier verifier;
  private final DeviceId asking;
  private final Manifest manifest;
  private final List<Seeder> seeders;
  private final List<Consumer<TrackerEvent>> listeners = new CopyOnWriteArrayList<>();

  volatile Duration ticketLife = Duration.ofMinutes(1);
  volatile Optional<CoveyException> refusal = Optional.empty();

  /** What becomes of an answer that is under way: it may be held up. */
  volatile Runnable onItsWay = () -> {};

  volatile Optional<Instant> cutOffSince = Optional.empty();

  /** How far the trackers' clock is ahead of the machine's. */
  volatile Duration ahead = Duration.ZERO;

  FakeTracker(TicketSigner signer, DeviceId asking, Manifest manifest) throws CoveyException {
    this(signer, asking, manifest, GroupId.random(), FileId.random(), new CopyOnWriteArrayList<>());
  }

  private FakeTracker(
      TicketSigner signer,
      DeviceId asking,
      Manifest manifest,
      GroupId group,
      FileId file,
      List<Seeder> seeders)
      throws CoveyException {
    this.group = group;
    this.file = file;
    this.seeders = seeders;
    this.signer = signer;
    this.verifier = new TicketVerifier(List.of(signer.publicKey()));
    this.asking = asking;
    this.manifest = manifest;
  }

  /** The same trackers as another device sees them. */
  FakeTracker askedBy(DeviceId other) throws CoveyException {
    return new FakeTracker(signer, other, manifest, group, file, seeders);
  }

  /** Trackers of the same network that another device asks, and that know nobody else. */
  FakeTracker askedBy(DeviceId other, Seeder only) throws CoveyException {
    return new FakeTracker(
        signer, other, manifest, group, file, new CopyOnWriteArrayList<>(List.of(only)));
  }

  void add(Seeder seeder) {
    seeders.add(seeder);
    tell(new TrackerEvent.SeedersChanged(file, groupName));
  }

  void remove(DeviceId device) {
    seeders.removeIf(seeder -> seeder.device().equals(device));
    tell(new TrackerEvent.SeedersChanged(file, groupName));
  }

  private void tell(TrackerEvent event) {
    listeners.forEach(listener -> listener.accept(event));
  }

  void refuse(ErrorCode code, String sentence) {
    refusal = Optional.of(new CoveyException(code, sentence));
  }

  String ticket() {
    return sign(new Ticket(DOWNLOADER, asking, group, file, Instant.now().plus(ticketLife)));
  }

  /** For several files of the group. */
  String ticket(List<FileId> files) {
    return sign(new Ticket(DOWNLOADER, asking, group, files, Instant.now().plus(ticketLife)));
  }

  String sign(Ticket ticket) {
    return signer.sign(ticket);
  }

  @Override
  public <R extends TrackerReply> R ask(TrackerRequest request, Class<R> reply)
      throws CoveyException {
    if (refusal.isPresent()) {
      throw new CoveyException(refusal.get().code(), refusal.get().getMessage());
    }
    return reply.cast(
        switch (request) {
          case TrackerRequest.FindSeeders _ -> {
            TrackerReply answer = new TrackerReply.Seeders(others(), ticket());
            onItsWay.run();
            yield answer;
          }
          case TrackerRequest.FindBundle(List<FileId> files) ->
              new TrackerReply.Bundle(files, others(), ticket(files));
          case TrackerRequest.GetManifest(FileId _, int from) -> page(from);
          case TrackerRequest.ReportScores(List<TrackerRequest.Score> reported) -> {
            reported.forEach(score -> scores.put(score.device(), score.score()));
            yield new TrackerReply.Done();
          }
          default -> throw new IllegalArgumentException("a transfer asks " + request);
        });
  }

  private List<Seeder> others() {
    return seeders.stream().filter(seeder -> !seeder.device().equals(asking)).toList();
  }

  private TrackerReply page(int from) {
    int to = Math.min(manifest.pieceCount(), from + Limits.MANIFEST_PAGE);
    return new TrackerReply.ManifestPage(from, manifest.hashes().slice(from, to));
  }

  @Override
  public Subscription onEvent(Consumer<TrackerEvent> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public Optional<TicketVerifier> tickets() {
    return Optional.of(verifier);
  }

  @Override
  public Instant judgedAt() {
    return cutOffSince.orElseGet(() -> Instant.now().plus(ahead));
  }

  @Override
  public boolean online() {
    return refusal.isEmpty();
  }
}
