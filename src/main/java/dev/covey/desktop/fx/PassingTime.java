package dev.covey.desktop.fx;

import dev.covey.model.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Runs on the FX thread. The time while a screen is seen, some times a minute: by it what says how
 * long ago something was is said anew. An animation's clock would have every frame drawn for it.
 */
public final class PassingTime {
  private static final Duration STEP = Duration.ofSeconds(15);

  private final FxBridge bridge;
  private final ReadOnlyObjectWrapper<Instant> now = new ReadOnlyObjectWrapper<>(Instant.now());
  private Optional<Subscription> steps = Optional.empty();

  public PassingTime(FxBridge bridge) {
    this.bridge = bridge;
  }

  /** The screen is seen. */
  public void start() {
    stop();
    steps = Optional.of(bridge.every(STEP, () -> now.set(Instant.now())));
  }

  /** It is not seen any more. */
  public void stop() {
    steps.ifPresent(Subscription::close);
    steps = Optional.empty();
  }

  public ReadOnlyObjectProperty<Instant> nowProperty() {
    return now.getReadOnlyProperty();
  }
}
