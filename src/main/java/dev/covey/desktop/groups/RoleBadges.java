package dev.covey.desktop.groups;

import dev.covey.desktop.fx.Badge;
import dev.covey.desktop.fx.Icons;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Tone;
import dev.covey.model.Role;
import java.util.Optional;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. The words in frames that tell what I am in a group. */
final class RoleBadges {
  private RoleBadges() {}

  /** Empty if I am nothing in it. */
  static Optional<Badge> of(Role role) {
    return switch (role) {
      case OWNER -> Optional.of(Badge.tag(Messages.text("groups.role.owner"), Tone.ACCENT));
      case MEMBER -> Optional.of(Badge.tag(Messages.text("groups.role.member"), Tone.NEUTRAL));
      case PENDING ->
          Optional.of(
              Badge.tag(
                  Messages.text("groups.role.pending"),
                  Tone.WARNING,
                  Icons.of(Feather.CLOCK, Icons.SMALL)));
      case NONE -> Optional.empty();
    };
  }
}
