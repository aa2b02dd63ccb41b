package dev.covey.desktop;

import dev.covey.model.GroupName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs on the FX thread. What was brought and waits until somebody is signed in. */
final class Errands {
  private Optional<GroupName> group = Optional.empty();
  private Optional<GroupName> askedFor = Optional.empty();
  private Optional<GroupName> first = Optional.empty();
  private final List<Path> files = new ArrayList<>();

  /**
   * @param invited empty: the invite names no group, and an older one counts no more
   */
  void invitedTo(Optional<GroupName> invited) {
    group = invited;
  }

  /**
   * The user has joined a network to get into that group, and is asked no more.
   *
   * @param invited empty: the invite named no group
   */
  void askFor(Optional<GroupName> invited) {
    askedFor = invited;
  }

  /**
   * The group that is to be made with the account.
   *
   * @param named empty: none
   */
  void begin(Optional<GroupName> named) {
    first = named;
  }

  /** The newest are asked about: those that wait are not added up without end. */
  void share(List<Path> brought) {
    files.clear();
    files.addAll(brought);
  }

  void runIn(Frame frame) {
    first.ifPresent(frame::begin);
    first = Optional.empty();
    askedFor.ifPresent(frame::askFor);
    askedFor = Optional.empty();
    group.ifPresent(frame::invitedTo);
    group = Optional.empty();
    if (!files.isEmpty()) {
      frame.share(List.copyOf(files));
      files.clear();
    }
  }
}
