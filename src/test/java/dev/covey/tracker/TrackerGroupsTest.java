package dev.covey.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.ErrorCode;
import dev.covey.model.GroupListing;
import dev.covey.model.GroupName;
import dev.covey.model.JoinRequest;
import dev.covey.model.MemberListing;
import dev.covey.model.OperationId;
import dev.covey.model.Role;
import dev.covey.model.UserName;
import dev.covey.protocol.Limits;
import dev.covey.protocol.TrackerEvent;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TrackerGroupsTest {
  private static final GroupName FILMS = new GroupName("films");
  private static final UserName ADA = new UserName("ada");
  private static final UserName BOB = new UserName("bob");
  private static final UserName EVE = new UserName("eve");

  @TempDir private Path folder;
  private LoopbackTracker tracker;
  private TrackerClient ada;
  private TrackerClient bob;
  private TrackerClient eve;

  @BeforeEach
  void start() throws Exception {
    tracker = Town.tracker(folder);
    ada = Town.signIn(tracker, "ada");
    bob = Town.signIn(tracker, "bob");
    eve = Town.signIn(tracker, "eve");
  }

  @AfterEach
  void close() {
    tracker.close();
  }

  @Test
  void whoCreatesAGroupOwnsIt() throws Exception { // U4, U7
    ada.done(create(FILMS));
    assertThat(seenBy(ada)).extracting(GroupListing::role).containsExactly(Role.OWNER);
    assertThat(seenBy(bob)).extracting(GroupListing::role).containsExactly(Role.NONE);
    assertThat(seenBy(bob).getFirst())
        .satisfies(films -> {
          assertThat(films.owner()).isEqualTo(ADA);
          assertThat(films.members()).isEqualTo(1);
          assertThat(films.online()).isEqualTo(1);
        });
  }

  @Test
  void aGroupNameIsUnique() throws Exception { // G1
    ada.done(create(FILMS));
    assertThat(bob.refusal(create(FILMS))).isEqualTo(ErrorCode.GROUP_EXISTS);
  }

  @Test
  void anOwnerIsToldOfARequestAndAcceptsIt() throws Exception { // U5, U8, U9
    ada.done(create(FILMS));
    bob.done(join(FILMS));
    assertThat(ada.event(TrackerEvent.RequestReceived.class))
        .isEqualTo(new TrackerEvent.RequestReceived(FILMS, BOB));
    assertThat(seenBy(bob)).extracting(GroupListing::role).containsExactly(Role.PENDING);
    assertThat(seenBy(ada)).extracting(GroupListing::pending).containsExactly(1);
    assertThat(requests(ada)).extracting(JoinRequest::user).containsExactly(BOB);
    ada.done(accept(FILMS, BOB));
    assertThat(bob.event(TrackerEvent.RequestAnswered.class))
        .isEqualTo(new TrackerEvent.RequestAnswered(FILMS, true));
    assertThat(seenBy(bob)).extracting(GroupListing::role).containsExactly(Role.MEMBER);
    assertThat(members(bob))
        .containsExactly(new MemberListing(ADA, true, 1), new MemberListing(BOB, false, 1));
  }

  @Test
  void aRejectedRequestIsGone() throws Exception { // U9
    ada.done(create(FILMS));
    bob.done(join(FILMS));
    ada.done(new TrackerRequest.RejectRequest(OperationId.random(), FILMS, BOB));
    assertThat(bob.event(TrackerEvent.RequestAnswered.class).accepted()).isFalse();
    assertThat(requests(ada)).isEmpty();
    bob.done(join(FILMS)); // asking again is another request
    assertThat(ada.event(TrackerEvent.RequestReceived.class).user()).isEqualTo(BOB);
  }

  @Test
  void eachMistakeHasItsOwnError() throws Exception { // G5
    ada.done(create(FILMS));
    bob.done(join(FILMS));
    assertThat(bob.refusal(join(FILMS))).isEqualTo(ErrorCode.ALREADY_REQUESTED);
    assertThat(ada.refusal(join(FILMS))).isEqualTo(ErrorCode.ALREADY_MEMBER);
    assertThat(ada.refusal(accept(FILMS, EVE))).isEqualTo(ErrorCode.NO_SUCH_REQUEST);
    assertThat(ada.refusal(accept(FILMS, new UserName("nobody"))))
        .isEqualTo(ErrorCode.UNKNOWN_USER);
    ada.done(accept(FILMS, BOB));
    assertThat(ada.refusal(accept(FILMS, BOB))).isEqualTo(ErrorCode.ALREADY_MEMBER);
    assertThat(bob.refusal(join(new GroupName("none")))).isEqualTo(ErrorCode.UNKNOWN_GROUP);
    assertThat(eve.refusal(leave(FILMS, false))).isEqualTo(ErrorCode.NOT_MEMBER);
  }

  @Test
  void onlyTheOwnerDecides() throws Exception { // G3
    tracker.group("films", ada, bob);
    eve.done(join(FILMS));
    assertThat(bob.refusal(new TrackerRequest.ListRequests(FILMS, Optional.empty())))
        .isEqualTo(ErrorCode.NOT_OWNER);
    assertThat(bob.refusal(accept(FILMS, EVE))).isEqualTo(ErrorCode.NOT_OWNER);
    assertThat(bob.refusal(new TrackerRequest.RejectRequest(OperationId.random(), FILMS, EVE)))
        .isEqualTo(ErrorCode.NOT_OWNER);
    assertThat(bob.refusal(remove(FILMS, ADA))).isEqualTo(ErrorCode.NOT_OWNER);
    assertThat(bob.refusal(transfer(FILMS, BOB))).isEqualTo(ErrorCode.NOT_OWNER);
    assertThat(seenBy(bob)).extracting(GroupListing::pending).containsExactly(0);
  }

  @Test
  void membersAreForMembers() throws Exception { // G4
    ada.done(create(FILMS));
    assertThat(bob.refusal(new TrackerRequest.ListMembers(FILMS, Optional.empty())))
        .isEqualTo(ErrorCode.NOT_MEMBER);
    assertThat(bob.refusal(new TrackerRequest.ListFiles(FILMS, Optional.empty())))
        .isEqualTo(ErrorCode.NOT_MEMBER);
  }

  @Test
  void everybodyInItIsToldWhoIsRemoved() throws Exception { // G6
    tracker.group("films", ada, bob, eve);
    ada.done(remove(FILMS, BOB));
    for (TrackerClient member : List.of(ada, bob, eve)) {
      TrackerEvent.MemberRemoved removed = member.event(TrackerEvent.MemberRemoved.class);
      assertThat(removed.group()).isEqualTo(FILMS);
      assertThat(removed.user()).isEqualTo(BOB);
      assertThat(removed.id()).isEqualTo(seenBy(ada).getFirst().id());
    }
    assertThat(seenBy(bob)).extracting(GroupListing::role).containsExactly(Role.NONE);
    assertThat(bob.refusal(new TrackerRequest.ListFiles(FILMS, Optional.empty())))
        .isEqualTo(ErrorCode.NOT_MEMBER);
  }

  @Test
  void aMemberMayLeave() throws Exception { // U6
    tracker.group("films", ada, bob);
    bob.done(leave(FILMS, false));
    assertThat(ada.event(TrackerEvent.MemberRemoved.class).user()).isEqualTo(BOB);
    assertThat(seenBy(bob)).extracting(GroupListing::role).containsExactly(Role.NONE);
  }

  @Test
  void aRequestMayBeWithdrawn() throws Exception { // U6
    ada.done(create(FILMS));
    bob.done(join(FILMS));
    ada.event(TrackerEvent.RequestReceived.class);
    bob.done(leave(FILMS, false));
    ada.event(TrackerEvent.GroupChanged.class);
    assertThat(requests(ada)).isEmpty();
    assertThat(bob.wasTold(TrackerEvent.RequestAnswered.class)).isFalse();
  }

  @Test
  void anOwnerWhoLeavesEndsTheGroupOnPurposeOnly() throws Exception { // G7
    tracker.group("films", ada, bob);
    eve.done(join(FILMS));
    assertThat(ada.refusal(leave(FILMS, false))).isEqualTo(ErrorCode.OWNER_LEAVES);
    ada.done(leave(FILMS, true));
    for (TrackerClient client : List.of(ada, bob, eve)) {
      assertThat(client.event(TrackerEvent.GroupDissolved.class).group()).isEqualTo(FILMS);
    }
    assertThat(seenBy(bob)).isEmpty();
    assertThat(bob.refusal(new TrackerRequest.ListFiles(FILMS, Optional.empty())))
        .isEqualTo(ErrorCode.UNKNOWN_GROUP);
    bob.done(create(FILMS)); // the name is free
  }

  @Test
  void aGroupMayBeHandedOver() throws Exception { // U9
    tracker.group("films", ada, bob);
    bob.forgetEvents();
    assertThat(ada.refusal(transfer(FILMS, EVE))).isEqualTo(ErrorCode.NOT_MEMBER);
    ada.done(transfer(FILMS, BOB));
    assertThat(bob.event(TrackerEvent.GroupChanged.class).group()).isEqualTo(FILMS);
    assertThat(seenBy(bob)).extracting(GroupListing::role).containsExactly(Role.OWNER);
    assertThat(seenBy(ada)).extracting(GroupListing::role).containsExactly(Role.MEMBER);
    ada.done(leave(FILMS, false));
  }

  @Test
  void aRepeatedCommandIsDoneOnceAndAnsweredAsTheFirst() throws Exception { // W1
    TrackerRequest create = create(FILMS);
    ada.done(create);
    ada.done(create);
    bob.done(join(FILMS));
    TrackerRequest accept = accept(FILMS, BOB);
    ada.done(accept);
    ada.done(accept);
    tracker.restart();
    try (TrackerClient again = Town.signIn(tracker, "ada")) {
      again.done(accept);
      assertThat(again.refusal(accept(FILMS, BOB))).isEqualTo(ErrorCode.ALREADY_MEMBER);
    }
  }

  @Test
  void anotherDevicesOperationIsAnother() throws Exception { // W1: ids are a device's own
    TrackerRequest create = create(FILMS);
    ada.done(create);
    assertThat(bob.refusal(create)).isEqualTo(ErrorCode.GROUP_EXISTS);
  }

  @Test
  void groupsSurviveARestart() throws Exception { // T9
    tracker.group("films", ada, bob);
    eve.done(join(FILMS));
    List<GroupListing> before = seenBy(ada);
    tracker.restart();
    ada = Town.signIn(tracker, "ada");
    bob = Town.signIn(tracker, "bob");
    assertThat(seenBy(ada)).usingRecursiveComparison().isEqualTo(before);
    assertThat(members(bob)).extracting(MemberListing::user).containsExactly(ADA, BOB);
    assertThat(requests(ada)).extracting(JoinRequest::user).containsExactly(EVE);
  }

  @Test
  void longListsComeInPages() throws Exception { // X5
    int groups = Limits.PAGE + 7;
    for (int i = 0; i < groups; i++) {
      ada.done(create(new GroupName("group-%04d".formatted(i))));
    }
    List<GroupListing> listed = new ArrayList<>();
    Optional<GroupName> after = Optional.empty();
    boolean more = true;
    int pages = 0;
    while (more) {
      TrackerReply.Groups page =
          bob.ask(new TrackerRequest.ListGroups(after), TrackerReply.Groups.class);
      listed.addAll(page.groups());
      after = Optional.of(page.groups().getLast().name());
      more = page.more();
      pages++;
    }
    assertThat(pages).isEqualTo(2);
    assertThat(listed).hasSize(groups).extracting(GroupListing::id).doesNotHaveDuplicates();
  }

  @Test
  void everyDeviceOfAUserIsTold() throws Exception { // S2
    TrackerClient phone = tracker.signIn("ada", "phone");
    ada.done(create(FILMS));
    phone.event(TrackerEvent.GroupChanged.class);
    bob.done(join(FILMS));
    phone.event(TrackerEvent.RequestReceived.class);
    ada.event(TrackerEvent.RequestReceived.class);
    assertThat(members(phone)).containsExactly(new MemberListing(ADA, true, 2));
  }

  private static List<GroupListing> seenBy(TrackerClient client) throws Exception {
    return client
        .ask(new TrackerRequest.ListGroups(Optional.empty()), TrackerReply.Groups.class)
        .groups();
  }

  private static List<MemberListing> members(TrackerClient client) throws Exception {
    return client
        .ask(new TrackerRequest.ListMembers(FILMS, Optional.empty()), TrackerReply.Members.class)
        .members();
  }

  private static List<JoinRequest> requests(TrackerClient client) throws Exception {
    return client
        .ask(new TrackerRequest.ListRequests(FILMS, Optional.empty()), TrackerReply.Requests.class)
        .requests();
  }

  private static TrackerRequest create(GroupName group) {
    return new TrackerRequest.CreateGroup(OperationId.random(), group);
  }

  private static TrackerRequest join(GroupName group) {
    return new TrackerRequest.JoinGroup(OperationId.random(), group);
  }

  private static TrackerRequest leave(GroupName group, boolean dissolve) {
    return new TrackerRequest.LeaveGroup(OperationId.random(), group, dissolve);
  }

  private static TrackerRequest accept(GroupName group, UserName user) {
    return new TrackerRequest.AcceptRequest(OperationId.random(), group, user);
  }

  private static TrackerRequest remove(GroupName group, UserName user) {
    return new TrackerRequest.RemoveMember(OperationId.random(), group, user);
  }

  private static TrackerRequest transfer(GroupName group, UserName user) {
    return new TrackerRequest.TransferGroup(OperationId.random(), group, user);
  }
}
