package dev.covey.demo;

import dev.covey.local.LocalNetwork;
import dev.covey.local.LocalNetworkConfig;
import dev.covey.model.CoveyException;
import dev.covey.model.DownloadId;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileListing;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.Subscription;
import dev.covey.model.UserName;
import dev.covey.peer.FolderSpace;
import dev.covey.peer.NetworkPeer;
import dev.covey.peer.Peer;
import dev.covey.peer.PeerConfig;
import dev.covey.peer.PeerEvent;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferState;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Plays the main job once on the calling thread and tells what it does; the peers have their own
 * threads.
 */
public final class Demo {
  private static final GroupName GROUP = new GroupName("demo");
  private static final String PASSWORD = "correct horse battery";
  private static final long POLL_MILLISECONDS = 20;
  private static final double MIB = 1 << 20;

  private final DemoOptions options;
  private final PrintStream out;

  /** What the peers need, the last opened first. */
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  private final Collection<NetworkPeer> peers = new ConcurrentLinkedQueue<>();

  public Demo(DemoOptions options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /**
   * Runs it.
   *
   * @throws CoveyException why the file did not arrive as it was
   */
  public void run() throws CoveyException, IOException {
    try (TemporaryFolder folder = new TemporaryFolder()) {
      try {
        play(folder.path());
      } finally {
        closeAll();
      }
    }
  }

  private void play(Path folder) throws CoveyException, IOException {
    Underway<Path> source = source(folder);
    open.push(source);
    LocalNetwork network = new LocalNetwork(LocalNetworkConfig.onLoopback("demo", folder));
    open.push(network);
    network.start();
    out.printf(
        Locale.ROOT,
        "network  balancer on %s, tracker on %s%n",
        network.balancer(),
        network.tracker());

    List<String> names = new ArrayList<>(List.of("owner", "downloader"));
    for (int i = 1; i <= options.seeders(); i++) {
      names.add("seeder-" + i);
    }
    List<Peer> users = SideBySide.call(names, name -> signedIn(name, folder, network));
    admit(names, users);
    Peer downloader = users.get(1);
    List<Peer> seeders = users.subList(2, users.size());
    out.printf(
        Locale.ROOT,
        "group    %s: owner, %d seeders and a downloader let in%n",
        GROUP,
        options.seeders());

    Path file = source.await();
    SideBySide.call(seeders, seeder -> seeder.share(file, GROUP).await());
    FileListing listing = downloader.listFiles(GROUP).getFirst();
    out.printf(
        Locale.ROOT,
        "share    %s, %d bytes in %d pieces, %d seeders%n",
        listing.name(),
        listing.size(),
        listing.pieces(),
        listing.seeders());
    fetch(downloader, listing, file, folder.resolve("fetched"));
    if (options.small() > 0) {
      new SmallFiles(folder.resolve("small"), options.small())
          .play(seeders.getFirst(), downloader, GROUP, out);
    }
  }

  private void fetch(Peer downloader, FileListing listing, Path source, Path destination)
      throws CoveyException, IOException {
    Files.createDirectory(destination);
    ProgressBar bar = new ProgressBar(out, options.terminal());
    long started = System.nanoTime();
    TransferSnapshot download = download(downloader, listing.name(), destination, bar);
    double seconds = (System.nanoTime() - started) / 1e9;
    bar.end(download, seconds);
    requireCompleted(download);
    if (Files.mismatch(source, download.destination()) != -1) {
      throw new CoveyException(
          ErrorCode.CONTENT_MISMATCH, "the downloaded file is not the shared one");
    }
    showAssignment(download);
    long serving = download.peers().stream().filter(peer -> peer.pieces() > 0).count();
    out.printf(
        Locale.ROOT,
        "verified %d from %d peers in %.2f s (%.1f MiB/s), sha1 %s, sha256 %s%n",
        listing.size(),
        serving,
        seconds,
        listing.size() / MIB / seconds,
        listing.digests().sha1(),
        listing.digests().sha256());
  }

  /** The download as it ended, well or not. */
  private static TransferSnapshot download(
      Peer downloader, FileName name, Path destination, ProgressBar bar) throws CoveyException {
    CountDownLatch ended = new CountDownLatch(1);
    try (Subscription _ = downloader.onEvent(event -> countDownAtEnd(event, ended))) {
      DownloadId id = downloader.download(GROUP, name, Optional.of(destination), false);
      while (!await(ended)) {
        bar.show(downloader.download(id).orElseThrow());
      }
      return downloader.download(id).orElseThrow();
    }
  }

  private static void countDownAtEnd(PeerEvent event, CountDownLatch ended) {
    if (event instanceof PeerEvent.DownloadCompleted || event instanceof PeerEvent.DownloadFailed) {
      ended.countDown();
    }
  }

  private static void requireCompleted(TransferSnapshot download) throws CoveyException {
    if (download.state() == TransferState.COMPLETED) {
      return;
    }
    throw new CoveyException(
        download.error().map(TransferSnapshot.Problem::code).orElse(ErrorCode.FAILED),
        download.error().map(TransferSnapshot.Problem::message).orElse("the download was ended"));
  }

  private void showAssignment(TransferSnapshot download) {
    for (TransferSnapshot.PeerView peer : download.peers()) {
      out.printf(
          Locale.ROOT,
          "  %-12s %5d pieces (cap %d), %d failures, score %.2f%n",
          peer.user(),
          peer.pieces(),
          peer.cap(),
          peer.failures(),
          peer.score());
    }
  }

  /** The file to share: a made one is ready some time later. */
  private Underway<Path> source(Path folder) throws CoveyException, IOException {
    if (options.file().isPresent()) {
      return Underway.start("demo-file", options.file()::get);
    }
    long needed = 2 * options.size();
    long usable = FolderSpace.of(folder).orElse(needed);
    if (usable < needed) {
      throw new CoveyException(
          ErrorCode.DISK_FULL,
          "%s has %.0f MiB free and the demo needs %.0f: give a smaller --size."
              .formatted(folder.getParent(), usable / MIB, needed / MIB));
    }
    return Underway.start(
        "demo-sample",
        () -> {
          Path file = folder.resolve("sample.bin");
          SampleFile.write(file, options.size());
          return file;
        });
  }

  /** Makes the group of the first peer, and lets the others in. */
  private static void admit(List<String> names, List<Peer> peers) throws CoveyException {
    Peer owner = peers.getFirst();
    owner.createGroup(GROUP);
    for (int i = 1; i < peers.size(); i++) {
      peers.get(i).joinGroup(GROUP);
      owner.acceptRequest(GROUP, new UserName(names.get(i)));
    }
  }

  private Peer signedIn(String name, Path folder, LocalNetwork network) throws CoveyException {
    PeerConfig config =
        PeerConfig.defaults(folder.resolve(name), folder.resolve("network"))
            .withNetwork(Optional.of(network.balancer()), List.of(network.tracker()))
            .withListen(Endpoint.loopback(0))
            .withDeviceName(name);
    NetworkPeer peer = new NetworkPeer(config);
    peers.add(peer);
    peer.start();
    UserName user = new UserName(name);
    peer.createUser(user, PASSWORD);
    peer.login(user, PASSWORD, false);
    return peer;
  }

  /** The peers side by side, as each mostly waits for the tracker and the disk; then the rest. */
  private void closeAll() {
    List<Underway<Void>> farewells = new ArrayList<>();
    for (NetworkPeer peer : peers) {
      farewells.add(Underway.start("demo-farewell", () -> close(peer)));
    }
    for (Underway<Void> farewell : farewells) {
      close(farewell::await);
    }
    while (!open.isEmpty()) {
      close(open.pop());
    }
  }

  private Void close(AutoCloseable each) {
    try {
      each.close();
    } catch (Exception e) {
      out.printf(Locale.ROOT, "could not close: %s%n", e.getMessage());
    }
    return null;
  }

  private static boolean await(CountDownLatch ended) throws CoveyException {
    try {
      return ended.await(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CoveyException(ErrorCode.CANCELLED, "interrupted", e);
    }
  }
}
