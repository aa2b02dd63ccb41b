package dev.covey.testing;

import dev.covey.content.FileHasher;
import dev.covey.content.FileStamp;
import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.Fingerprint;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.model.Manifest;
import dev.covey.model.OperationId;
import dev.covey.model.UserName;
import dev.covey.peer.session.Network;
import dev.covey.peer.session.Session;
import dev.covey.peer.session.SessionMemory;
import dev.covey.peer.session.SessionSettings;
import dev.covey.peer.session.SessionToken;
import dev.covey.peer.transfer.Catalogue;
import dev.covey.peer.transfer.Offered;
import dev.covey.peer.transfer.Parts;
import dev.covey.peer.transfer.TransferContext;
import dev.covey.peer.transfer.Uploads;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import dev.covey.trust.DeviceIdentity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A seeder of one file, made of a real session and real uploads behind a {@link Floodgate}: it
 * sends a beginning, and the rest when a test lets it.
 */
public final class HeldSeeder implements AutoCloseable {
  private static final SessionSettings SETTINGS =
      new SessionSettings(
          "held",
          Duration.ofMillis(500),
          Duration.ofSeconds(10),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5));

  private final Session session;
  private final Uploads uploads;
  private final Floodgate gate;
  private volatile Optional<Offered> offered = Optional.empty();

  private HeldSeeder(LoopbackNetwork network, Path directory, long allowance)
      throws CoveyException {
    DeviceIdentity identity = DeviceIdentity.openOrCreate(directory);
    session = new Session(SETTINGS, identity, new Memory(network.fingerprint(), network.tracker()));
    uploads =
        new Uploads(
            new TransferContext(identity, session, LoopbackNetwork.patient(), new Parts()),
            new One(),
            Optional.of(Endpoint.loopback(0)));
    uploads.start();
    gate = new Floodgate(uploads.local(), allowance);
    session.start(Optional.of(gate.endpoint().host()), gate.endpoint().port());
  }

  /**
   * A user of that name shares a file in a group that is made for it.
   *
   * @param allowance bytes that a downloader gets at first
   */
  public static HeldSeeder of(
      LoopbackNetwork network, Path file, UserName user, GroupName group, long allowance)
      throws CoveyException {
    HeldSeeder seeder = new HeldSeeder(network, file.resolveSibling("held-" + user), allowance);
    seeder.share(file, user, group);
    return seeder;
  }

  private void share(Path file, UserName user, GroupName group) throws CoveyException {
    session.askUnsigned(
        new TrackerRequest.CreateUser(OperationId.random(), user, LoopbackNetwork.PASSWORD),
        TrackerReply.Done.class);
    var _ = session.login(user, LoopbackNetwork.PASSWORD, false);
    ask(new TrackerRequest.CreateGroup(OperationId.random(), group));
    FileStamp stamp = FileStamp.of(file);
    Manifest manifest = FileHasher.hash(file, _ -> {}, () -> false);
    ask(
        new TrackerRequest.PutManifest(
            manifest.id(), manifest.size(), manifest.digests(), 0, manifest.hashes()));
    TrackerReply.Uploaded as =
        session.ask(
            new TrackerRequest.UploadFile(
                OperationId.random(),
                group,
                new FileName(file.getFileName().toString()),
                manifest.size(),
                manifest.digests(),
                manifest.id()),
            TrackerReply.Uploaded.class);
    offered = Optional.of(new Offered(as.file(), as.group(), file, manifest, stamp));
  }

  private void ask(TrackerRequest request) throws CoveyException {
    session.ask(request, TrackerReply.Done.class);
  }

  /** Lets a user into the group. */
  public void accept(GroupName group, UserName user) throws CoveyException {
    ask(new TrackerRequest.AcceptRequest(OperationId.random(), group, user));
  }

  /** Sends the rest. */
  public void letGo() {
    gate.open();
  }

  @Override
  public void close() {
    gate.close();
    session.close();
    uploads.close();
  }

  private final class One implements Catalogue {
    @Override
    public Optional<Offered> find(GroupId group, FileId file) {
      return offered.filter(one -> one.file().equals(file) && one.group().equals(group));
    }

    @Override
    public void broken(Offered which, CoveyException why) {
      throw new IllegalStateException(why);
    }

    @Override
    public void sent(Offered which, long bytes) {}
  }

  /** One tracker, and nothing to remember. */
  private record Memory(Fingerprint fingerprint, Endpoint tracker) implements SessionMemory {
    @Override
    public Optional<Network> network() {
      return Optional.of(new Network(fingerprint, List.of(), List.of(tracker)));
    }

    @Override
    public List<String> ticketKeys(Fingerprint of) {
      return List.of();
    }

    @Override
    public void welcomed(Fingerprint of, String name, List<String> keys, List<Endpoint> trackers) {}

    @Override
    public Optional<SessionToken> session() {
      return Optional.empty();
    }

    @Override
    public void session(Optional<SessionToken> kept) {}
  }
}
