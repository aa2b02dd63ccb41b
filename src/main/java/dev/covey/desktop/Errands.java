package dev.covey.desktop;

import dev.covey.model.GroupName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs on the FX thread. What was brought and waits until somebody is signed in. */
final class Errands {
  private Optional<GroupName> group = Optional.empty();
  private final List<Path> files = new ArrayList<>();

  /**
   * @param invited empty: the invite names no group, and an older one counts no more
   */
  void invitedTo(Optional<GroupName> invited) {
    group = invited;
  }

  /** The newest are asked about: those that wait are not added up without end. */
  void share(List<Path> brought) {
    files.clear();
    files.addAll(brought);
  }

  void runIn(Frame frame) {
    group.ifPresent(frame::invitedTo);
    group = Optional.empty();
    if (!files.isEmpty()) {
      frame.share(List.copyOf(files));
      files.clear();
    }
  }
}
