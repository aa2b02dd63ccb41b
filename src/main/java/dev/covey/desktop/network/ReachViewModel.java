package dev.covey.desktop.network;

import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Reload;
import dev.covey.desktop.fx.Said;
import dev.covey.model.AddressCheck;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.peer.PeerStatus;
import dev.covey.peer.PeerStatus.TrackerAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * Runs on the FX thread. Has the tracker test whether others can reach this computer: when the
 * screen is opened, if that was not done lately, and when the user wants it.
 */
final class ReachViewModel {
  private static final Duration LATELY = Duration.ofMinutes(2);

  private final DesktopContext context;
  private final InstantSource clock;
  private final Reload<AddressCheck> test;
  private final ReadOnlyObjectWrapper<Reach> reach = new ReadOnlyObjectWrapper<>(Reach.asking());
  private final ReadOnlyStringWrapper tested = new ReadOnlyStringWrapper("");
  private Optional<Reach> known = Optional.empty();
  private Optional<Instant> last = Optional.empty();

  ReachViewModel(DesktopContext context, InstantSource clock) {
    this.context = context;
    this.clock = clock;
    test = context.bridge().reload(context.peer()::checkAddress, this::found, this::notTested);
  }

  /** The screen is seen: tests if it is time. */
  void start() {
    if (last.filter(at -> at.plus(LATELY).isAfter(clock.instant())).isEmpty()) {
      test();
    }
  }

  void stop() {
    test.close();
  }

  void test() {
    reach.set(Reach.asking());
    tested.set("");
    test.request();
  }

  private void found(AddressCheck check) {
    PeerStatus status = context.peer().status();
    Reach now = Reach.of(check, context.starter().startedHere());
    known = Optional.of(now);
    last = Optional.of(clock.instant());
    reach.set(now);
    tested.set(
        Messages.text(
            "network.reach.when",
            status.tracker().map(TrackerAddress::name).orElse(""),
            Formats.when(clock.instant())));
  }

  /** Who asks too often learns nothing new: what was found stays. */
  private void notTested(CoveyException why) {
    boolean tooSoon = why.code() == ErrorCode.BUSY;
    reach.set(known.filter(_ -> tooSoon).orElseGet(() -> Reach.untested(Said.of(why))));
    tested.set(tooSoon && known.isPresent() ? Said.of(why) : "");
  }

  ReadOnlyObjectProperty<Reach> reachProperty() {
    return reach.getReadOnlyProperty();
  }

  /** Who tested it and when; empty while that is not known. */
  ReadOnlyStringProperty testedProperty() {
    return tested.getReadOnlyProperty();
  }
}
