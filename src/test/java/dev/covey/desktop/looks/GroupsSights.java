package dev.covey.desktop.looks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.desktop.fx.Destination;
import dev.covey.desktop.fx.TestDesktop;
import dev.covey.model.ErrorCode;
import dev.covey.model.GroupName;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Region;

/** Groups, its dialogs and what can go wrong there. */
final class GroupsSights {
  private final Stand stand;

  GroupsSights(Stand stand) {
    this.stand = stand;
  }

  List<Sight> all() {
    return List.of(
        new Sight("groups", () -> choose(GreatNames.GROUP)),
        new Sight("groups-pane", () -> pane(GreatNames.GROUP)),
        new Sight("groups-member", () -> pane(GreatNames.WIDE_GROUP)),
        new Sight("groups-pending", () -> pane(GreatNames.PENDING)),
        new Sight("groups-outside", () -> pane(GreatNames.OUTSIDE)),
        new Sight("groups-invite", this::invite),
        new Sight("groups-invite-refused", this::inviteRefused),
        new Sight("groups-new-no-name", this::newWithoutName),
        new Sight("groups-new-name-taken", this::newNameTaken),
        new Sight("groups-leave-owner", this::leaveAsOwner),
        new Sight("groups-leave-member", this::leaveAsMember),
        new Sight("groups-limit", this::limit),
        new Sight("groups-hand-over", this::handOver),
        new Sight("groups-remove-refused", this::removeRefused),
        new Sight("groups-not-found", this::notFound),
        new Sight("groups-request-refused", this::requestRefused),
        new Sight("groups-tracker-lost", this::trackerLost));
  }

  private void choose(String group) {
    stand.go(new Destination.Groups(Optional.of(new GroupName(group))));
    stand.untilChosen("groupsTable");
  }

  /** With its pane, which a narrow window opens on demand. */
  private void pane(String group) {
    choose(group);
    stand.openPane("groupsDetails", "groupName", group);
  }

  private void invite() {
    pane(GreatNames.GROUP);
    stand.click("groupInvite");
    TestDesktop.until(() -> !stand.desktop().isDisabled("inviteCopy"));
    stand.desktop().rest();
    Region invite = stand.desktop().node("invite", Region.class);
    Region popover = (Region) TestDesktop.on(invite::getParent);
    assertThat(invite.getBoundsInParent().getMaxY()) // DESIGN 7
        .isLessThanOrEqualTo(popover.getHeight() - popover.getInsets().getBottom());
  }

  private void inviteRefused() {
    pane(GreatNames.GROUP);
    stand
        .peer()
        .calls()
        .failNext(
            "invite",
            ErrorCode.NO_TRACKER,
            "No tracker's address is known to invite to: join the network again by an invite.");
    stand.click("groupInvite");
    stand.untilSeen("inviteError");
  }

  private void newWithoutName() {
    stand.click("groupsNew");
    stand.enter("newGroupName", "film crew of the northern valley");
    stand.untilSeen("newGroupRule");
  }

  private void newNameTaken() { // G1
    stand
        .peer()
        .calls()
        .failNext(
            "createGroup",
            ErrorCode.GROUP_EXISTS,
            "There is a group '%s' already; join it, or choose another name."
                .formatted(GreatNames.WIDE_GROUP));
    stand.click("groupsNew");
    stand.enter("newGroupName", "M".repeat(GroupName.LONGEST - 1));
    stand.click("newGroupCreate");
    stand.untilSeen("newGroupError");
  }

  private void leaveAsOwner() { // G7
    pane(GreatNames.GROUP);
    stand.fromButton("groupMore", "groupLeave");
    stand.untilSeen("leaveGroup");
  }

  private void leaveAsMember() {
    pane(GreatNames.WIDE_GROUP);
    stand.fromButton("groupMore", "groupLeave");
    stand.untilSeen("leaveGroup");
  }

  private void limit() {
    pane(GreatNames.GROUP);
    stand.fromButton("groupMore", "groupLimit");
    stand.enter("limitGroupUp", "a thousand");
    TestDesktop.until(() -> stand.desktop().isDisabled("limitGroupSave"));
  }

  private void handOver() {
    pane(GreatNames.GROUP);
    stand.fromButton("member_" + GreatNames.WIDE_USER, 0);
    stand.untilSeen("handOverGroup");
  }

  private void removeRefused() {
    pane(GreatNames.GROUP);
    stand.peer().calls().failNext("removeMember", ErrorCode.TRACKERS_DOWN, Peers.ALL_DOWN);
    stand.fromButton("member_" + GreatNames.WIDE_USER, 1);
    stand.click("removeYes");
    stand.untilSeen("removeMemberError");
  }

  private void notFound() {
    stand.enter("groupsSearch", "surwey");
    stand.untilSeen("groupsClearSearch");
  }

  private void requestRefused() { // G5
    stand.enter("groupsSearch", "");
    stand
        .peer()
        .calls()
        .failNext(
            "joinGroup",
            ErrorCode.ALREADY_REQUESTED,
            "You have asked to join '%s' already; its owner, lin, has not answered yet."
                .formatted(GreatNames.OUTSIDE));
    pane(GreatNames.OUTSIDE);
    stand.click("groupAsk");
    stand.untilSeen("groupError");
  }

  private void trackerLost() { // H5
    choose(GreatNames.GROUP);
    stand.peer().calls().failAlways("listGroups", ErrorCode.TRACKERS_DOWN, Peers.ALL_DOWN);
    Peers.lose(stand.peer());
    stand.untilSeen("banner");
  }
}
