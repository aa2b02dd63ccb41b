package dev.covey.desktop.instance;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * Runs on the thread that calls. Messages over a local socket, each a length (u32) and its bytes,
 * within one deadline for all of them: whoever stalls at the other end holds up nobody for longer.
 */
final class TimedChannel implements Closeable {
  private final SocketChannel channel;
  private final Selector selector;
  private final long until;

  /**
   * @param channel left for the caller to close
   */
  TimedChannel(SocketChannel channel, Duration limit) throws IOException {
    this.channel = channel;
    this.until = System.nanoTime() + limit.toNanos();
    channel.configureBlocking(false);
    selector = channel.provider().openSelector();
    channel.register(selector, 0);
  }

  void send(byte[] message) throws IOException {
    ByteBuffer out = ByteBuffer.allocate(Integer.BYTES + message.length);
    out.putInt(message.length).put(message).flip();
    while (out.hasRemaining()) {
      if (channel.write(out) == 0) {
        await(SelectionKey.OP_WRITE);
      }
    }
  }

  /**
   * @param longest bytes that are taken at most
   */
  byte[] receive(int longest) throws IOException {
    int length = fill(ByteBuffer.allocate(Integer.BYTES)).getInt();
    if (length < 0 || length > longest) {
      throw new IOException("a message of " + Integer.toUnsignedString(length) + " bytes");
    }
    return fill(ByteBuffer.allocate(length)).array();
  }

  private ByteBuffer fill(ByteBuffer in) throws IOException {
    while (in.hasRemaining()) {
      int read = channel.read(in);
      if (read < 0) {
        throw new EOFException("the other end hung up");
      }
      if (read == 0) {
        await(SelectionKey.OP_READ);
      }
    }
    return in.flip();
  }

  private void await(int what) throws IOException {
    long left = (until - System.nanoTime()) / 1_000_000;
    if (left <= 0) {
      throw new SocketTimeoutException("the other end takes too long");
    }
    channel.keyFor(selector).interestOps(what);
    selector.select(left);
    selector.selectedKeys().clear();
  }

  @Override
  public void close() throws IOException {
    selector.close();
  }
}
