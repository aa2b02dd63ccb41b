package dev.covey.tracker.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.ErrorCode;
import dev.covey.model.GroupListing;
import dev.covey.model.GroupName;
import dev.covey.model.JoinRequest;
import dev.covey.model.MemberListing;
import dev.covey.model.Role;
import dev.covey.model.UserName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupRulesTest {
  private static final Optional<UserName> FIRST = Optional.empty();

  private final World world = new World();
  private final Groups groups = world.groups;
  private final GroupViews views = world.groups.views();
  private Actor ann;
  private Actor bob;
  private Actor cid;

  @BeforeEach
  void threePeople() {
    ann = world.user("ann");
    bob = world.user("bob");
    cid = world.user("cid");
  }

  @Test
  void whoCreatesAGroupOwnsItAndIsItsMember() throws Exception { // U4
    GroupName films = world.group("films", ann);
    assertThat(views.role(ann.account(), world.idOf(films))).isEqualTo(Role.OWNER);
    assertThat(members(films)).containsExactly("ann");
  }

  @Test
  void aTakenGroupNameIsRefused() { // G1
    GroupName films = world.group("films", ann);
    Refusal.of(() -> groups.create(bob, films)).is(ErrorCode.GROUP_EXISTS).names("films");
  }

  @Test
  void aUserNameIsGivenOnce() { // U1
    Refusal.of(() -> world.registry.accounts().create(new UserName("ann"), "other"))
        .is(ErrorCode.USER_EXISTS)
        .names("ann");
  }

  @Test
  void theOwnedGroupsOfAUserAreKnownWithoutLookingAtOthers() throws Exception { // G2
    GroupName films = world.group("films", ann, bob);
    GroupName books = world.group("books", ann);
    world.group("songs", bob);
    assertThat(views.ownedBy(ann.account())).containsExactly(world.idOf(films), world.idOf(books));
    world.does(groups.transfer(ann, films, new UserName("bob")));
    assertThat(views.ownedBy(ann.account())).containsExactly(world.idOf(books));
    world.does(groups.leave(ann, books, true));
    assertThat(views.ownedBy(ann.account())).isEmpty();
  }

  @Test
  void aRequestWaitsUntilTheOwnerAcceptsIt() throws Exception { // U5, U8, U9
    GroupName films = world.group("films", ann);
    world.now = World.START.plusSeconds(5);
    world.does(groups.join(bob, films));
    assertThat(views.role(bob.account(), world.idOf(films))).isEqualTo(Role.PENDING);
    assertThat(views.requests(ann.account(), films, FIRST, 10).items())
        .containsExactly(new JoinRequest(new UserName("bob"), World.START.plusSeconds(5)));
    world.does(groups.accept(ann, films, new UserName("bob")));
    assertThat(members(films)).containsExactly("ann", "bob");
    assertThat(views.requests(ann.account(), films, FIRST, 10).items()).isEmpty();
  }

  @Test
  void aRejectedUserMayAskAgain() throws Exception { // U9
    GroupName films = world.group("films", ann);
    world.does(groups.join(bob, films));
    world.does(groups.reject(ann, films, new UserName("bob")));
    assertThat(views.role(bob.account(), world.idOf(films))).isEqualTo(Role.NONE);
    world.does(groups.join(bob, films));
    world.does(groups.accept(ann, films, new UserName("bob")));
    assertThat(members(films)).containsExactly("ann", "bob");
  }

  @Test
  void askingTwiceJoiningOnesOwnGroupAndAcceptingWhoDidNotAskAreDistinctErrors()
      throws Exception { // G5
    GroupName films = world.group("films", ann, bob);
    world.does(groups.join(cid, films));
    Refusal.of(() -> groups.join(cid, films)).is(ErrorCode.ALREADY_REQUESTED).names("films");
    Refusal.of(() -> groups.join(bob, films)).is(ErrorCode.ALREADY_MEMBER).names("films");
    Refusal.of(() -> groups.join(ann, films)).is(ErrorCode.ALREADY_MEMBER);
    Refusal.of(() -> groups.accept(ann, films, new UserName("bob")))
        .is(ErrorCode.ALREADY_MEMBER)
        .names("bob");
    world.user("dan");
    Refusal.of(() -> groups.accept(ann, films, new UserName("dan")))
        .is(ErrorCode.NO_SUCH_REQUEST)
        .names("dan");
    Refusal.of(() -> groups.reject(ann, films, new UserName("dan"))).is(ErrorCode.NO_SUCH_REQUEST);
    Refusal.of(() -> groups.accept(ann, films, new UserName("eve")))
        .is(ErrorCode.UNKNOWN_USER)
        .names("eve");
    Refusal.of(() -> groups.join(cid, new GroupName("film")))
        .is(ErrorCode.UNKNOWN_GROUP)
        .names("film");
    assertThat(members(films)).containsExactly("ann", "bob");
  }

  @Test
  void onlyTheOwnerSeesAndAnswersRequestsRemovesAndHandsOver() throws Exception { // G3
    GroupName films = world.group("films", ann, bob);
    world.does(groups.join(cid, films));
    UserName user = new UserName("cid");
    for (Actor other : List.of(bob, cid)) {
      Refusal.of(() -> views.requests(other.account(), films, FIRST, 10)).is(ErrorCode.NOT_OWNER);
      Refusal.of(() -> groups.accept(other, films, user)).is(ErrorCode.NOT_OWNER).names("ann");
      Refusal.of(() -> groups.reject(other, films, user)).is(ErrorCode.NOT_OWNER);
      Refusal.of(() -> groups.remove(other, films, new UserName("bob"))).is(ErrorCode.NOT_OWNER);
      Refusal.of(() -> groups.transfer(other, films, new UserName("bob"))).is(ErrorCode.NOT_OWNER);
    }
  }

  @Test
  void onlyMembersSeeTheMembers() { // G4
    GroupName films = world.group("films", ann);
    Refusal.of(() -> views.members(bob.account(), films, FIRST, 10, world.online))
        .is(ErrorCode.NOT_MEMBER)
        .names("films");
  }

  @Test
  void aRemovedMemberIsOutAndMayAskAgain() throws Exception { // U9
    GroupName films = world.group("films", ann, bob);
    world.does(groups.remove(ann, films, new UserName("bob")));
    assertThat(members(films)).containsExactly("ann");
    Refusal.of(() -> groups.remove(ann, films, new UserName("bob"))).is(ErrorCode.NOT_MEMBER);
    Refusal.of(() -> groups.remove(ann, films, new UserName("ann"))).is(ErrorCode.OWNER_LEAVES);
    world.does(groups.join(bob, films));
    assertThat(views.role(bob.account(), world.idOf(films))).isEqualTo(Role.PENDING);
  }

  @Test
  void aGroupIsHandedOverToAMemberAndWhoOwnedItStays() throws Exception { // U9
    GroupName films = world.group("films", ann, bob);
    Refusal.of(() -> groups.transfer(ann, films, new UserName("cid"))).is(ErrorCode.NOT_MEMBER);
    Refusal.of(() -> groups.transfer(ann, films, new UserName("ann"))).is(ErrorCode.ALREADY_MEMBER);
    world.does(groups.transfer(ann, films, new UserName("bob")));
    assertThat(views.owner(world.idOf(films))).contains(bob.account());
    assertThat(members(films)).containsExactly("ann", "bob");
    world.does(groups.transfer(bob, films, new UserName("ann")));
    assertThat(views.owner(world.idOf(films))).contains(ann.account());
  }

  @Test
  void leavingWhilePendingWithdrawsTheRequest() throws Exception { // U6
    GroupName films = world.group("films", ann);
    Refusal.of(() -> groups.leave(bob, films, false)).is(ErrorCode.NOT_MEMBER);
    world.does(groups.join(bob, films));
    world.does(groups.leave(bob, films, false));
    assertThat(views.requests(ann.account(), films, FIRST, 10).items()).isEmpty();
    Refusal.of(() -> groups.accept(ann, films, new UserName("bob"))).is(ErrorCode.NO_SUCH_REQUEST);
  }

  @Test
  void theOwnerLeavesAloneButWithOthersMustSayThatItEndsTheGroup() throws Exception { // G7
    GroupName alone = world.group("alone", ann);
    world.does(groups.leave(ann, alone, false));
    assertThat(views.find(alone)).isEmpty();

    GroupName films = world.group("films", ann, bob);
    Refusal.of(() -> groups.leave(ann, films, false))
        .is(ErrorCode.OWNER_LEAVES)
        .names("films")
        .names("transfer_group");
    assertThat(views.find(films)).isPresent();
    world.does(groups.leave(ann, films, true));
    assertThat(views.find(films)).isEmpty();
  }

  @Test
  void aDissolvedGroupTakesItsRequestsAndListingsWithIt() throws Exception { // G7
    GroupName films = world.group("films", ann, bob);
    world.does(groups.join(cid, films));
    world.does(world.share(bob, films, "dune.mkv", "sand"));
    var id = world.idOf(films);
    var file = world.files.views().find(ann.account(), films, World.file("dune.mkv")).file();
    world.does(groups.leave(ann, films, true));
    for (Actor actor : List.of(ann, bob, cid)) {
      assertThat(list(actor)).isEmpty();
      assertThat(views.role(actor.account(), id)).isEqualTo(Role.NONE);
      Refusal.of(() -> world.listed(actor, films)).is(ErrorCode.UNKNOWN_GROUP);
      Refusal.of(() -> world.files.views().find(actor.account(), file)).is(ErrorCode.UNKNOWN_FILE);
    }
    assertThat(world.files.views().seeders(file, world.online)).isEmpty();
    assertThat(world.files.views().offers(bob, file)).isFalse();
    world.group("films", bob); // and the name is free
    assertThat(world.listed(bob, films)).isEmpty();
  }

  @Test
  void everyGroupIsListedByNameWithWhatIAmInIt() throws Exception { // U7
    world.group("songs", bob);
    GroupName films = world.group("films", ann, bob);
    GroupName books = world.group("books", cid, ann);
    world.does(groups.join(cid, films));
    world.does(groups.join(bob, books));
    world.does(world.share(bob, films, "dune.mkv", "sand"));
    assertThat(list(ann))
        .extracting(g -> g.name() + " " + g.role().wire() + " of " + g.owner())
        .containsExactly("books member of cid", "films owner of ann", "songs none of bob");
    assertThat(list(ann)).extracting(GroupListing::members).containsExactly(2, 2, 1);
    assertThat(list(ann)).extracting(GroupListing::pending).containsExactly(0, 1, 0);
    assertThat(list(ann)).extracting(GroupListing::files).containsExactly(0, 1, 0);
    assertThat(list(bob))
        .extracting(g -> g.role())
        .containsExactly(Role.PENDING, Role.MEMBER, Role.OWNER);
  }

  @Test
  void listsComeInPages() throws Exception {
    for (int i = 0; i < 5; i++) {
      world.group("g" + i, ann);
    }
    var first = views.list(ann.account(), Optional.empty(), 2, world.online);
    assertThat(first.items()).extracting(g -> g.name().value()).containsExactly("g0", "g1");
    assertThat(first.more()).isTrue();
    var rest = views.list(ann.account(), Optional.of(new GroupName("g1")), 3, world.online);
    assertThat(rest.items()).extracting(g -> g.name().value()).containsExactly("g2", "g3", "g4");
    assertThat(rest.more()).isFalse();

    GroupName films = world.group("films", ann, bob, cid);
    var page = views.members(ann.account(), films, FIRST, 2, world.online);
    assertThat(page.items()).extracting(m -> m.user().value()).containsExactly("ann", "bob");
    assertThat(page.more()).isTrue();
    var last =
        views.members(ann.account(), films, Optional.of(new UserName("bob")), 2, world.online);
    assertThat(last.items()).containsExactly(new MemberListing(new UserName("cid"), false, 1));
    assertThat(last.more()).isFalse();
  }

  @Test
  void aRequestKeepsTheTimeAtWhichItWasMade() throws Exception {
    GroupName films = world.group("films", ann);
    world.does(groups.join(bob, films));
    world.now = World.START.plus(Duration.ofDays(1));
    world.does(groups.join(cid, films));
    assertThat(views.requests(ann.account(), films, Optional.of(new UserName("bob")), 10).items())
        .containsExactly(new JoinRequest(new UserName("cid"), world.now));
  }

  private List<GroupListing> list(Actor actor) throws Exception {
    return views.list(actor.account(), Optional.empty(), 500, world.online).items();
  }

  private List<String> members(GroupName group) throws Exception {
    return views.members(ann.account(), group, FIRST, 500, world.online).items().stream()
        .map(member -> member.user().value())
        .toList();
  }
}
