package dev.covey.desktop.groups;

import dev.covey.model.Role;

/** The views of the groups table, in the order in which they stand above it. */
enum GroupSegment {
  ALL,
  MINE,
  OWNED;

  boolean includes(Role role) {
    return switch (this) {
      case ALL -> true;
      case MINE -> role.isMember();
      case OWNED -> role == Role.OWNER;
    };
  }
}
