package dev.covey.console;

import dev.covey.model.Subscription;
import dev.covey.peer.Peer;
import dev.covey.peer.PeerEvent;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/**
 * Hands events on, on a thread of its own, so that a terminal that is held back never holds back
 * the peer. Events are taken on any thread; of more than can wait, the oldest are dropped.
 */
final class Announcer implements AutoCloseable {
  private static final int MOST = 256;

  private final Peer peer;
  private final Consumer<PeerEvent> listener;
  private final Thread thread;
  private final BlockingQueue<PeerEvent> waiting = new ArrayBlockingQueue<>(MOST);

  /** Confined to whoever starts and closes. */
  private Subscription subscription = () -> {};

  Announcer(Peer peer, Consumer<PeerEvent> listener, ThreadFactory threads) {
    this.peer = peer;
    this.listener = listener;
    this.thread = threads.newThread(this::run);
  }

  void start() {
    thread.start();
    subscription = peer.onEvent(this::take);
  }

  private void take(PeerEvent event) {
    while (!waiting.offer(event)) {
      waiting.poll();
    }
  }

  private void run() {
    try {
      while (true) {
        listener.accept(waiting.take());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    subscription.close();
    thread.interrupt();
  }
}
