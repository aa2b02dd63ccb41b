package dev.covey.desktop.files;

import dev.covey.model.GroupName;
import java.util.Optional;

/** Whose files are shown. */
sealed interface FileScope {

  /** Those of every group I am a member of. */
  record All() implements FileScope {}

  record One(GroupName group) implements FileScope {}

  /** The group, if it is one. */
  default Optional<GroupName> one() {
    return this instanceof One(GroupName group) ? Optional.of(group) : Optional.empty();
  }
}
