package dev.covey.demo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;

/** A file of random bytes, the same for the same size: nothing in it compresses or repeats. */
final class SampleFile {
  private static final int CHUNK = 1 << 20;
  private static final long SEED = 20_261_122L;

  private SampleFile() {}

  static void write(Path file, long size) throws IOException {
    SplittableRandom random = new SplittableRandom(SEED);
    ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
      for (long left = size; left > 0; left -= Math.min(left, CHUNK)) {
        chunk.clear();
        while (chunk.hasRemaining()) {
          chunk.putLong(random.nextLong());
        }
        chunk.flip().limit((int) Math.min(left, CHUNK));
        while (chunk.hasRemaining()) {
          channel.write(chunk);
        }
      }
    }
  }
}
