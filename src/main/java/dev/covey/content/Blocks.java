package dev.covey.content;

import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.BitSet;

/**
 * Gives a file real blocks, so that a mapped write cannot find the disk full (I2): by the system's
 * call for it where there is one, else by writing zeros.
 */
final class Blocks {
  private static final int CHUNK = 1 << 20;

  private Blocks() {}

  /**
   * Makes the file so long, all of it backed by the disk. What it holds already stays.
   *
   * @throws IOException also if the disk is full; then the file may have any length
   */
  static void allocate(Path path, FileChannel channel, long size) throws IOException {
    if (size == 0 || LinuxBlocks.allocate(path, 0, size)) {
      return;
    }
    fill(channel, size);
  }

  /**
   * Makes the file so long, but has only these pieces of it backed by the disk, where systems let
   * files have holes; elsewhere all of it.
   */
  static void allocate(Path path, FileChannel channel, long size, PieceSet pieces)
      throws IOException {
    if (pieces.isComplete()) {
      allocate(path, channel, size);
      return;
    }
    BitSet wanted = pieces.toBitSet();
    for (int from = wanted.nextSetBit(0); from >= 0; ) {
      int to = wanted.nextClearBit(from);
      long begin = Pieces.offset(from);
      if (!LinuxBlocks.allocate(path, begin, Math.min(size, Pieces.offset(to)) - begin)) {
        fill(channel, size);
        return;
      }
      from = wanted.nextSetBit(to);
    }
    if (channel.size() < size) {
      channel.write(ByteBuffer.allocate(1), size - 1);
    }
  }

  private static void fill(FileChannel channel, long size) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(CHUNK, size));
    for (long at = channel.size(); at < size; ) {
      zeros.clear().limit((int) Math.min(zeros.capacity(), size - at));
      at += channel.write(zeros, at);
    }
  }
}
