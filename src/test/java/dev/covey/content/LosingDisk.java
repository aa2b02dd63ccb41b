package dev.covey.content;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A file on a disk whose power can be cut: what was not forced since it was written may be lost,
 * page by page and in any order. Without a cut it is an ordinary file, as after a kill of the
 * process alone.
 */
final class LosingDisk extends FileChannel {
  private static final int PAGE = 4096;

  private final Path path;
  private final FileChannel file;
  private byte[] safe = {};

  private LosingDisk(Path path, FileChannel file) {
    this.path = path;
    this.file = file;
  }

  static LosingDisk create(Path path) throws IOException {
    return new LosingDisk(
        path,
        FileChannel.open(
            path,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE));
  }

  /**
   * Leaves under that name what a power cut at this moment would.
   *
   * @param name where the file is now
   */
  void cutPower(Path name, RandomGenerator random) throws IOException {
    byte[] written = Files.readAllBytes(name);
    int length = random.nextBoolean() ? written.length : Math.min(safe.length, written.length);
    byte[] left = Arrays.copyOf(safe, length);
    for (int from = 0; from < length; from += PAGE) {
      if (random.nextBoolean()) {
        System.arraycopy(written, from, left, from, Math.min(PAGE, length - from));
      }
    }
    Files.write(name, left);
  }

  @Override
  public void force(boolean metaData) throws IOException {
    file.force(metaData);
    safe = Files.readAllBytes(path);
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    return file.read(into);
  }

  @Override
  public long read(ByteBuffer[] into, int offset, int length) throws IOException {
    return file.read(into, offset, length);
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    return file.write(from);
  }

  @Override
  public long write(ByteBuffer[] from, int offset, int length) throws IOException {
    return file.write(from, offset, length);
  }

  @Override
  public long position() throws IOException {
    return file.position();
  }

  @Override
  public FileChannel position(long position) throws IOException {
    file.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return file.size();
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    file.truncate(size);
    return this;
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
    return file.transferTo(position, count, target);
  }

  @Override
  public long transferFrom(ReadableByteChannel from, long position, long count) throws IOException {
    return file.transferFrom(from, position, count);
  }

  @Override
  public int read(ByteBuffer into, long position) throws IOException {
    return file.read(into, position);
  }

  @Override
  public int write(ByteBuffer from, long position) throws IOException {
    return file.write(from, position);
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
    return file.map(mode, position, size);
  }

  @Override
  public MemorySegment map(MapMode mode, long offset, long size, Arena arena) throws IOException {
    return file.map(mode, offset, size, arena);
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) throws IOException {
    return file.lock(position, size, shared);
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) throws IOException {
    return file.tryLock(position, size, shared);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    file.close();
  }
}
