package dev.covey.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.Manifest;
import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartCheckTest {
  /** More than a window, so that it takes two steps. */
  private static final int PIECES = 140;

  private static final int SIZE = (PIECES - 1) * Pieces.SIZE + 77;
  private static final int ZEROS = 3;

  @TempDir Path folder;

  private Path part;
  private Manifest manifest;

  /** A part that is right, and has a piece of zeros among others. */
  @BeforeEach
  void makePart() throws Exception {
    byte[] content = new byte[SIZE];
    new SplittableRandom(5).nextBytes(content);
    Arrays.fill(content, ZEROS * Pieces.SIZE, (ZEROS + 1) * Pieces.SIZE, (byte) 0);
    part = Files.write(folder.resolve("part"), content);
    manifest = FileHasher.hash(part, _ -> {}, () -> false);
  }

  private PieceSet right() throws CoveyException {
    try (PartFile file = PartFile.open(part, SIZE)) {
      return PartCheck.of(file, manifest, _ -> {}, () -> false);
    }
  }

  private void write(long at, byte... bytes) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(part.toFile(), "rw")) {
      file.seek(at);
      file.write(bytes);
    }
  }

  private List<Integer> wrong() throws CoveyException {
    PieceSet right = right();
    return IntStream.range(0, PIECES).filter(index -> !right.contains(index)).boxed().toList();
  }

  @Test
  void allOfAWholePartIsRightAlsoAPieceOfZeros() throws Exception { // D10
    assertThat(right().isComplete()).isTrue();
  }

  @Test
  void whatIsZerosOrOtherBytesIsWrong() throws Exception { // D10
    write(Pieces.offset(7), new byte[Pieces.SIZE]);
    write(Pieces.offset(130) + 99, (byte) 1, (byte) 2, (byte) 3);
    write(Pieces.offset(ZEROS) + 4, (byte) 1);
    assertThat(wrong()).containsExactly(ZEROS, 7, 130);
  }

  @Test
  void aPartCutShortIsRightAsFarAsItGoesAndHasItsSizeAgain() throws Exception { // D10
    try (FileChannel file = FileChannel.open(part, StandardOpenOption.WRITE)) {
      file.truncate(Pieces.offset(135) + 5);
    }
    assertThat(wrong()).containsExactly(135, 136, 137, 138, 139);
    assertThat(part).hasSize(SIZE);
  }

  @Test
  void aPartThatGrewIsCutToItsSize() throws Exception { // D10
    write(SIZE, new byte[Pieces.SIZE]);
    assertThat(right().isComplete()).isTrue();
    assertThat(part).hasSize(SIZE);
  }

  @Test
  void aPartCutShortUnderTheCheckIsWrongFromThereOn() throws Exception { // D10, I2
    try (PartFile file = PartFile.open(part, SIZE)) {
      write(0, (byte) ~Files.readAllBytes(part)[0]);
      try (FileChannel cut = FileChannel.open(part, StandardOpenOption.WRITE)) {
        cut.truncate(Pieces.offset(2));
      }
      assertThat(PartCheck.of(file, manifest, _ -> {}, () -> false).count()).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void theFindingsAreToldOnTheWay() throws Exception { // D11
    List<Integer> told = new ArrayList<>();
    try (PartFile file = PartFile.open(part, SIZE)) {
      var _ = PartCheck.of(file, manifest, right -> told.add(right.count()), () -> false);
    }
    assertThat(told).containsExactly(0, 128);
  }

  @Test
  void itStopsAtOnce() throws Exception { // D10
    AtomicInteger asked = new AtomicInteger();
    try (PartFile file = PartFile.open(part, SIZE)) {
      CoveyException stopped =
          catchThrowableOfType(
              CoveyException.class,
              () -> PartCheck.of(file, manifest, _ -> {}, () -> asked.incrementAndGet() > 3));
      assertThat(stopped.code()).isEqualTo(ErrorCode.CANCELLED);
    }
    assertThat(asked).hasValueLessThan(PIECES / 2);
  }
}
