package dev.covey.testing;

import dev.covey.model.CoveyException;
import dev.covey.model.GroupListing;
import dev.covey.model.GroupName;
import dev.covey.model.JoinRequest;
import dev.covey.model.MemberListing;
import dev.covey.model.UserName;
import dev.covey.peer.PeerEvent;
import java.util.List;

/** The groups of a {@link FakePeer}: those of its {@link FakeNetwork}. */
abstract class FakeGroups extends FakeSession {
  @Override
  public void createGroup(GroupName group) throws CoveyException {
    calls.called("createGroup", group);
    network.createGroup(group, me());
    tell(new PeerEvent.GroupsChanged());
  }

  @Override
  public void joinGroup(GroupName group) throws CoveyException {
    calls.called("joinGroup", group);
    network.joinGroup(group, me());
    tell(new PeerEvent.GroupsChanged());
  }

  @Override
  public void leaveGroup(GroupName group, boolean dissolve) throws CoveyException {
    calls.called("leaveGroup", group, dissolve);
    network.leaveGroup(group, me(), dissolve);
    tell(new PeerEvent.GroupsChanged());
  }

  @Override
  public List<GroupListing> listGroups() throws CoveyException {
    calls.called("listGroups");
    return network.listGroups(me());
  }

  @Override
  public List<MemberListing> listMembers(GroupName group) throws CoveyException {
    calls.called("listMembers", group);
    return network.listMembers(group, me());
  }

  @Override
  public List<JoinRequest> listRequests(GroupName group) throws CoveyException {
    calls.called("listRequests", group);
    return network.listRequests(group, me());
  }

  @Override
  public void acceptRequest(GroupName group, UserName user) throws CoveyException {
    calls.called("acceptRequest", group, user);
    network.answer(group, user, me(), true);
    tell(new PeerEvent.GroupsChanged());
  }

  @Override
  public void rejectRequest(GroupName group, UserName user) throws CoveyException {
    calls.called("rejectRequest", group, user);
    network.answer(group, user, me(), false);
    tell(new PeerEvent.GroupsChanged());
  }

  @Override
  public void removeMember(GroupName group, UserName user) throws CoveyException {
    calls.called("removeMember", group, user);
    network.removeMember(group, user, me());
    tell(new PeerEvent.GroupsChanged());
  }

  @Override
  public void transferGroup(GroupName group, UserName user) throws CoveyException {
    calls.called("transferGroup", group, user);
    network.transferGroup(group, user, me());
    tell(new PeerEvent.GroupsChanged());
  }
}
