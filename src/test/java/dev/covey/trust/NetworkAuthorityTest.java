package dev.covey.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.Fingerprint;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkAuthorityTest { // X2
  @TempDir private Path home;

  private Path directory() {
    return home.resolve("deep/network");
  }

  @Test
  void aNetworkIsTheSameWhenOpenedAgain() throws CoveyException {
    NetworkAuthority made = NetworkAuthority.openOrCreate(directory(), "Friends & Söhne");
    NetworkAuthority again = NetworkAuthority.openOrCreate(directory(), "another name");
    NetworkAuthority opened = NetworkAuthority.open(directory());
    assertThat(again.fingerprint()).isEqualTo(made.fingerprint()).isEqualTo(opened.fingerprint());
    assertThat(again.networkName()).isEqualTo("Friends & Söhne");
    assertThat(opened.clusterKey().proves(made.clusterKey().prove("n", "t"), "n", "t")).isTrue();
    assertThat(opened.ticketSigner().publicKey()).isEqualTo(made.ticketSigner().publicKey());
    assertThat(ClusterKey.read(directory()).orElseThrow().prove("n", "t"))
        .isEqualTo(made.clusterKey().prove("n", "t"));
  }

  @Test
  void twoNetworksOfOneNameAreTwoNetworks() throws CoveyException {
    NetworkAuthority one = NetworkAuthority.openOrCreate(home.resolve("one"), "home");
    NetworkAuthority two = NetworkAuthority.openOrCreate(home.resolve("two"), "home");
    assertThat(one.fingerprint()).isNotEqualTo(two.fingerprint());
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "files there inherit their folder's rights")
  void onlyTheOwnerMayReadIt() throws Exception {
    NetworkAuthority.openOrCreate(directory(), "home");
    assertThat(permissions(directory())).isEqualTo("rwx------");
    assertThat(permissions(directory().getParent())).isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(directory())) {
      for (Path file : files.toList()) {
        assertThat(permissions(file)).as(file.toString()).isEqualTo("rw-------");
      }
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "files there inherit their folder's rights")
  void aKeyThatOthersCanReadIsTakenFromThem() throws Exception {
    NetworkAuthority.openOrCreate(directory(), "home");
    Path key = directory().resolve("ca.key");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    NetworkAuthority.open(directory());
    assertThat(permissions(key)).isEqualTo("rw-------");
  }

  @Test
  void manyThreadsAtOnceAgreeOnOneNetwork() throws Exception {
    Callable<Fingerprint> founding =
        () -> NetworkAuthority.openOrCreate(directory(), "home").fingerprint();
    Set<Fingerprint> seen = new HashSet<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Fingerprint> one :
          threads.invokeAll(Stream.generate(() -> founding).limit(12).toList())) {
        seen.add(one.get());
      }
    }
    assertThat(seen).hasSize(1);
  }

  @Test
  @Timeout(60)
  void threeProcessesAtOnceAgreeOnOneNetwork() throws Exception {
    List<Process> processes = new ArrayList<>();
    try {
      for (int i = 0; i < 3; i++) {
        processes.add(founder(i));
      }
      List<BufferedReader> outputs = processes.stream().map(Process::inputReader).toList();
      for (BufferedReader output : outputs) {
        assertThat(output.readLine()).isEqualTo("ready");
      }
      for (Process process : processes) {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
      }
      Set<String> answers = new HashSet<>();
      for (BufferedReader output : outputs) {
        answers.add(output.readLine());
      }
      NetworkAuthority network = NetworkAuthority.open(directory());
      assertThat(answers)
          .containsExactly(network.fingerprint() + " " + network.clusterKey().prove("n", "t"));
    } finally {
      processes.forEach(Process::destroyForcibly);
    }
  }

  private Process founder(int number) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            NetworkFounder.class.getName(),
            directory().toString(),
            Integer.toString(number))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  @Test
  void whatACrashLeftBehindIsCleanedUp() throws Exception {
    Path draft = directory().resolveSibling("network.new");
    Files.createDirectories(draft);
    Files.writeString(draft.resolve("ca.key"), "half a k");
    NetworkAuthority network = NetworkAuthority.openOrCreate(directory(), "home");
    assertThat(draft).doesNotExist();
    assertThat(NetworkAuthority.open(directory()).fingerprint()).isEqualTo(network.fingerprint());
  }

  @Test
  void anEmptyFolderIsFilled() throws Exception {
    Files.createDirectories(directory());
    NetworkAuthority network = NetworkAuthority.openOrCreate(directory(), "home");
    assertThat(NetworkAuthority.localFingerprint(directory())).contains(network.fingerprint());
  }

  @Test
  void aFolderOfOtherThingsIsNotOverwritten() throws Exception {
    Files.createDirectories(directory());
    Files.writeString(directory().resolve("diary.txt"), "private");
    assertThatThrownBy(() -> NetworkAuthority.openOrCreate(directory(), "home"))
        .isInstanceOf(CoveyException.class)
        .hasMessageContaining("ca.pem cannot be used: it is missing")
        .hasMessageContaining("move the folder");
    assertThat(directory().resolve("diary.txt")).hasContent("private");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ca.pem", "ca.key", "cluster.key", "ticket.key", "network.name"})
  void aMissingFileIsNamedWithTheRemedyAndNothingIsMadeAnew(String name) throws Exception {
    NetworkAuthority.openOrCreate(directory(), "home");
    Files.delete(directory().resolve(name));
    assertThatThrownBy(() -> NetworkAuthority.openOrCreate(directory(), "home"))
        .isInstanceOfSatisfying(
            CoveyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FAILED))
        .hasMessageContaining(directory().resolve(name).toString())
        .hasMessageContaining("Restore it from a backup");
    assertThat(directory().resolve(name)).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ca.pem", "ca.key", "cluster.key", "ticket.key", "network.name"})
  void aDamagedFileIsNamedWithTheRemedy(String name) throws Exception {
    NetworkAuthority.openOrCreate(directory(), "home");
    Path file = directory().resolve(name);
    byte[] whole = Files.readAllBytes(file);
    byte[] cut = Arrays.copyOf(whole, whole.length / 2);
    byte[] scrambled = whole.clone();
    Arrays.fill(scrambled, whole.length / 2, whole.length, (byte) '\n');
    byte[] binary = {(byte) 0xff, 0, 7};
    List<byte[]> all =
        name.equals("network.name")
            ? List.of(new byte[0], binary)
            : List.of(new byte[0], binary, cut, scrambled, new byte[100_000]);
    for (byte[] damaged : all) {
      Files.write(file, damaged);
      assertThatThrownBy(() -> NetworkAuthority.open(directory()))
          .isInstanceOf(CoveyException.class)
          .hasMessageContaining(file + " cannot be used: ")
          .hasMessageContaining("Restore it from a backup");
    }
  }

  @Test
  void theKeyOfAnotherNetworkIsNoticed() throws Exception {
    NetworkAuthority.openOrCreate(directory(), "home");
    Path other = home.resolve("other");
    NetworkAuthority.openOrCreate(other, "home");
    Files.copy(
        other.resolve("ca.key"),
        directory().resolve("ca.key"),
        StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(() -> NetworkAuthority.open(directory()))
        .hasMessageContaining("ca.key cannot be used: it is not the key of ca.pem");
  }

  @Test
  void lookingForANetworkMakesNone() throws Exception {
    assertThat(NetworkAuthority.localFingerprint(directory())).isEmpty();
    assertThat(ClusterKey.read(directory())).isEmpty();
    assertThatThrownBy(() -> NetworkAuthority.open(directory()))
        .hasMessageContaining("ca.pem cannot be used: it is missing");
    assertThat(home).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        " home",
        "ho\nme",
        "h\u202eome",
        "12345678901234567890123456789012345678901234567890123456789012345"
      })
  void aNameThatCannotBeShownIsRefused(String name) {
    assertThatThrownBy(() -> NetworkAuthority.openOrCreate(directory(), name))
        .isInstanceOfSatisfying(
            CoveyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_CONFIGURATION));
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void secretsAreNotInTheirText() throws CoveyException {
    NetworkAuthority network = NetworkAuthority.openOrCreate(directory(), "home");
    assertThat(network.toString()).isEqualTo("network home (" + network.fingerprint() + ")");
    assertThat(network.clusterKey().toString()).isEqualTo("a cluster key");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
