package dev.covey.desktop.settings;

import dev.covey.desktop.autostart.Autostart;
import dev.covey.desktop.fx.Choices;
import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.FxBridge;
import dev.covey.desktop.fx.KeepRunning;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Preferences;
import dev.covey.desktop.fx.Reload;
import dev.covey.desktop.fx.Said;
import dev.covey.model.CoveyException;
import dev.covey.peer.Peer;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * Runs on the FX thread. How Covey behaves on this computer: when it starts and ends, where it
 * listens, and who stays signed in. What was not taken goes back to what is.
 */
final class ComputerViewModel {
  private final Peer peer;
  private final Preferences preferences;
  private final Autostart autostart;
  private final Reload<Kept> kept;
  private final Choices starting;
  private final Choices staying;
  private final Choices ports;
  private final ReadOnlyBooleanWrapper starts = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper stays = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper port = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper listening = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper startsProblem = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper staysProblem = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper portWrong = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper portProblem = new ReadOnlyStringWrapper("");

  /** What is chosen, as the disk has it. */
  private record Kept(boolean starts, boolean stays, OptionalInt port) {}

  ComputerViewModel(DesktopContext context) {
    peer = context.peer();
    FxBridge bridge = context.bridge();
    starting = bridge.choices();
    staying = bridge.choices();
    ports = bridge.choices();
    preferences = context.preferences();
    autostart = context.autostart();
    kept =
        bridge.reload(
            () -> new Kept(autostart.isOn(), peer.staysSignedIn(), peer.listenPort()),
            this::show,
            why -> portProblem.set(Said.of(why)));
  }

  /** Asks for what may have changed meanwhile. */
  void refresh() {
    kept.request();
  }

  private void show(Kept now) {
    starts.set(now.starts);
    stays.set(now.stays);
    port.set(text(now.port));
    listening.set(
        peer.status()
            .listening()
            .map(at -> Messages.text("settings.port.now", Integer.toString(at.port())))
            .orElse(""));
  }

  private static String text(OptionalInt port) {
    return port.isPresent() ? Integer.toString(port.getAsInt()) : "";
  }

  boolean canStart() {
    return autostart.isPossible();
  }

  /** Starts with the computer, or not. */
  void start(boolean wanted) {
    starts.set(wanted);
    change(starting, () -> autostart.turn(wanted), startsProblem);
  }

  /** Restores the session at the next start, or not (S5). */
  void stay(boolean wanted) {
    stays.set(wanted);
    change(staying, () -> peer.staySignedIn(wanted), staysProblem);
  }

  boolean keepsRunning() {
    return KeepRunning.isWanted(preferences);
  }

  void keepRunning(boolean wanted) {
    KeepRunning.want(preferences, wanted);
  }

  /** Says whether that can be a port, while it is being typed. */
  void checkPort(String typed) {
    portWrong.set(
        isPort(typed.strip())
            ? ""
            : Messages.text(
                "settings.port.problem",
                Integer.toString(Peer.FIRST_PORT),
                Integer.toString(Peer.LAST_PORT)));
  }

  /**
   * Listens on that port at once, if it can be one (N1).
   *
   * @param typed empty: a free one
   */
  void port(String typed) {
    String digits = typed.strip();
    if (digits.equals(port.get())) {
      portProblem.set("");
      return;
    }
    if (!isPort(digits)) {
      return;
    }
    OptionalInt wanted =
        digits.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits));
    change(ports, () -> peer.listenPort(wanted), portProblem);
  }

  private static boolean isPort(String digits) {
    if (!digits.matches("\\d{0,5}")) {
      return false;
    }
    int number = digits.isEmpty() ? Peer.FIRST_PORT : Integer.parseInt(digits);
    return number >= Peer.FIRST_PORT && number <= Peer.LAST_PORT;
  }

  private void change(Choices choices, FxBridge.Deed deed, ReadOnlyStringWrapper problem) {
    problem.set("");
    choices.make(deed, this::refresh, why -> refused(why, problem));
  }

  private void refused(CoveyException why, ReadOnlyStringWrapper problem) {
    problem.set(Said.of(why));
    refresh();
  }

  void close() {
    kept.close();
  }

  ReadOnlyBooleanProperty startsProperty() {
    return starts.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty staysProperty() {
    return stays.getReadOnlyProperty();
  }

  /** The port that is chosen; empty for a free one. */
  ReadOnlyStringProperty portProperty() {
    return port.getReadOnlyProperty();
  }

  /** Where Covey listens now, in words. */
  ReadOnlyStringProperty listeningProperty() {
    return listening.getReadOnlyProperty();
  }

  ReadOnlyStringProperty startsProblemProperty() {
    return startsProblem.getReadOnlyProperty();
  }

  ReadOnlyStringProperty staysProblemProperty() {
    return staysProblem.getReadOnlyProperty();
  }

  /** Why what stands in the field is no port; empty if it is one. */
  ReadOnlyStringProperty portWrongProperty() {
    return portWrong.getReadOnlyProperty();
  }

  /** Why the last port was not taken. */
  ReadOnlyStringProperty portProblemProperty() {
    return portProblem.getReadOnlyProperty();
  }
}
