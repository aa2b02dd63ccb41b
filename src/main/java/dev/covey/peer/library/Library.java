package dev.covey.peer.library;

import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.DownloadId;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileId;
import dev.covey.model.Fingerprint;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this device remembers, in {@code library.db} (D12). Any thread may use it; every change
 * outlasts this process when its method returns, and a power cut too unless its method says that it
 * is noted: then it does so some moments later.
 *
 * <p>All methods throw {@link ErrorCode#FAILED}, naming the file, if that is damaged or cannot be
 * used.
 */
public final class Library implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Library.class);
  private static final String FILE = "library.db";

  private static final String JOINED = "joined network";
  private static final String SESSION = "session";
  private static final String DOWNLOAD_FOLDER = "download folder";
  private static final String LIMITS = "rate limits";
  private static final String AT_ONCE = "downloads at once";
  private static final String LISTEN_PORT = "listen port";
  private static final String QUEUE = "queue";
  private static final String LAST_ACCOUNT = "last account";

  private final DirectoryLock lock;
  private final Database database;
  private final ShareTable shares;
  private final DownloadTable downloads;
  private final NetworkTable networks;
  private final SettingTable settings;

  private Library(DirectoryLock lock, Database database) {
    this.lock = lock;
    this.database = database;
    this.shares = new ShareTable(database);
    this.downloads = new DownloadTable(database);
    this.networks = new NetworkTable(database);
    this.settings = new SettingTable(database);
  }

  /**
   * Opens the library of a data directory, making both if they are not there.
   *
   * @throws CoveyException also if another peer uses the directory now
   */
  public static Library open(Path directory) throws CoveyException {
    DirectoryLock lock = DirectoryLock.take(directory);
    try {
      return new Library(lock, Database.open(directory.resolve(FILE)));
    } catch (CoveyException | RuntimeException e) {
      release(lock);
      throw e;
    }
  }

  /**
   * Has what is noted brought to the disk by itself from now on; until then, and without it, what
   * is kept next takes it there.
   *
   * @param threads starts a thread of that name
   */
  public void start(BiFunction<String, Runnable, Thread> threads) throws CoveyException {
    database.start(threads);
  }

  // Shares

  /** What every account shares from this device, oldest first. */
  public List<KeptShare> shares() throws CoveyException {
    return shares.all();
  }

  /** Keeps a share, in place of the account's earlier one of that file. */
  public void put(KeptShare share) throws CoveyException {
    shares.put(share);
  }

  /**
   * Notes shares, each in place of the account's earlier one of that file: for those that nobody
   * waits for. A power cut may lose them with the downloads that they come from.
   */
  public void note(List<KeptShare> all) throws CoveyException {
    shares.note(all);
  }

  /** Notes that these shares changed, as {@link #update} does. */
  public void update(List<KeptShare> all) throws CoveyException {
    shares.update(all);
  }

  /** Notes a share's stamp, registration, problem and count of bytes sent. */
  public void update(KeptShare share) throws CoveyException {
    shares.update(List.of(share));
  }

  public void removeShare(AccountId account, FileId file) throws CoveyException {
    shares.remove(account, file);
  }

  // Downloads

  /** Every download, oldest first. */
  public List<KeptDownload> downloads() throws CoveyException {
    return downloads.all();
  }

  /** Notes a download as it is now. */
  public void put(KeptDownload download) throws CoveyException {
    downloads.put(List.of(download));
  }

  /** Notes downloads as they are now, all or none. */
  public void put(List<KeptDownload> all) throws CoveyException {
    downloads.put(all);
  }

  public void removeDownload(DownloadId id) throws CoveyException {
    downloads.remove(id);
  }

  // Networks

  /** The network that the user chose to join, if it is not the one founded on this computer. */
  public Optional<JoinedNetwork> joined() throws CoveyException {
    return settings.get(JOINED, JoinedNetwork::of);
  }

  public void joined(Optional<JoinedNetwork> network) throws CoveyException {
    settings.put(JOINED, network.map(JoinedNetwork::lines));
  }

  /** What is known of a network. */
  public Optional<KnownNetwork> network(Fingerprint fingerprint) throws CoveyException {
    return networks.find(fingerprint);
  }

  public void put(KnownNetwork network) throws CoveyException {
    networks.put(network);
  }

  // Session and settings

  /** The session to restore at the next start. */
  public Optional<KeptSession> session() throws CoveyException {
    return settings.get(SESSION, KeptSession::of);
  }

  public void session(Optional<KeptSession> session) throws CoveyException {
    settings.put(SESSION, session.map(KeptSession::lines));
  }

  /** The folder that the user chose for downloads. */
  public Optional<Path> downloadFolder() throws CoveyException {
    return settings.get(DOWNLOAD_FOLDER, lines -> Path.of(String.join("\n", lines)));
  }

  public void downloadFolder(Path folder) throws CoveyException {
    settings.put(DOWNLOAD_FOLDER, List.of(folder.toString()));
  }

  /** The port that the user chose to serve pieces on. */
  public OptionalInt listenPort() throws CoveyException {
    Optional<Integer> port = settings.get(LISTEN_PORT, lines -> Integer.parseInt(lines.getFirst()));
    return port.isPresent() ? OptionalInt.of(port.get()) : OptionalInt.empty();
  }

  /**
   * @param port empty: a free one at each start (N1)
   */
  public void listenPort(OptionalInt port) throws CoveyException {
    settings.put(
        LISTEN_PORT,
        port.isPresent()
            ? Optional.of(List.of(Integer.toString(port.getAsInt())))
            : Optional.empty());
  }

  /** The rate limits that the user chose. */
  public Optional<KeptLimits> limits() throws CoveyException {
    return settings.get(LIMITS, KeptLimits::of);
  }

  public void limits(KeptLimits limits) throws CoveyException {
    settings.put(LIMITS, limits.lines());
  }

  /** How many downloads the user lets run at once. */
  public Optional<Integer> downloadsAtOnce() throws CoveyException {
    return settings.get(AT_ONCE, lines -> Integer.parseInt(lines.getFirst()));
  }

  public void downloadsAtOnce(int most) throws CoveyException {
    settings.put(AT_ONCE, List.of(Integer.toString(most)));
  }

  /** The downloads that the user has put in another order than that of their begin. */
  public List<DownloadId> queue() throws CoveyException {
    return settings
        .get(QUEUE, lines -> lines.stream().map(DownloadId::of).toList())
        .orElse(List.of());
  }

  public void queue(List<DownloadId> order) throws CoveyException {
    List<String> lines = order.stream().map(DownloadId::toString).toList();
    settings.put(QUEUE, lines.isEmpty() ? Optional.empty() : Optional.of(lines));
  }

  /** Who was signed in last. */
  public Optional<AccountId> lastAccount() throws CoveyException {
    return settings.get(LAST_ACCOUNT, lines -> AccountId.of(lines.getFirst()));
  }

  public void lastAccount(AccountId account) throws CoveyException {
    settings.put(LAST_ACCOUNT, List.of(account.toString()));
  }

  @Override
  public void close() {
    try {
      database.close();
    } catch (SQLException e) {
      log.warn("closing the library: {}", e.getMessage());
    }
    release(lock);
  }

  private static void release(DirectoryLock lock) {
    try {
      lock.close();
    } catch (IOException e) {
      log.warn("releasing the data directory: {}", e.getMessage());
    }
  }
}
