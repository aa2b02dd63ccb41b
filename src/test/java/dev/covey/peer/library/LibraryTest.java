package dev.covey.peer.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.covey.content.FileStamp;
import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.Digests;
import dev.covey.model.DownloadId;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.Fingerprint;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.model.Manifest;
import dev.covey.model.PieceHashes;
import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import dev.covey.model.RateLimit;
import dev.covey.model.Sha1;
import dev.covey.model.Sha256;
import dev.covey.model.UserName;
import dev.covey.peer.library.KeptDownload.Fate;
import dev.covey.peer.library.KeptDownload.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryTest {
  private static final AccountId ANNA = AccountId.random();
  private static final Fingerprint NETWORK = new Fingerprint("ab".repeat(32));

  @TempDir private Path directory;

  private Library library;

  @BeforeEach
  void start() throws CoveyException {
    library = Library.open(directory);
  }

  @AfterEach
  void stop() {
    library.close();
  }

  private void restart() throws CoveyException {
    stop();
    start();
  }

  @Test
  void aLibraryOfTheFirstVersionIsTakenOver() throws Exception { // D12
    KeptDownload before = download();
    library.put(before);
    stop();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("library.db"));
        Statement statement = connection.createStatement()) {
      for (String column : List.of("chosen", "in_order", "part", "copied_from")) {
        statement.execute("ALTER TABLE download DROP COLUMN " + column);
      }
      statement.execute("PRAGMA user_version = 1");
    }
    start();
    assertThat(library.downloads()).containsExactly(before);
    restart();
    assertThat(library.downloads()).containsExactly(before);
  }

  @Test
  void howMuchOfAFileIsWantedIsRemembered() throws Exception { // D12
    KeptDownload some =
        download()
            .with(
                new KeptDownload.Manner(
                    PieceSet.of(9, BitSet.valueOf(new long[] {0b101})),
                    true,
                    Optional.of(directory.resolve("some.mov.part")),
                    Optional.of(directory.resolve("other.mov"))));
    library.put(some);
    restart();
    assertThat(library.downloads()).containsExactly(some);
    assertThat(library.downloads().getFirst().isPart()).isTrue();
  }

  private static Manifest manifest(int pieces) {
    return new Manifest(
        (long) Pieces.SIZE * pieces,
        new Digests(new Sha1("12".repeat(20)), new Sha256("34".repeat(32))),
        PieceHashes.of(new byte[pieces * Sha1.BYTES]));
  }

  private KeptShare share(String name) {
    return new KeptShare(
        ANNA,
        FileId.random(),
        GroupId.random(),
        new GroupName("films"),
        new FileName(name),
        directory.resolve(name),
        new FileStamp((long) Pieces.SIZE * 3, Instant.parse("2026-11-22T10:00:00.123456789Z")),
        manifest(3),
        Instant.parse("2026-11-22T11:00:00.5Z"),
        true,
        "",
        0);
  }

  private KeptDownload download() {
    return new KeptDownload(
        DownloadId.random(),
        ANNA,
        new GroupName("films"),
        GroupId.random(),
        FileId.random(),
        new FileName("a b ü.mkv"),
        manifest(9).size(),
        manifest(9).digests(),
        manifest(9).id(),
        directory.resolve("a b ü (1).mkv"),
        true,
        Instant.parse("2026-11-22T11:00:00.5Z"),
        Optional.empty(),
        new Progress(Fate.UNFINISHED, PieceSet.none(9), Optional.empty(), "", Optional.empty()));
  }

  @Test
  void aNewLibraryIsEmpty() throws CoveyException {
    assertThat(library.shares()).isEmpty();
    assertThat(library.downloads()).isEmpty();
    assertThat(library.session()).isEmpty();
    assertThat(library.joined()).isEmpty();
    assertThat(library.downloadFolder()).isEmpty();
    assertThat(library.network(NETWORK)).isEmpty();
  }

  @Test
  void sharesAreRememberedWhole() throws CoveyException { // F10
    KeptShare share = share("a.mkv");
    KeptShare other = share("b.mkv").withProblem("It changed.");
    library.put(share);
    library.put(other);
    restart();
    assertThat(library.shares()).containsExactlyInAnyOrder(share, other);
  }

  @Test
  void whatChangesInAShareIsRemembered() throws CoveyException {
    KeptShare share = share("a.mkv");
    KeptShare later = share.withProblem("gone").withUploaded(77);
    library.put(share);
    library.update(later);
    restart();
    assertThat(library.shares()).containsExactly(later);
  }

  @Test
  void aRemovedShareIsForgotten() throws CoveyException {
    KeptShare share = share("a.mkv");
    library.put(share);
    library.removeShare(ANNA, share.file());
    restart();
    assertThat(library.shares()).isEmpty();
  }

  @Test
  void whatIsNotedIsBroughtToTheDiskSoon() throws Exception { // D12
    library.start((name, body) -> Thread.ofPlatform().daemon().name(name).start(body));
    KeptDownload begun = download();
    library.put(begun);
    Path copy = Files.createDirectory(directory.resolve("copy"));
    await()
        .ignoreExceptions() // while it is being written, a copy may be torn
        .until(() -> {
          // Without the log beside it, where it was at once.
          Files.copy(
              directory.resolve("library.db"),
              copy.resolve("library.db"),
              StandardCopyOption.REPLACE_EXISTING);
          try (Library other = Library.open(copy)) {
            return other.downloads().contains(begun);
          }
        });
  }

  @Test
  void downloadsAreRememberedAtEveryStage() throws CoveyException { // D12
    KeptDownload begun = download();
    BitSet some = new BitSet();
    some.set(3);
    some.set(8);
    KeptDownload paused =
        download()
            .withManifest(manifest(9))
            .with(
                new Progress(
                    Fate.PAUSED, PieceSet.of(9, some), Optional.empty(), "", Optional.empty()));
    KeptDownload failed =
        download()
            .with(
                new Progress(
                    Fate.FAILED,
                    PieceSet.none(9),
                    Optional.of(ErrorCode.CONTENT_MISMATCH),
                    "expected … but got …",
                    Optional.of(Instant.parse("2026-11-22T12:00:00Z"))));
    for (KeptDownload download : List.of(begun, paused, failed)) {
      library.put(download);
      restart();
    }
    assertThat(library.downloads()).containsExactlyInAnyOrder(begun, paused, failed);
  }

  @Test
  void aForgottenDownloadIsGone() throws CoveyException {
    KeptDownload download = download();
    library.put(download);
    library.removeDownload(download.id());
    restart();
    assertThat(library.downloads()).isEmpty();
  }

  @Test
  void networksAndSessionAreRememberedUntilForgotten() throws CoveyException { // X2, S5
    JoinedNetwork joined = new JoinedNetwork(NETWORK, Endpoint.loopback(9000), true);
    KnownNetwork known =
        new KnownNetwork(
            NETWORK, "home", List.of("key"), List.of(Endpoint.loopback(1), Endpoint.loopback(2)));
    KeptSession session = new KeptSession(NETWORK, new UserName("anna"), ANNA, "secret");
    library.joined(Optional.of(joined));
    library.put(known);
    library.session(Optional.of(session));
    library.lastAccount(ANNA);
    library.downloadFolder(directory);
    restart();
    assertThat(library.joined()).contains(joined);
    assertThat(library.network(NETWORK)).contains(known);
    assertThat(library.session()).contains(session);
    assertThat(library.lastAccount()).contains(ANNA);
    assertThat(library.downloadFolder()).contains(directory);

    library.session(Optional.empty());
    library.joined(Optional.empty());
    restart();
    assertThat(library.session()).isEmpty();
    assertThat(library.joined()).isEmpty();
  }

  @Test
  void aSessionsTokenIsNeverPrinted() { // C2
    KeptSession session = new KeptSession(NETWORK, new UserName("anna"), ANNA, "secret");
    assertThat(session.toString()).doesNotContain("secret");
  }

  @Test
  void onlyTheOwnerCanReadIt() throws CoveyException, IOException {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    Path data = directory.resolve("data");
    try (Library own = Library.open(data)) {
      own.lastAccount(ANNA);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
          .isEqualTo("rwx------");
      try (Stream<Path> files = Files.list(data)) {
        for (Path file : files.filter(path -> path.toString().contains("library.db")).toList()) {
          assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
              .as(file.toString())
              .isEqualTo("rw-------");
        }
      }
    }
  }

  @Test
  void aSecondPeerWithTheSameDirectoryIsRefused() throws CoveyException {
    assertThatExceptionOfType(CoveyException.class)
        .isThrownBy(() -> Library.open(directory))
        .withMessageContaining("Covey is already running with this data directory")
        .withMessageContaining(directory.toString());
    // Trying does not end the first one's lock.
    assertThatExceptionOfType(CoveyException.class).isThrownBy(() -> Library.open(directory));
    assertThat(library.shares()).isEmpty();
  }

  @Test
  void anotherProcessWithTheSameDirectoryIsRefused() throws IOException, InterruptedException {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OpeningProcess.class.getName(),
                directory.toString())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader said = other.inputReader()) {
      assertThat(said.lines().toList())
          .anyMatch(line -> line.contains("Covey is already running with this data directory"));
    }
    assertThat(other.waitFor()).isZero();
  }

  @Test
  void aFileThatIsNoDatabaseIsRefusedByName() throws IOException {
    stop();
    Path file = directory.resolve("library.db");
    Files.writeString(file, "no database ".repeat(500));
    assertThatExceptionOfType(CoveyException.class)
        .isThrownBy(() -> Library.open(directory))
        .withMessageContaining(file.toString())
        .withMessageContaining("damaged");
  }

  @Test
  void aDamagedFileIsRefusedByName() throws CoveyException, IOException {
    for (int i = 0; i < 50; i++) {
      KeptShare share = share("file-" + i);
      library.put(share);
    }
    stop();
    Path file = directory.resolve("library.db");
    try (RandomAccessFile damaged = new RandomAccessFile(file.toFile(), "rw")) {
      for (long page = 4_096; page < damaged.length(); page += 4_096) {
        damaged.seek(page);
        damaged.write(new byte[2_000]);
      }
    }
    assertThatExceptionOfType(CoveyException.class)
        .isThrownBy(() -> Library.open(directory))
        .withMessageContaining(file.toString())
        .withMessageContaining("damaged");
  }

  @Test
  void whatANewerVersionWroteIsNotTouched() throws CoveyException, SQLException {
    stop();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("library.db"));
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = 99");
    }
    assertThatExceptionOfType(CoveyException.class)
        .isThrownBy(() -> Library.open(directory))
        .withMessageContaining("newer Covey");
  }

  @Test
  void limitsAndTheOrderOfTheQueueAreRemembered() throws CoveyException { // U16, D12
    assertThat(library.limits()).isEmpty();
    assertThat(library.downloadsAtOnce()).isEmpty();
    assertThat(library.queue()).isEmpty();
    KeptLimits limits =
        new KeptLimits(
            new RateLimit(0, 65_536),
            List.of(
                new KeptLimits.OfGroup(
                    GroupId.random(), new GroupName("films"), new RateLimit(10_240, 0)),
                new KeptLimits.OfGroup(
                    GroupId.random(), new GroupName("music"), new RateLimit(0, 20_480))));
    List<DownloadId> order = List.of(DownloadId.random(), DownloadId.random());
    library.limits(limits);
    library.downloadsAtOnce(3);
    library.queue(order);
    restart();
    assertThat(library.limits()).hasValue(limits);
    assertThat(library.downloadsAtOnce()).hasValue(3);
    assertThat(library.queue()).isEqualTo(order);
    library.queue(List.of());
    assertThat(library.queue()).isEmpty();
  }
}
