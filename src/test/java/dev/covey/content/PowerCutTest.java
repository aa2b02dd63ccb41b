package dev.covey.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.CoveyException;
import dev.covey.model.Manifest;
import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a part file outlasts the end of the process, and of the power. */
class PowerCutTest {
  private static final int PIECES = 8;
  private static final int SIZE = (PIECES - 1) * Pieces.SIZE + 1_000;

  @TempDir Path folder;

  private byte[] content;
  private Manifest manifest;
  private Path part;

  @BeforeEach
  void makeContent() throws Exception {
    content = new byte[SIZE];
    new SplittableRandom(11).nextBytes(content);
    Path source = Files.write(folder.resolve("source"), content);
    manifest = FileHasher.hash(source, _ -> {}, () -> false);
    part = folder.resolve(".file.covey-part");
  }

  private void write(PartFile file, int index) throws CoveyException {
    file.write(index, content, (int) Pieces.offset(index), manifest.pieceLength(index));
  }

  private PieceSet found() throws CoveyException {
    try (PartFile file = PartFile.open(part, SIZE)) {
      return PartCheck.of(file, manifest, _ -> {}, () -> false);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatWasFlushedOutlastsAPowerCutAndNothingWrongCounts(long seed) throws Exception { // D10
    SplittableRandom random = new SplittableRandom(seed);
    LosingDisk disk = LosingDisk.create(part);
    BitSet written = new BitSet();
    BitSet flushed = new BitSet();
    try (PartFile file = PartFile.on(disk, part, SIZE, PieceSet.all(Pieces.count(SIZE)))) {
      for (int step = random.nextInt(4, 24); step > 0; step--) {
        if (random.nextInt(3) == 0) {
          file.flush();
          flushed.or(written);
        } else {
          int index = random.nextInt(PIECES);
          write(file, index);
          written.set(index);
        }
      }
    }
    disk.cutPower(part, random);
    BitSet found = found().toBitSet();
    BitSet lost = (BitSet) flushed.clone();
    lost.andNot(found);
    assertThat(lost).as("flushed and lost, seed %d", seed).isEqualTo(new BitSet());
    byte[] left = Files.readAllBytes(part);
    assertThat(left).as("its full size again").hasSize(SIZE);
    for (int index = 0; index < PIECES; index++) {
      int from = (int) Pieces.offset(index);
      int to = from + manifest.pieceLength(index);
      assertThat(found.get(index))
          .as("piece %d counts if it is right, seed %d", index, seed)
          .isEqualTo(Arrays.equals(left, from, to, content, from, to));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void aFinalNameIsGivenOnlyToWhatOutlastsAPowerCut(long seed) throws Exception { // D8
    LosingDisk disk = LosingDisk.create(part);
    PartFile file = PartFile.on(disk, part, SIZE, PieceSet.all(Pieces.count(SIZE)));
    for (int index = 0; index < PIECES; index++) {
      write(file, index);
    }
    Path named = file.finish(folder.resolve("file"), false);
    disk.cutPower(named, new SplittableRandom(seed));
    assertThat(named).hasBinaryContent(content);
  }

  @Test
  void whatWasWrittenOutlastsTheProcessWithoutAFlush() throws Exception { // D10
    PartFile abandoned = PartFile.create(part, SIZE);
    write(abandoned, 2);
    write(abandoned, PIECES - 1);
    // Killed within the copying of a piece.
    abandoned.write(5, content, (int) Pieces.offset(5), 70_000);
    assertThat(found().indices()).containsExactly(2, PIECES - 1);
    abandoned.close();
  }
}
