package dev.covey.desktop.settings;

import dev.covey.desktop.fx.Choices;
import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.FxBridge;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.NoticeChoice;
import dev.covey.desktop.fx.Preferences;
import dev.covey.desktop.fx.Reload;
import dev.covey.desktop.fx.Said;
import dev.covey.model.RateLimit;
import dev.covey.peer.FolderSpace;
import dev.covey.peer.Peer;
import dev.covey.peer.PeerStatus;
import java.nio.file.Path;
import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Runs on the FX thread. What can be chosen, and why a choice was not taken. */
final class SettingsViewModel {
  private final Peer peer;
  private final FxBridge bridge;
  private final Preferences preferences;
  private final ReadOnlyObjectWrapper<Path> folder;
  private final ReadOnlyStringWrapper freeSpace = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper folderProblem = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<RateLimit> limit;
  private final ReadOnlyIntegerWrapper atOnce;
  private final ReadOnlyStringWrapper limitProblem = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper signOutProblem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final Reload<OptionalLong> space;
  private final Choices folders;
  private final Choices limits;
  private final Choices numbers;

  SettingsViewModel(DesktopContext context) {
    this.peer = context.peer();
    this.bridge = context.bridge();
    this.preferences = context.preferences();
    folder = new ReadOnlyObjectWrapper<>(peer.downloadFolder());
    limit = new ReadOnlyObjectWrapper<>(peer.rateLimits().all());
    atOnce = new ReadOnlyIntegerWrapper(peer.downloadsAtOnce());
    folders = bridge.choices();
    limits = bridge.choices();
    numbers = bridge.choices();
    space =
        bridge.reload(
            () -> FolderSpace.of(peer.downloadFolder()),
            bytes -> freeSpace.set(free(bytes)),
            _ -> freeSpace.set(""));
  }

  private static String free(OptionalLong bytes) {
    return bytes.isPresent()
        ? Messages.text("settings.folder.free", Formats.bytes(bytes.getAsLong()))
        : "";
  }

  /** Asks for what may have changed meanwhile. */
  void refresh() {
    folder.set(peer.downloadFolder());
    limit.set(peer.rateLimits().all());
    atOnce.set(peer.downloadsAtOnce());
    space.request();
  }

  void chooseFolder(Path chosen) {
    folderProblem.set("");
    folders.make(
        () -> peer.downloadFolder(chosen), this::refresh, why -> folderProblem.set(Said.of(why)));
  }

  /** Limits all transfers together, at once (U16). */
  void limit(RateLimit wanted) {
    if (!wanted.equals(limit.get())) {
      // Taken at once: who changes the other direction meanwhile starts from this.
      limit.set(wanted);
      change(limits, () -> peer.rateLimit(wanted));
    }
  }

  /** Lets so many downloads run at once (U16). */
  void atOnce(int most) {
    if (most != atOnce.get()) {
      atOnce.set(most);
      change(numbers, () -> peer.downloadsAtOnce(most));
    }
  }

  private void change(Choices choices, FxBridge.Deed deed) {
    limitProblem.set("");
    choices.make(
        deed,
        () -> {},
        why -> {
          limitProblem.set(Said.of(why));
          refresh();
        });
  }

  boolean isWanted(NoticeChoice choice) {
    return choice.isWanted(preferences);
  }

  void want(NoticeChoice choice, boolean wanted) {
    choice.want(preferences, wanted);
  }

  /** Ends the session; the window then leads to signing in by itself. */
  void signOut() {
    busy.set(true);
    signOutProblem.set("");
    bridge.act(
        peer::logout,
        () -> busy.set(false),
        why -> {
          busy.set(false);
          signOutProblem.set(Said.of(why));
        });
  }

  void close() {
    space.close();
  }

  PeerStatus status() {
    return peer.status();
  }

  ReadOnlyObjectProperty<Path> folderProperty() {
    return folder.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<RateLimit> limitProperty() {
    return limit.getReadOnlyProperty();
  }

  ReadOnlyIntegerProperty atOnceProperty() {
    return atOnce.getReadOnlyProperty();
  }

  ReadOnlyStringProperty limitProblemProperty() {
    return limitProblem.getReadOnlyProperty();
  }

  ReadOnlyStringProperty freeSpaceProperty() {
    return freeSpace.getReadOnlyProperty();
  }

  ReadOnlyStringProperty folderProblemProperty() {
    return folderProblem.getReadOnlyProperty();
  }

  ReadOnlyStringProperty signOutProblemProperty() {
    return signOutProblem.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }
}
