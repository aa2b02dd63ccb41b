package dev.covey.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One stretch of a file in memory; any threads may use it while they hold it. The one place that
 * touches mapped bytes, so the one that sees their faults: the virtual machine reports a page that
 * cannot be had as an {@link InternalError}, here it becomes a {@link MappingFault}.
 */
final class Window {
  /** 128 pieces: no piece lies across two windows. */
  static final long BYTES = 64L << 20;

  private final Arena arena;
  private final MemorySegment segment;
  private final long start;

  /** Guarded by the {@link Windows} that made it. */
  int users;

  /** Whether the first to use it should {@link #prepare} it. */
  final AtomicBoolean toPrepare = new AtomicBoolean();

  private Window(Arena arena, MemorySegment segment, long start) {
    this.arena = arena;
    this.segment = segment;
    this.start = start;
  }

  static Window map(FileChannel channel, MapMode mode, long start, long length) throws IOException {
    if (channel.size() < start + length) {
      // Mapping would make a file that may be written longer, without a word.
      throw new MappingFault();
    }
    Arena arena = Arena.ofShared();
    try {
      return new Window(arena, channel.map(mode, start, length, arena), start);
    } catch (IOException | RuntimeException | Error e) {
      arena.close();
      throw e;
    }
  }

  /**
   * Has the system get all its pages at once, in their order and in large ones. Coming one by one
   * in any order, the pages of a file that is being written cost four times as much.
   */
  void prepare() throws MappingFault {
    try {
      segment.load();
      surfaceFault();
    } catch (InternalError e) {
      throw new MappingFault(e);
    }
  }

  /** Copies bytes of the file out of the window. */
  void read(long from, byte[] into, int offset, int length) throws MappingFault {
    try {
      MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, from - start, into, offset, length);
      surfaceFault();
    } catch (InternalError e) {
      throw new MappingFault(e);
    }
  }

  /** Copies bytes into the file. */
  void write(long to, byte[] from, int offset, int length) throws MappingFault {
    try {
      MemorySegment.copy(from, offset, segment, ValueLayout.JAVA_BYTE, to - start, length);
      surfaceFault();
    } catch (InternalError e) {
      throw new MappingFault(e);
    }
  }

  /**
   * In compiled code the virtual machine only notes a fault, and throws at the next safepoint,
   * wherever that is: outside of any handler, at worst. Coming back from a native method is such a
   * point; this one is cheap and does nothing else.
   */
  private static void surfaceFault() {
    var _ = Runtime.getRuntime().totalMemory();
  }

  /** Waits until what was written is on the disk. */
  void force() throws IOException {
    try {
      segment.force();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (InternalError e) {
      throw new MappingFault(e);
    }
  }

  /** Unmaps at once (I3). */
  void unmap() {
    arena.close();
  }
}
