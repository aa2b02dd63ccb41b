package dev.covey.desktop.welcome;

import dev.covey.model.GroupName;
import dev.covey.peer.NetworkProbe;
import java.util.Optional;

/** What is known of the network that an invite or address leads to. */
sealed interface Check {

  /** Nothing was entered. */
  record Nothing() implements Check {}

  /** Waiting for an answer. */
  record Asking() implements Check {}

  /**
   * A network answered, with the fingerprint that the invite names, if there is one.
   *
   * @param group the group that the invite names
   */
  record Answered(NetworkProbe network, Optional<GroupName> group) implements Check {}

  /**
   * What was entered leads nowhere.
   *
   * @param repeat whether asking again may help
   */
  record Wrong(String why, boolean repeat) implements Check {}
}
