package dev.covey.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.Manifest;
import dev.covey.model.Pieces;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileHasherTest {
  private static final long TWO_STEPS = Window.BYTES + 3L * Pieces.SIZE + 5;

  @TempDir Path folder;

  private Path file(long size) throws IOException {
    Path path = folder.resolve("file");
    SplittableRandom random = new SplittableRandom(size);
    byte[] bytes = new byte[1 << 20];
    random.nextBytes(bytes);
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      for (long at = 0; at < size; at += bytes.length) {
        bytes[0]++;
        file.write(bytes, 0, (int) Math.min(bytes.length, size - at));
      }
    }
    return path;
  }

  private static Manifest hash(Path path) throws CoveyException {
    return FileHasher.hash(path, _ -> {}, () -> false);
  }

  private static CoveyException refusal(Path path) {
    return catchThrowableOfType(CoveyException.class, () -> hash(path));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, Pieces.SIZE - 1, Pieces.SIZE, Pieces.SIZE + 1, TWO_STEPS})
  void theManifestIsThatOfTheBytes(long size) throws Exception { // F2, F3
    Path path = file(size);
    Manifest manifest = hash(path);
    assertThat(manifest.size()).isEqualTo(size);
    try (InputStream in = Files.newInputStream(path)) {
      assertThat(manifest.digests().sha1().hex()).isEqualTo(DigestUtils.sha1Hex(in));
    }
    try (InputStream in = Files.newInputStream(path)) {
      assertThat(manifest.sha256().hex()).isEqualTo(DigestUtils.sha256Hex(in));
    }
    try (InputStream in = Files.newInputStream(path)) {
      for (int piece = 0; piece < manifest.pieceCount(); piece++) {
        byte[] bytes = in.readNBytes(manifest.pieceLength(piece));
        assertThat(manifest.matches(piece, DigestUtils.sha1(bytes))).isTrue();
      }
      assertThat(in.read()).isNegative();
    }
  }

  @Test
  void progressGrowsToTheEnd() throws Exception { // F4
    List<Long> told = new ArrayList<>();
    FileHasher.hash(file(TWO_STEPS), told::add, () -> false);
    assertThat(told).isSorted().hasSizeGreaterThan(1).endsWith(TWO_STEPS);
  }

  @Test
  void itCanBeCancelled() throws Exception { // F4
    Path path = file(TWO_STEPS);
    List<Long> told = new ArrayList<>();
    CoveyException cancelled =
        catchThrowableOfType(
            CoveyException.class, () -> FileHasher.hash(path, told::add, () -> !told.isEmpty()));
    assertThat(cancelled.code()).isEqualTo(ErrorCode.CANCELLED);
    assertThat(told).hasSize(1);
  }

  @Test
  void aFileThatIsWrittenToMeanwhileIsNotShared() throws Exception { // F13
    Path path = file(TWO_STEPS);
    assertChanged(
        path,
        _ -> {
          try {
            Files.setLastModifiedTime(path, FileTime.from(Instant.now().plusSeconds(9)));
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Test
  void aFileCutShortMeanwhileDoesNotTakeTheProcessDown() throws Exception { // F13, I2
    Path path = file(TWO_STEPS);
    assertChanged(
        path,
        _ -> {
          try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(10);
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static void assertChanged(Path path, LongConsumer progress) {
    CoveyException changed =
        catchThrowableOfType(
            CoveyException.class, () -> FileHasher.hash(path, progress, () -> false));
    assertThat(changed.code()).isEqualTo(ErrorCode.FILE_CHANGED);
    assertThat(changed.getMessage()).contains(path.toString());
  }

  @Test
  void aFileThatIsNotTheStampedOneIsNotHashed() throws Exception { // F13
    Path path = file(100);
    FileStamp old = new FileStamp(99, FileStamp.of(path).modified());
    CoveyException changed =
        catchThrowableOfType(
            CoveyException.class, () -> FileHasher.hash(path, old, _ -> {}, () -> false));
    assertThat(changed.code()).isEqualTo(ErrorCode.FILE_CHANGED);
  }

  // F1

  @Test
  void aFolderIsRefusedAsSuch() {
    assertThat(refusal(folder).getMessage()).contains("is a folder");
  }

  @Test
  void aLinkIsRefusedAsSuch() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), file(10));
    assertThat(refusal(link).getMessage()).contains("is a link");
  }

  @Test
  void aMissingFileIsRefusedAsSuch() {
    CoveyException refusal = refusal(folder.resolve("nothing"));
    assertThat(refusal.code()).isEqualTo(ErrorCode.BAD_PATH);
    assertThat(refusal.getMessage()).contains("nothing' was not found");
  }

  @Test
  void aDeviceIsRefusedAsSuch() {
    Path device = Path.of("/dev/zero");
    Assumptions.assumeTrue(Files.exists(device));
    assertThat(refusal(device).getMessage()).contains("is a device");
  }

  @Test
  void aPipeIsRefusedAsSuch() throws Exception {
    Path pipe = folder.resolve("pipe");
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")));
    assertThat(new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertThat(refusal(pipe).getMessage()).contains("is a pipe");
  }

  @Test
  void aSocketIsRefusedAsSuch() throws Exception {
    Path socket = folder.resolve("s");
    Assumptions.assumeTrue(Files.exists(Path.of("/dev/zero")));
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      assertThat(refusal(socket).getMessage()).contains("is a socket");
    }
  }

  @Test
  void anUnreadableFileIsRefusedAsSuch() throws Exception {
    Path path = file(10);
    Assumptions.assumeTrue(path.toFile().setReadable(false, false) && !Files.isReadable(path));
    assertThat(refusal(path).getMessage()).contains("you lack the permission");
  }
}
