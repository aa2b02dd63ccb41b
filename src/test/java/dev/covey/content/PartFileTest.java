package dev.covey.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.Pieces;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartFileTest {
  private static final long SIZE = 3L * Pieces.SIZE + 100;

  @TempDir Path folder;

  private Path part;
  private Path destination;

  @BeforeEach
  void name() {
    part = folder.resolve(".file.part");
    destination = folder.resolve("file");
  }

  private static byte[] piece(int fill, int length) {
    byte[] piece = new byte[length];
    Arrays.fill(piece, (byte) fill);
    return piece;
  }

  private PartFile whole() throws CoveyException {
    PartFile file = PartFile.create(part, SIZE);
    for (int index = 0; index < 4; index++) {
      int length = Pieces.length(SIZE, index);
      file.write(index, piece(index + 1, length), 0, length);
    }
    return file;
  }

  @Test
  void piecesLieWhereTheyBelong() throws Exception { // D4
    try (PartFile file = whole()) {
      byte[] back = new byte[100];
      file.read(Pieces.offset(3), back, 100);
      assertThat(back).containsOnly(4);
      file.finish(destination, false);
    }
    byte[] bytes = Files.readAllBytes(destination);
    assertThat(bytes).hasSize((int) SIZE);
    assertThat(bytes[0]).isEqualTo((byte) 1);
    assertThat(bytes[Pieces.SIZE]).isEqualTo((byte) 2);
    assertThat(bytes[(int) SIZE - 1]).isEqualTo((byte) 4);
    assertThat(part).doesNotExist();
  }

  @Test
  void itHasRealBlocksFromTheBeginning() throws Exception { // I2
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/stat")));
    try (PartFile _ = PartFile.create(part, SIZE)) {
      assertThat(blocks() * 512).isGreaterThanOrEqualTo(SIZE);
    }
  }

  private long blocks() throws IOException {
    Process stat = new ProcessBuilder("/usr/bin/stat", "-c", "%b", part.toString()).start();
    return Long.parseLong(
        new String(stat.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
  }

  @Test
  void nothingExistingIsOverwrittenOrFollowed() throws Exception { // I4
    Path precious = Files.writeString(folder.resolve("precious"), "precious");
    Files.createSymbolicLink(part, precious);
    CoveyException refused =
        catchThrowableOfType(CoveyException.class, () -> PartFile.create(part, SIZE));
    assertThat(refused.code()).isEqualTo(ErrorCode.BAD_DESTINATION);
    refused = catchThrowableOfType(CoveyException.class, () -> PartFile.create(precious, SIZE));
    assertThat(refused.code()).isEqualTo(ErrorCode.BAD_DESTINATION);
    assertThat(precious).hasContent("precious");
  }

  @Test
  void aFullDiskTellsWhatIsMissing() throws Exception { // I2
    long missing = 3_000_000_000L;
    long tooMuch = Files.getFileStore(folder).getUsableSpace() + missing;
    CoveyException full =
        catchThrowableOfType(CoveyException.class, () -> PartFile.create(part, tooMuch));
    assertThat(full.code()).isEqualTo(ErrorCode.DISK_FULL);
    assertThat(full.getMessage()).contains(" GB more is needed");
    assertThat(part).doesNotExist();
  }

  @Test
  void amountsAreRoundedUp() {
    assertThat(DiskSpace.amount(1)).isEqualTo("1 kB");
    assertThat(DiskSpace.amount(1_000_001)).isEqualTo("2 MB");
    assertThat(DiskSpace.amount(2_010_000_000)).isEqualTo("2.1 GB");
  }

  @Test
  void aPageThatCannotBeHadIsAnOrdinaryFailure() throws Exception { // I2
    try (PartFile file = whole()) {
      try (RandomAccessFile cut = new RandomAccessFile(part.toFile(), "rw")) {
        cut.setLength(0);
      }
      byte[] piece = piece(9, Pieces.SIZE);
      CoveyException failed =
          catchThrowableOfType(CoveyException.class, () -> file.write(1, piece, 0, piece.length));
      assertThat(failed.code()).isEqualTo(ErrorCode.DISK_FULL);
      failed =
          catchThrowableOfType(
              CoveyException.class, () -> file.read(Pieces.offset(1), piece, piece.length));
      assertThat(failed.code()).isEqualTo(ErrorCode.FAILED);
    }
  }

  @Test
  void aTakenNameIsLeftAlone() throws Exception { // D9
    Files.writeString(destination, "precious");
    Files.writeString(folder.resolve("file (1)"), "precious too");
    try (PartFile file = whole()) {
      assertThat(file.finish(destination, false)).isEqualTo(folder.resolve("file (2)"));
    }
    assertThat(destination).hasContent("precious");
  }

  @Test
  void aPartThatVanishedGivesNoEmptyFileItsName() throws Exception { // D8, D9
    try (PartFile file = whole()) {
      Files.delete(part);
      CoveyException failed =
          catchThrowableOfType(CoveyException.class, () -> file.finish(destination, false));
      assertThat(failed.code()).isEqualTo(ErrorCode.BAD_DESTINATION);
    }
    assertThat(destination).doesNotExist();
  }

  @Test
  void aTakenNameIsReplacedWhenAsked() throws Exception { // D9
    Files.writeString(destination, "old");
    try (PartFile file = whole()) {
      assertThat(file.finish(destination, true)).isEqualTo(destination).hasSize(SIZE);
    }
  }

  // The part of an earlier run

  @Test
  void aPartCutShortGetsRealBlocksAgain() throws Exception { // D10, I2
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/stat")));
    whole().close();
    try (RandomAccessFile cut = new RandomAccessFile(part.toFile(), "rw")) {
      cut.setLength(Pieces.SIZE + 1);
      // A hole, as a copying program would leave it.
      cut.setLength(SIZE);
    }
    try (PartFile file = PartFile.open(part, SIZE)) {
      assertThat(blocks() * 512).isGreaterThanOrEqualTo(SIZE);
      byte[] back = new byte[100];
      file.read(Pieces.offset(0), back, 100);
      assertThat(back).containsOnly(1);
    }
  }

  @Test
  void aFullDiskLeavesThePartAsItIs() throws Exception { // I2, D10
    whole().close();
    long tooMuch = Files.getFileStore(folder).getUsableSpace() + 3_000_000_000L;
    CoveyException full =
        catchThrowableOfType(CoveyException.class, () -> PartFile.open(part, tooMuch));
    assertThat(full.code()).isEqualTo(ErrorCode.DISK_FULL);
    assertThat(full.getMessage()).contains(" GB more is needed");
    try (PartFile file = PartFile.open(part, SIZE)) {
      byte[] back = new byte[100];
      file.read(Pieces.offset(3), back, 100);
      assertThat(back).containsOnly(4);
    }
  }

  @Test
  void aSecondNameOfAnotherFileIsNoPart() throws Exception { // I4
    Path precious = Files.writeString(folder.resolve("precious"), "precious");
    Files.createLink(part, precious);
    CoveyException refused =
        catchThrowableOfType(CoveyException.class, () -> PartFile.open(part, SIZE));
    assertThat(refused.code()).isEqualTo(ErrorCode.BAD_DESTINATION);
    assertThat(precious).hasContent("precious");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aPartThatGotItsNameAlreadyKeepsIt(boolean overwrite) throws Exception { // D9, D10
    whole().close();
    Path named = overwrite ? destination : folder.resolve("file (1)");
    if (!overwrite) {
      Files.writeString(destination, "precious");
    }
    Files.createLink(named, part);
    assertThat(PartFile.open(part, SIZE).finish(destination, overwrite)).isEqualTo(named);
    assertThat(named).hasSize(SIZE);
    assertThat(part).doesNotExist();
    assertThat(folder.resolve("file (2)")).doesNotExist();
  }
}
