package dev.covey.desktop.network;

import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Reload;
import dev.covey.desktop.fx.Said;
import dev.covey.model.AddressCheck;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.Subscription;
import dev.covey.peer.PeerStatus;
import dev.covey.peer.PeerStatus.TrackerAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
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

  /** How often it is said anew when it was tested. */
  private static final Duration AGEING = Duration.ofSeconds(15);

  private final DesktopContext context;
  private final InstantSource clock;
  private final Reload<AddressCheck> test;
  private final ReadOnlyObjectWrapper<Reach> reach = new ReadOnlyObjectWrapper<>(Reach.asking());
  private final ReadOnlyStringWrapper tested = new ReadOnlyStringWrapper("");
  private Optional<Reach> known = Optional.empty();
  private Optional<Tested> last = Optional.empty();
  private Optional<Subscription> ageing = Optional.empty();

  /** Whether what is said of the last test is when it was, and so gets older. */
  private boolean tellsWhen;

  private record Tested(String tracker, Instant at) {}

  ReachViewModel(DesktopContext context, InstantSource clock) {
    this.context = context;
    this.clock = clock;
    test = context.bridge().reload(context.peer()::checkAddress, this::found, this::notTested);
  }

  /** The screen is seen: tests if it is time. */
  void start() {
    if (last.filter(test -> test.at().plus(LATELY).isAfter(clock.instant())).isEmpty()) {
      test();
    }
    ageing = Optional.of(context.bridge().every(AGEING, this::age));
  }

  /** Says anew how long ago it was tested. */
  void age() {
    if (tellsWhen) {
      last.ifPresent(this::tellWhen);
    }
  }

  private void tellWhen(Tested test) {
    String when = Formats.when(test.at(), clock.instant().atZone(ZoneId.systemDefault()));
    tested.set(Messages.text("network.reach.when", test.tracker(), when));
  }

  void stop() {
    ageing.ifPresent(Subscription::close);
    ageing = Optional.empty();
    test.close();
  }

  /** The user wants it: a test that is on its way is enough. */
  void testAgain() {
    if (reach.get().kind() != Reach.Kind.ASKING) {
      test();
    }
  }

  void test() {
    reach.set(Reach.asking());
    tested.set("");
    tellsWhen = false;
    test.request();
  }

  private void found(AddressCheck check) {
    PeerStatus status = context.peer().status();
    Reach now = Reach.of(check, context.starter().startedHere());
    known = Optional.of(now);
    last =
        Optional.of(
            new Tested(status.tracker().map(TrackerAddress::name).orElse(""), clock.instant()));
    reach.set(now);
    tellsWhen = true;
    age();
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
