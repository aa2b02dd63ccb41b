package dev.covey.tracker.registry;

import dev.covey.model.FileId;
import dev.covey.model.GroupId;

/** What a command came to, so that its repeat can be answered as the first. */
public sealed interface Outcome {

  /** It was done, and there is nothing more to say. */
  record Done() implements Outcome {}

  /**
   * A file is offered.
   *
   * @param joined whether the group had this content under this name before (F7)
   */
  record Shared(FileId file, GroupId group, boolean joined) implements Outcome {}
}
