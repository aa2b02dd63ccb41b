package dev.covey.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.Pieces;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedFileReaderTest {
  @TempDir Path folder;

  private Path path;
  private FileStamp stamp;

  @BeforeEach
  void share() throws Exception {
    byte[] bytes = new byte[2 * Pieces.SIZE + 7];
    bytes[2 * Pieces.SIZE] = 42;
    path = Files.write(folder.resolve("shared"), bytes);
    stamp = FileStamp.of(path);
  }

  private void assertChanged(SharedFileReader reader) {
    CoveyException changed =
        catchThrowableOfType(CoveyException.class, () -> reader.read(1, new byte[Pieces.SIZE], 0));
    assertThat(changed.code()).isEqualTo(ErrorCode.FILE_CHANGED);
  }

  @Test
  void aPieceIsCopiedWhereItIsWanted() throws Exception {
    try (SharedFileReader reader = SharedFileReader.open(path, stamp)) {
      byte[] into = new byte[20];
      assertThat(reader.read(2, into, 10)).isEqualTo(7);
      assertThat(into[10]).isEqualTo((byte) 42);
    }
  }

  @Test
  void aTouchedFileIsNoticed() throws Exception { // F13
    try (SharedFileReader reader = SharedFileReader.open(path, stamp)) {
      Files.setLastModifiedTime(path, FileTime.from(Instant.now().plusSeconds(3)));
      assertChanged(reader);
    }
  }

  @Test
  void aFileCutShortIsNoticed() throws Exception { // F13, I2
    try (SharedFileReader reader = SharedFileReader.open(path, stamp)) {
      reader.read(0, new byte[Pieces.SIZE], 0);
      try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
        file.setLength(1);
      }
      assertChanged(reader);
    }
  }

  @Test
  void aReplacedOrDeletedFileIsNoticed() throws Exception { // F13
    try (SharedFileReader reader = SharedFileReader.open(path, stamp)) {
      Path other = Files.writeString(folder.resolve("other"), "other");
      Files.move(other, path, StandardCopyOption.REPLACE_EXISTING);
      assertChanged(reader);
      Files.delete(path);
      assertChanged(reader);
    }
    assertThat(
            catchThrowableOfType(CoveyException.class, () -> SharedFileReader.open(path, stamp))
                .code())
        .isEqualTo(ErrorCode.FILE_CHANGED);
  }

  @Test
  void aStoppedReadIsNoChange() throws Exception { // F13: only what changed is called changed
    SharedFileReader reader = SharedFileReader.open(path, stamp);
    reader.close();
    assertThat(
            catchThrowableOfType(
                    CoveyException.class, () -> reader.read(0, new byte[Pieces.SIZE], 0))
                .code())
        .isEqualTo(ErrorCode.CANCELLED);
  }
}
