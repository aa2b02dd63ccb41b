package dev.covey.tracker;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/** Lines that wait to be sent on one connection. Confined to the lock of its {@link Outbox}. */
final class WaitingLines {
  private static final byte[] NOTHING = {};

  /** What is sent, and the news that makes it needless to say the same again while it waits. */
  private static final class Line {
    final byte[] bytes;
    final Optional<Object> news;

    Line(byte[] bytes, Optional<Object> news) {
      this.bytes = bytes;
      this.news = news;
    }
  }

  private final Queue<Line> lines = new ArrayDeque<>();
  private final Set<Object> waitingNews = new HashSet<>();
  private final int mostLines;
  private final int mostBytes;
  private long bytes;

  /**
   * @param mostBytes with which nothing is added; the last line may exceed it
   */
  WaitingLines(int mostLines, int mostBytes) {
    this.mostLines = mostLines;
    this.mostBytes = mostBytes;
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  boolean isFull() {
    return lines.size() >= mostLines || bytes >= mostBytes;
  }

  long bytes() {
    return bytes;
  }

  /** Whether a line with equal news waits. */
  boolean tells(Optional<Object> news) {
    return news.filter(waitingNews::contains).isPresent();
  }

  /** Adds a line even if it is full: who asks for bounds looks first. */
  void add(byte[] line, Optional<Object> news) {
    lines.add(new Line(line, news));
    bytes += line.length;
    news.ifPresent(waitingNews::add);
  }

  /**
   * Takes out the next line, and those after it up to about that many bytes; none if none waits.
   */
  byte[] take(int most) {
    if (lines.isEmpty()) {
      return NOTHING;
    }
    byte[] first = remove();
    if (lines.isEmpty()) {
      return first;
    }
    ByteArrayOutputStream batch =
        new ByteArrayOutputStream((int) Math.min(first.length + bytes, 2L * most));
    batch.writeBytes(first);
    while (!lines.isEmpty() && batch.size() < most) {
      batch.writeBytes(remove());
    }
    return batch.toByteArray();
  }

  private byte[] remove() {
    Line line = lines.remove();
    bytes -= line.bytes.length;
    line.news.ifPresent(waitingNews::remove);
    return line.bytes;
  }

  void clear() {
    lines.clear();
    waitingNews.clear();
    bytes = 0;
  }
}
