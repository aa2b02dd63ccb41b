package dev.covey.desktop.groups;

import dev.covey.desktop.fx.Messages;
import dev.covey.model.MemberListing;
import dev.covey.model.UserName;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One member as the pane shows it.
 *
 * @param note what the member is to the group, or whether it is online
 * @param owned whether the group is mine
 * @param manageable whether I, the owner, may remove this member or hand the group over to it
 */
record MemberLine(UserName user, boolean online, String note, boolean owned, boolean manageable) {

  /** I come first, then the owner, then who is online, each by name. */
  static List<MemberLine> of(List<MemberListing> members, Optional<UserName> me, boolean owned) {
    return members.stream()
        .sorted(
            Comparator.comparing((MemberListing member) -> !isMe(member, me))
                .thenComparing(member -> !member.owner())
                .thenComparing(member -> member.devices() == 0)
                .thenComparing(MemberListing::user))
        .map(member -> line(member, isMe(member, me), owned))
        .toList();
  }

  private static boolean isMe(MemberListing member, Optional<UserName> me) {
    return me.filter(member.user()::equals).isPresent();
  }

  private static MemberLine line(MemberListing member, boolean mine, boolean owned) {
    return new MemberLine(
        member.user(), member.devices() > 0, note(member, mine), owned, owned && !mine);
  }

  private static String note(MemberListing member, boolean mine) {
    if (mine) {
      return Messages.text(member.owner() ? "groups.member.meOwner" : "groups.member.me");
    }
    String online =
        member.devices() == 0
            ? Messages.text("groups.member.offline")
            : Messages.text("groups.member.online", member.devices());
    return member.owner() ? Messages.text("groups.member.owner", online) : online;
  }
}
