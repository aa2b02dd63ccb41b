package dev.covey.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowsTest {
  private static final int SOME = 4_096;

  @TempDir Path folder;

  private Path path;

  @BeforeEach
  void nameFile() {
    path = folder.resolve("mapped");
  }

  /** Of that length and, where the file system can, without blocks. */
  private FileChannel sparse(long size) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(size);
    }
    return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private void cutTo(long size) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(size);
    }
  }

  @Test
  void whatIsWrittenThroughManyWindowsIsReadBack() throws IOException { // I1
    int count = 12;
    long size = count * Window.BYTES + 17;
    try (FileChannel channel = sparse(size);
        Windows windows = new Windows(channel, MapMode.READ_WRITE, size, 2)) {
      for (int i = 0; i <= count; i++) {
        windows.write(i * Window.BYTES, new byte[] {(byte) (i + 1)}, 0, 1);
      }
      byte[] read = new byte[1];
      for (int i = count; i >= 0; i--) {
        windows.read(i * Window.BYTES, read, 0, 1);
        assertThat(read[0]).isEqualTo((byte) (i + 1));
      }
    }
  }

  @Test
  void bytesAcrossWindowsOrBeyondTheEndAreAMistake() throws IOException {
    long size = 2 * Window.BYTES;
    try (FileChannel channel = sparse(size);
        Windows windows = new Windows(channel, MapMode.READ_ONLY, size, 2)) {
      byte[] bytes = new byte[SOME];
      assertThatThrownBy(() -> windows.read(Window.BYTES - 1, bytes, 0, 2))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> windows.read(size - 1, bytes, 0, 2))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> windows.read(-1, bytes, 0, 2))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  void onceClosedNothingIsMapped() throws IOException { // I3
    try (FileChannel channel = sparse(SOME)) {
      Windows windows = new Windows(channel, MapMode.READ_WRITE, SOME, 2);
      windows.write(0, new byte[SOME], 0, SOME);
      windows.close();
      windows.close();
      assertThatThrownBy(() -> windows.read(0, new byte[1], 0, 1))
          .isInstanceOf(ClosedChannelException.class);
      if (Files.exists(Path.of("/proc/self/maps"))) {
        assertThat(Files.readString(Path.of("/proc/self/maps"))).doesNotContain(path.toString());
      }
    }
  }

  @Test
  void aWindowThatCannotBePreparedIsLetGoOf() throws IOException { // I2, I3
    long size = 64L * SOME;
    try (FileChannel channel = sparse(size)) {
      Windows windows =
          new Windows(
              channel,
              MapMode.READ_WRITE,
              size,
              2,
              _ -> {
                cut();
                return true;
              });
      assertThatThrownBy(() -> windows.read(0, new byte[1], 0, 1)).isInstanceOf(MappingFault.class);
      windows.close();
      if (Files.exists(Path.of("/proc/self/maps"))) {
        assertThat(Files.readString(Path.of("/proc/self/maps"))).doesNotContain(path.toString());
      }
    }
  }

  private void cut() {
    try {
      cutTo(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As a fresh process runs it. */
  @Test
  void aFileCutShortBeneathItsMappingIsAnOrdinaryFailure() throws IOException { // I2
    assertFaults(0);
  }

  /** Compiled code reports the fault elsewhere than interpreted code does. */
  @Test
  void soItIsWhenTheCodeIsCompiled() throws IOException { // I2
    assertFaults(40_000);
  }

  private void assertFaults(int warmUp) throws IOException {
    int pages = 64;
    long size = (long) pages * SOME;
    try (FileChannel channel = sparse(size);
        Windows windows = new Windows(channel, MapMode.READ_WRITE, size, 2)) {
      byte[] bytes = new byte[SOME];
      for (int i = 0; i < warmUp; i++) {
        windows.write((long) (i % pages) * SOME, bytes, 0, SOME);
        windows.read((long) (i % pages) * SOME, bytes, 0, SOME);
      }
      windows.write(0, bytes, 0, SOME);
      cutTo(0);
      for (int i = 0; i < 20; i++) {
        assertThatThrownBy(() -> windows.read(size / 2, bytes, 0, SOME))
            .isInstanceOf(MappingFault.class);
        assertThatThrownBy(() -> windows.write(size / 2, bytes, 0, SOME))
            .isInstanceOf(MappingFault.class);
      }
    }
  }

  @Test
  void aWindowInUseOutlivesTheClosing() throws Exception { // I3
    long size = 4 * Window.BYTES;
    try (FileChannel channel = sparse(size)) {
      Windows windows = new Windows(channel, MapMode.READ_WRITE, size, 1);
      AtomicInteger surprises = new AtomicInteger();
      AtomicInteger copies = new AtomicInteger();
      Runnable copying =
          () -> {
            byte[] bytes = new byte[SOME];
            try {
              for (int i = 0; ; i++) {
                windows.write(i % 4 * Window.BYTES, bytes, 0, SOME);
                copies.incrementAndGet();
              }
            } catch (ClosedChannelException _) {
              copies.incrementAndGet();
            } catch (IOException | RuntimeException e) {
              surprises.incrementAndGet();
            }
          };
      Thread first = Thread.ofPlatform().start(copying);
      Thread second = Thread.ofPlatform().start(copying);
      while (copies.get() < 100) {
        Thread.onSpinWait();
      }
      windows.close();
      first.join();
      second.join();
      assertThat(surprises).hasValue(0);
    }
  }
}
