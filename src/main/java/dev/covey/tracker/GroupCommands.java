package dev.covey.tracker;

import dev.covey.model.CoveyException;
import dev.covey.model.GroupListing;
import dev.covey.model.JoinRequest;
import dev.covey.model.MemberListing;
import dev.covey.protocol.Limits;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import dev.covey.tracker.registry.Actor;
import dev.covey.tracker.registry.Change;
import dev.covey.tracker.registry.Groups;
import dev.covey.tracker.registry.Page;
import dev.covey.tracker.store.Ledger;
import java.util.List;

/** The commands of groups (U4 to U9), for somebody signed in. Any thread may use it. */
final class GroupCommands {
  private final Ledger ledger;
  private final Changes changes;
  private final Attendance attendance;

  GroupCommands(Ledger ledger, Changes changes, Attendance attendance) {
    this.ledger = ledger;
    this.changes = changes;
    this.attendance = attendance;
  }

  private interface GroupCommand {
    List<Change> on(Groups groups) throws CoveyException;
  }

  TrackerReply create(Actor actor, TrackerRequest.CreateGroup request) throws CoveyException {
    return change(actor, request, groups -> groups.create(actor, request.group()));
  }

  TrackerReply join(Actor actor, TrackerRequest.JoinGroup request) throws CoveyException {
    return change(actor, request, groups -> groups.join(actor, request.group()));
  }

  TrackerReply leave(Actor actor, TrackerRequest.LeaveGroup request) throws CoveyException {
    return change(
        actor, request, groups -> groups.leave(actor, request.group(), request.dissolve()));
  }

  TrackerReply accept(Actor actor, TrackerRequest.AcceptRequest request) throws CoveyException {
    return change(actor, request, groups -> groups.accept(actor, request.group(), request.user()));
  }

  TrackerReply reject(Actor actor, TrackerRequest.RejectRequest request) throws CoveyException {
    return change(actor, request, groups -> groups.reject(actor, request.group(), request.user()));
  }

  TrackerReply remove(Actor actor, TrackerRequest.RemoveMember request) throws CoveyException {
    return change(actor, request, groups -> groups.remove(actor, request.group(), request.user()));
  }

  TrackerReply transfer(Actor actor, TrackerRequest.TransferGroup request) throws CoveyException {
    return change(
        actor, request, groups -> groups.transfer(actor, request.group(), request.user()));
  }

  private TrackerReply change(Actor actor, TrackerRequest.Change request, GroupCommand command)
      throws CoveyException {
    changes.make(actor.device(), request.operation(), registry -> command.on(registry.groups()));
    return new TrackerReply.Done();
  }

  TrackerReply list(Actor actor, TrackerRequest.ListGroups request) throws CoveyException {
    Page<GroupListing> page =
        ledger.read(registry ->
            registry
                .groups()
                .views()
                .list(actor.account(), request.after(), Limits.PAGE, attendance));
    return new TrackerReply.Groups(page.items(), page.more());
  }

  TrackerReply members(Actor actor, TrackerRequest.ListMembers request) throws CoveyException {
    Page<MemberListing> page =
        ledger.read(registry ->
            registry
                .groups()
                .views()
                .members(
                    actor.account(), request.group(), request.after(), Limits.PAGE, attendance));
    return new TrackerReply.Members(page.items(), page.more());
  }

  TrackerReply requests(Actor actor, TrackerRequest.ListRequests request) throws CoveyException {
    Page<JoinRequest> page =
        ledger.read(registry ->
            registry
                .groups()
                .views()
                .requests(actor.account(), request.group(), request.after(), Limits.PAGE));
    return new TrackerReply.Requests(page.items(), page.more());
  }
}
