package dev.covey.peer.transfer;

import dev.covey.content.FileHasher;
import dev.covey.content.FileStamp;
import dev.covey.model.CoveyException;
import dev.covey.model.DeviceId;
import dev.covey.model.DownloadId;
import dev.covey.model.Endpoint;
import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.GroupId;
import dev.covey.model.Manifest;
import dev.covey.model.Seeder;
import dev.covey.model.UserName;
import dev.covey.trust.DeviceIdentity;
import dev.covey.trust.NetworkAuthority;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A file, those who serve it over real TLS sockets on loopback, and somebody who downloads it.
 * Close it to close them all.
 */
final class LoopbackSwarm implements AutoCloseable {
  /** Gives nobody up whom only a busy machine holds up. */
  static final TransferSettings PATIENT = settings(Duration.ofSeconds(25));

  /** For tests of those who stall, which have to be waited out. */
  static final TransferSettings HASTY = settings(Duration.ofSeconds(2));

  private static TransferSettings settings(Duration timeout) {
    return new TransferSettings(0.2, 0.8, 1.25, 3, timeout, timeout, 50, 2);
  }

  final Path folder;
  final Path source;
  final Manifest manifest;
  final DeviceIdentity downloader;
  final FakeTracker tracker;
  final Shelf shelf = new Shelf();

  /** Up: of all seeders together; down: of all downloads. */
  final Throttles throttles = Throttles.unlimited();

  private final TransferSettings settings;
  private final List<Runnable> closing = new ArrayList<>();
  private int devices;

  /** What the honest seeders offer, and what became of it. */
  static final class Shelf implements Catalogue {
    final Map<FileId, Offered> offers = new ConcurrentHashMap<>();
    final List<CoveyException> broken = new ArrayList<>();
    final AtomicLong sent = new AtomicLong();

    @Override
    public Optional<Offered> find(GroupId group, FileId file) {
      return Optional.ofNullable(offers.get(file)).filter(one -> one.group().equals(group));
    }

    @Override
    public synchronized void broken(Offered offered, CoveyException why) {
      broken.add(why);
      offers.remove(offered.file());
    }

    synchronized List<CoveyException> complaints() {
      return List.copyOf(broken);
    }

    @Override
    public void sent(Offered offered, long bytes) {
      sent.addAndGet(bytes);
    }
  }

  LoopbackSwarm(Path folder, long size) throws CoveyException, IOException {
    this(folder, randomFile(folder.resolve("source.bin"), size));
  }

  LoopbackSwarm(Path folder, Path source) throws CoveyException, IOException {
    this(folder, source, PATIENT);
  }

  /** One in which those who stall are given up soon. */
  static LoopbackSwarm hasty(Path folder, long size) throws CoveyException, IOException {
    return new LoopbackSwarm(folder, randomFile(folder.resolve("source.bin"), size), HASTY);
  }

  private LoopbackSwarm(Path folder, Path source, TransferSettings settings)
      throws CoveyException, IOException {
    this.settings = settings;
    this.folder = folder;
    this.source = source;
    FileStamp stamp = FileStamp.of(source);
    this.manifest = FileHasher.hash(source, _ -> {}, () -> false);
    this.downloader = device();
    NetworkAuthority network = NetworkAuthority.openOrCreate(folder.resolve("network"), "test");
    this.tracker = new FakeTracker(network.ticketSigner(), downloader.id(), manifest);
    shelf.offers.put(
        tracker.file, new Offered(tracker.file, tracker.group, source, manifest, stamp));
  }

  private static Path randomFile(Path path, long size) throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    byte[] buffer = new byte[1 << 16];
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
      for (long left = size; left > 0; left -= buffer.length) {
        random.nextBytes(buffer);
        out.write(buffer, 0, (int) Math.min(left, buffer.length));
      }
    }
    return path;
  }

  DeviceIdentity device() throws CoveyException, IOException {
    Path directory = Files.createDirectories(folder.resolve("device" + devices++));
    return DeviceIdentity.openOrCreate(directory);
  }

  TransferContext context(DeviceIdentity device, Parts parts) {
    return new TransferContext(device, tracker, settings, parts, (_, _) -> List.of(), throttles);
  }

  /** An honest seeder, known to the tracker. */
  Uploads seeder(String user) throws CoveyException, IOException {
    DeviceIdentity device = device();
    Uploads uploads = uploads(device);
    tracker.add(listing(user, device.id(), uploads.local()));
    return uploads;
  }

  Uploads uploads(DeviceIdentity device) throws CoveyException {
    Uploads uploads =
        new Uploads(context(device, new Parts()), shelf, Optional.of(Endpoint.loopback(0)));
    closing.add(uploads::close);
    uploads.start();
    return uploads;
  }

  /** A seeder that does as the script says, known to the tracker. */
  ScriptedPeer scripted(String user, ScriptedPeer.Script script)
      throws CoveyException, IOException {
    ScriptedPeer peer = new ScriptedPeer(device(), manifest, source, script);
    closing.add(peer::close);
    tracker.add(listing(user, peer.device(), peer.local()));
    return peer;
  }

  static Seeder listing(String user, DeviceId device, Endpoint endpoint) {
    return new Seeder(device, new UserName(user), user + "-laptop", endpoint, 0.5, true);
  }

  DownloadSpec spec() {
    return spec(folder.resolve("copy.bin"));
  }

  DownloadSpec spec(Path destination) {
    return new DownloadSpec(
        DownloadId.random(),
        tracker.groupName,
        tracker.group,
        tracker.file,
        new FileName("source.bin"),
        manifest.size(),
        manifest.digests(),
        manifest.id(),
        destination,
        false,
        Instant.now());
  }

  Download download() {
    return download(spec());
  }

  Download download(DownloadSpec spec) {
    return download(spec, new Quiet());
  }

  Download download(DownloadSpec spec, Download.Observer observer) {
    Download download =
        new Download(spec, Optional.empty(), context(downloader, new Parts()), observer);
    closing.add(download::close);
    return download;
  }

  /** Looks away. */
  static final class Quiet implements Download.Observer {
    @Override
    public void manifestKnown(DownloadId id, Manifest manifest) {}

    @Override
    public void changed(TransferSnapshot snapshot) {}
  }

  @Override
  public void close() {
    closing.reversed().forEach(Runnable::run);
  }
}
