package dev.covey.content;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file seen through a few mapped windows, the least recently used of which make room for others
 * (I1). Any threads may read and write at once.
 *
 * <p>{@link #close} unmaps what nobody uses at that moment; who still copies unmaps his window when
 * he is done. It does not close the channel, whose owner does so afterwards.
 */
final class Windows implements Closeable {
  /** Asked, one thread at a time, when a window is mapped. */
  @FunctionalInterface
  interface Mapped {
    /**
     * @return whether all its pages should be had at once, since all will be used soon
     */
    boolean wantsAll(long number);
  }

  private static final Logger log = LoggerFactory.getLogger(Windows.class);
  private static final boolean WINDOWS_SYSTEM =
      System.getProperty("os.name", "").startsWith("Windows");

  // Immutable
  private final FileChannel channel;
  private final MapMode mode;
  private final long size;
  private final int most;
  private final Mapped mapped;

  // Guarded by lock
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Long, Window> open = new LinkedHashMap<>(16, 0.75f, true);
  private boolean closed;

  /**
   * @param size bytes of the file that may be mapped
   * @param most windows that stay mapped while nobody uses them
   */
  Windows(FileChannel channel, MapMode mode, long size, int most) {
    this(channel, mode, size, most, _ -> false);
  }

  Windows(FileChannel channel, MapMode mode, long size, int most, Mapped mapped) {
    this.channel = channel;
    this.mode = mode;
    this.size = size;
    this.most = most;
    this.mapped = mapped;
  }

  /** Copies bytes of the file; they must lie within one window. */
  void read(long from, byte[] into, int offset, int length) throws IOException {
    long number = number(from, length);
    Window window = hold(number);
    try {
      window.read(from, into, offset, length);
    } finally {
      release(number, window);
    }
  }

  /** Copies bytes to the file; they must lie within one window. */
  void write(long to, byte[] from, int offset, int length) throws IOException {
    long number = number(to, length);
    Window window = hold(number);
    try {
      window.write(to, from, offset, length);
    } finally {
      release(number, window);
    }
  }

  /** Brings what was written to the disk, as far as the windows are concerned. */
  void force() throws IOException {
    for (long number : numbers()) {
      Window window = hold(number);
      try {
        window.force();
      } finally {
        release(number, window);
      }
    }
  }

  private List<Long> numbers() {
    lock.lock();
    try {
      return List.copyOf(open.keySet());
    } finally {
      lock.unlock();
    }
  }

  private long number(long from, int length) {
    long number = from / Window.BYTES;
    if (from < 0 || from + length > size || (from + length - 1) / Window.BYTES > number) {
      throw new IndexOutOfBoundsException("%d bytes at %d of %d".formatted(length, from, size));
    }
    return number;
  }

  private Window hold(long number) throws IOException {
    Window window = holdMapped(number);
    if (window.toPrepare.getAndSet(false)) {
      try {
        window.prepare();
      } catch (MappingFault e) {
        release(number, window);
        throw e;
      }
    }
    return window;
  }

  private Window holdMapped(long number) throws IOException {
    lock.lock();
    try {
      if (closed) {
        throw new ClosedChannelException();
      }
      Window window = open.get(number);
      if (window == null) {
        long start = number * Window.BYTES;
        window = Window.map(channel, mode, start, Math.min(Window.BYTES, size - start));
        window.toPrepare.set(mapped.wantsAll(number));
        open.put(number, window);
        makeRoom(window);
      }
      window.users++;
      return window;
    } finally {
      lock.unlock();
    }
  }

  private void makeRoom(Window newest) {
    Iterator<Window> oldestFirst = open.values().iterator();
    while (open.size() > most && oldestFirst.hasNext()) {
      Window window = oldestFirst.next();
      if (window.users == 0 && window != newest) {
        oldestFirst.remove();
        unmap(window);
      }
    }
  }

  private void unmap(Window window) {
    try {
      if (WINDOWS_SYSTEM && mode.equals(MapMode.READ_WRITE)) {
        // There, forcing the channel later would not wait for pages of a mapping that is gone.
        window.force();
      }
    } catch (IOException e) {
      log.warn("part of a file may not have reached the disk", e);
    } finally {
      window.unmap();
    }
  }

  private void release(long number, Window window) {
    lock.lock();
    try {
      window.users--;
      if (closed && window.users == 0) {
        open.remove(number);
        unmap(window);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      Iterator<Window> all = open.values().iterator();
      while (all.hasNext()) {
        Window window = all.next();
        if (window.users == 0) {
          all.remove();
          unmap(window);
        }
      }
    } finally {
      lock.unlock();
    }
  }
}
