package dev.covey.balancer;

import dev.covey.model.Endpoint;
import dev.covey.net.Connection;
import dev.covey.net.Dialer;
import dev.covey.trust.DeviceIdentity;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shakes hands with a tracker as a peer would: a process that hangs still accepts connections, but
 * shakes no hands. Runs on the threads that ask; those who ask about the same tracker at the same
 * time share one look, so that a flood of hints is no flood of probes.
 */
final class HandshakeProbe implements Probe {
  private static final Logger log = LoggerFactory.getLogger(HandshakeProbe.class);

  private final Duration limit;
  private final SSLContext context = DeviceIdentity.probing();
  private final ConcurrentMap<Endpoint, CompletableFuture<Boolean>> looking =
      new ConcurrentHashMap<>();

  HandshakeProbe(Duration limit) {
    this.limit = limit;
  }

  @Override
  public boolean answers(Endpoint tracker) {
    CompletableFuture<Boolean> mine = new CompletableFuture<>();
    CompletableFuture<Boolean> other = looking.putIfAbsent(tracker, mine);
    if (other != null) {
      return other.join();
    }
    boolean answers = false;
    try {
      answers = shakesHands(tracker);
    } finally {
      looking.remove(tracker, mine);
      mine.complete(answers);
    }
    return answers;
  }

  private boolean shakesHands(Endpoint tracker) {
    try (Connection _ = Dialer.tls(tracker, context, limit)) {
      return true;
    } catch (IOException e) {
      log.debug("tracker {} does not answer: {}", tracker, e.toString());
      return false;
    }
  }
}
