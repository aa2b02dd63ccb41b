package dev.covey.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.Manifest;
import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import dev.covey.model.Portion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pieces are taken from files on this computer as far as those are right. */
class PieceCopyTest {
  /** More than a window, so that it takes two steps. */
  private static final int PIECES = 140;

  private static final int SIZE = (PIECES - 1) * Pieces.SIZE + 77;

  @TempDir Path folder;

  private byte[] content;
  private Path source;
  private Path part;
  private Manifest manifest;

  @BeforeEach
  void makeSource() throws Exception {
    content = new byte[SIZE];
    new SplittableRandom(5).nextBytes(content);
    source = Files.write(folder.resolve("source"), content);
    part = folder.resolve("part");
    manifest = FileHasher.hash(source, _ -> {}, () -> false);
  }

  private PieceSet copy(PieceSet wanted) throws CoveyException {
    try (PartFile file = PartFile.create(part, SIZE)) {
      PieceSet copied = PieceCopy.copy(source, file, manifest, wanted, _ -> {}, () -> false);
      file.flush();
      return copied;
    }
  }

  @Test
  void allOfTheSameContentIsCopied() throws Exception {
    assertThat(copy(PieceSet.all(PIECES)).isComplete()).isTrue();
    assertThat(Files.mismatch(part, source)).isEqualTo(-1);
  }

  @Test
  void onlyWhatIsWantedIsTouched() throws Exception {
    PieceSet wanted = Portion.parsePieces("2-3,129,140").of(SIZE);
    assertThat(copy(wanted)).isEqualTo(wanted);
    byte[] got = Files.readAllBytes(part);
    int to = Pieces.SIZE;
    assertThat(Arrays.equals(got, 0, to, new byte[to], 0, to)).isTrue();
    assertThat(Arrays.equals(got, to, 3 * to, content, to, 3 * to)).isTrue();
    assertThat(Arrays.equals(got, 3 * to, 4 * to, new byte[to], 0, to)).isTrue();
  }

  @Test
  void whatIsNotRightIsNotCounted() throws Exception {
    content[5 * Pieces.SIZE] ^= 1;
    content[SIZE - 1] ^= 1;
    Files.write(source, content);
    assertThat(PieceSet.all(PIECES).without(copy(PieceSet.all(PIECES))).numbers())
        .isEqualTo("6,140");
  }

  @Test
  void ofAShorterFileWhatIsThereCounts() throws Exception {
    Files.write(source, Arrays.copyOf(content, 130 * Pieces.SIZE + 5));
    assertThat(copy(PieceSet.all(PIECES)).numbers()).isEqualTo("1-130");
  }

  @Test
  void ofALongerFileTheRestIsLeft() throws Exception {
    Files.write(source, Arrays.copyOf(content, SIZE + 10_000));
    assertThat(copy(PieceSet.all(PIECES)).isComplete()).isTrue();
    assertThat(Files.size(part)).isEqualTo(SIZE);
  }

  @Test
  void aFileThatIsGoneOrALinkGivesNothing() throws Exception { // I4
    Path link = Files.createSymbolicLink(folder.resolve("link"), source);
    try (PartFile file = PartFile.create(part, SIZE)) {
      for (Path from : List.of(link, folder.resolve("nowhere"))) {
        assertThat(
                PieceCopy.copy(from, file, manifest, PieceSet.all(PIECES), _ -> {}, () -> false)
                    .count())
            .isZero();
      }
    }
  }

  @Test
  void itTellsHowFarItIsAndCanBeStopped() throws Exception {
    List<Integer> told = new ArrayList<>();
    AtomicInteger asked = new AtomicInteger();
    try (PartFile file = PartFile.create(part, SIZE)) {
      CoveyException stopped =
          catchThrowableOfType(
              CoveyException.class,
              () ->
                  PieceCopy.copy(
                      source,
                      file,
                      manifest,
                      PieceSet.all(PIECES),
                      now -> told.add(now.count()),
                      () -> asked.incrementAndGet() > 130));
      assertThat(stopped.code()).isEqualTo(ErrorCode.CANCELLED);
    }
    assertThat(told).containsExactly(0, 128);
  }

  @Test
  void aFileIsComparedPieceByPieceAndAsAWhole() throws Exception {
    assertThat(check()).isEqualTo("right");
    content[130 * Pieces.SIZE] ^= 1;
    Files.write(source, content);
    assertThat(check()).isEqualTo("131");
    content[130 * Pieces.SIZE] ^= 1;
    Files.write(source, Arrays.copyOf(content, SIZE + 1));
    assertThat(check()).as("the last piece is longer than it should be").isEqualTo("140");
    Files.write(source, Arrays.copyOf(content, Pieces.SIZE * 139));
    assertThat(check()).isEqualTo("140");
    Files.delete(source);
    assertThat(check()).isEqualTo("1-140");
  }

  private String check() throws CoveyException, IOException {
    FileCheck found = FileCheck.of(source, manifest, _ -> {}, () -> false);
    return found.isRight() ? "right" : found.damaged().numbers();
  }
}
