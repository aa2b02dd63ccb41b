package dev.covey.desktop.welcome;

import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.FxBridge;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.NearbyNetwork;
import dev.covey.desktop.fx.NetworkStarter;
import dev.covey.desktop.fx.Said;
import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.Fingerprint;
import dev.covey.model.GroupName;
import dev.covey.model.Invite;
import dev.covey.model.Subscription;
import dev.covey.peer.NetworkProbe;
import dev.covey.peer.Peer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * Runs on the FX thread. Checks what is entered while it is entered, and knows when one may go on:
 * with an invite once the network with its fingerprint answered, by address only once the user has
 * confirmed the fingerprint (X2).
 */
final class WelcomeViewModel {
  private static final int LONGEST_NETWORK_NAME = 64;
  private static final Duration TYPING_PAUSE = Duration.ofMillis(300);

  private final Peer peer;
  private final FxBridge bridge;
  private final NetworkStarter starter;
  private final Consumer<Optional<GroupName>> joined;
  private final ObjectProperty<Way> way = new SimpleObjectProperty<>(Way.START_HERE);
  private final StringProperty networkName = new SimpleStringProperty("");
  private final NearbyViewModel nearby;
  private final StringProperty invite = new SimpleStringProperty("");
  private final StringProperty address = new SimpleStringProperty("");
  private final BooleanProperty confirmed = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Check> check =
      new ReadOnlyObjectWrapper<>(new Check.Nothing());
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final BooleanExpression ready;
  private Subscription asking = () -> {};
  private boolean closed;

  /** How one comes to a network. */
  enum Way {
    START_HERE,
    BY_INVITE,
    BY_ADDRESS
  }

  /**
   * @param joined told once this peer trusts a network, with the group it is invited to
   */
  WelcomeViewModel(DesktopContext context, Consumer<Optional<GroupName>> joined) {
    this.peer = context.peer();
    this.bridge = context.bridge();
    this.starter = context.starter();
    this.joined = joined;
    this.nearby = new NearbyViewModel(context.nearby(), bridge);
    networkName.set(peer.status().deviceName());
    ready = Bindings.createBooleanBinding(this::isReady, way, networkName, check, confirmed, busy);
    invite.subscribe(_ -> check());
    address.subscribe(_ -> check());
    way.subscribe(_ -> check());
    way.subscribe(now -> {
      if (now != Way.START_HERE) {
        nearby.look();
      }
    });
  }

  private boolean isReady() {
    if (busy.get()) {
      return false;
    }
    return switch (way.get()) {
      case START_HERE -> networkNameProblem().isEmpty();
      case BY_INVITE -> check.get() instanceof Check.Answered;
      case BY_ADDRESS -> check.get() instanceof Check.Answered && confirmed.get();
    };
  }

  /** As if that network's address had been entered: it is asked, and its fingerprint compared. */
  void choose(NearbyNetwork network) {
    way.set(Way.BY_ADDRESS);
    address.set(network.address().toString());
  }

  /** What is wrong with the network's name; empty if nothing is. */
  String networkNameProblem() {
    int length = networkName.get().strip().length();
    if (length == 0) {
      return Messages.text("welcome.start.nameMissing");
    }
    return length > LONGEST_NETWORK_NAME ? Messages.text("welcome.start.nameTooLong") : "";
  }

  /** Asks who answers, once the user has stopped typing. */
  void check() {
    asking.close();
    confirmed.set(false);
    problem.set("");
    String entered = entered();
    if (entered.isEmpty()) {
      check.set(new Check.Nothing());
      return;
    }
    check.set(new Check.Asking());
    asking = bridge.after(TYPING_PAUSE, () -> ask(entered));
  }

  /** As if that invite had been pasted. */
  void fillIn(Invite opened) {
    if (!busy.get()) {
      way.set(Way.BY_INVITE);
      invite.set(opened.toString());
    }
  }

  private String entered() {
    return switch (way.get()) {
      case START_HERE -> "";
      case BY_INVITE -> invite.get().strip();
      case BY_ADDRESS -> address.get().strip();
    };
  }

  private void ask(String entered) {
    try {
      if (way.get() == Way.BY_ADDRESS) {
        probe(Endpoint.parse(entered), Optional.empty(), Optional.empty());
      } else {
        Invite read = Invite.parse(entered);
        probe(read.address(), Optional.of(read.fingerprint()), read.group());
      }
    } catch (IllegalArgumentException e) {
      check.set(new Check.Wrong(Said.of(e), false));
    }
  }

  private void probe(Endpoint at, Optional<Fingerprint> expected, Optional<GroupName> group) {
    asking =
        bridge.work(
            () -> peer.probe(at),
            network -> check.set(judge(network, expected, group)),
            refusal -> check.set(new Check.Wrong(Said.of(refusal), true)));
  }

  private static Check judge(
      NetworkProbe network, Optional<Fingerprint> expected, Optional<GroupName> group) {
    if (expected.isPresent() && !expected.get().equals(network.fingerprint())) {
      return new Check.Wrong(
          Messages.text(
              "welcome.join.otherNetwork",
              network.address(),
              Formats.shortHash(network.fingerprint().hex())),
          true);
    }
    return new Check.Answered(network, group);
  }

  /** Starts or joins the network; {@code joined} is told when that is done. */
  void proceed() {
    if (!ready.get()) {
      return;
    }
    busy.set(true);
    problem.set("");
    if (way.get() == Way.START_HERE) {
      String name = networkName.get().strip();
      bridge.act(() -> starter.startHere(name), () -> done(Optional.empty()), this::failed);
    } else if (check.get() instanceof Check.Answered(NetworkProbe network, var group)) {
      bridge.act(
          () -> peer.join(network.address(), network.fingerprint()),
          () -> done(group),
          this::failed);
    }
  }

  private void done(Optional<GroupName> group) {
    busy.set(false);
    if (!closed) {
      joined.accept(group);
    }
  }

  private void failed(CoveyException refusal) {
    busy.set(false);
    problem.set(Said.of(refusal));
  }

  /** Checks no more. Starting or joining goes on if it is on its way, and nobody is told. */
  void close() {
    asking.close();
    nearby.close();
    closed = true;
  }

  NearbyViewModel nearby() {
    return nearby;
  }

  ObjectProperty<Way> wayProperty() {
    return way;
  }

  StringProperty networkNameProperty() {
    return networkName;
  }

  StringProperty inviteProperty() {
    return invite;
  }

  StringProperty addressProperty() {
    return address;
  }

  BooleanProperty confirmedProperty() {
    return confirmed;
  }

  ReadOnlyObjectProperty<Check> checkProperty() {
    return check.getReadOnlyProperty();
  }

  BooleanExpression readyProperty() {
    return ready;
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Why going on failed; empty while it has not. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }
}
