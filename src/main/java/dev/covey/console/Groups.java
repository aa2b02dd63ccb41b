package dev.covey.console;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.GroupName;
import dev.covey.model.UserName;
import dev.covey.peer.Peer;

/** Groups, their members and requests (U4 to U9). Used by the console's thread. */
final class Groups {
  private final Peer peer;

  Groups(Peer peer) {
    this.peer = peer;
  }

  Result create(GroupName group) throws CoveyException {
    peer.createGroup(group);
    return new Result.Done("Group %s is made, and you own it.".formatted(group))
        .with("group", group);
  }

  Result join(GroupName group) throws CoveyException {
    peer.joinGroup(group);
    return new Result.Done("You asked to join %s; its owner decides.".formatted(group))
        .with("group", group);
  }

  /** G7: says how an owner goes on who may not leave just so. */
  Result leave(GroupName group, boolean dissolve) throws CoveyException {
    try {
      peer.leaveGroup(group, dissolve);
    } catch (CoveyException e) {
      if (e.code() != ErrorCode.OWNER_LEAVES) {
        throw e;
      }
      throw new CoveyException(
          ErrorCode.OWNER_LEAVES,
          "You own %s, and others are in it: end it for all with 'leave_group %s --dissolve', or hand it over first with 'transfer_group %s <user>'."
              .formatted(group, group, group),
          e);
    }
    return new Result.Done("You left %s.".formatted(group)).with("group", group);
  }

  Result accept(GroupName group, UserName user) throws CoveyException {
    peer.acceptRequest(group, user);
    return done("%s is a member of %s now.", group, user);
  }

  Result reject(GroupName group, UserName user) throws CoveyException {
    peer.rejectRequest(group, user);
    return done("The request of %s to join %s is rejected.", group, user);
  }

  Result remove(GroupName group, UserName user) throws CoveyException {
    peer.removeMember(group, user);
    return done("%s is no longer a member of %s.", group, user);
  }

  Result transfer(GroupName group, UserName user) throws CoveyException {
    peer.transferGroup(group, user);
    return done("%s owns %s now.", group, user);
  }

  private static Result done(String sentence, GroupName group, UserName user) {
    String said = sentence.replaceFirst("%s", user.value()).replaceFirst("%s", group.value());
    return new Result.Done(said).with("group", group).with("user", user);
  }
}
