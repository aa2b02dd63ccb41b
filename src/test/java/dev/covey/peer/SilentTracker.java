package dev.covey.peer;

import dev.covey.model.Subscription;
import dev.covey.peer.session.TrackerLink;
import dev.covey.protocol.TrackerEvent;
import dev.covey.trust.TicketVerifier;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Is there, and says nothing that it is not asked. */
abstract class SilentTracker implements TrackerLink {
  @Override
  public Subscription onEvent(Consumer<TrackerEvent> listener) {
    return () -> {};
  }

  @Override
  public Optional<TicketVerifier> tickets() {
    return Optional.empty();
  }

  @Override
  public Instant judgedAt() {
    return UnfinishedDownloads.NOON;
  }

  @Override
  public boolean online() {
    return true;
  }
}
