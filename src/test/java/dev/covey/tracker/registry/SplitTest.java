package dev.covey.tracker.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.FileId;
import dev.covey.model.FileListing;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.model.Role;
import dev.covey.model.UserName;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of commands that two trackers took while they were apart. */
class SplitTest {
  private final World left = new World(1);
  private final World right = new World(2);

  @BeforeEach
  void theRightOneIsLater() {
    right.now = World.START.plusSeconds(1);
  }

  @Test
  void theEarlierOfTwoUsersKeepsTheNameAndTheLaterGetsASuffix() throws Exception { // T12
    Actor later = right.user("bob");
    Actor earlier = left.user("bob");
    heal();
    String suffixed = "bob-" + later.account().toString().substring(0, 8);
    for (World tracker : List.of(left, right)) {
      assertThat(tracker.nameOf(earlier)).isEqualTo(new UserName("bob"));
      assertThat(tracker.nameOf(later)).isEqualTo(new UserName(suffixed));
      assertThat(tracker.registry.accounts().find(new UserName("bob"))).contains(earlier.account());
      assertThat(tracker.registry.accounts().find(new UserName(suffixed)))
          .contains(later.account());
      Refusal.of(() -> tracker.registry.accounts().create(new UserName(suffixed), "hash"));
    }
  }

  @Test
  void theEarlierOfTwoGroupsKeepsTheNameAndBothGoOn() throws Exception { // T12, G1
    Actor bob = right.user("bob");
    Actor ann = left.user("ann");
    GroupId later = right.idOf(right.group("films", bob));
    GroupId earlier = left.idOf(left.group("films", ann));
    heal();
    GroupName suffixed = new GroupName("films-" + later.toString().substring(0, 8));
    assertThat(left.groups.views().find(new GroupName("films"))).contains(earlier);
    assertThat(left.groups.views().find(suffixed)).contains(later);
    assertThat(list(left, ann)).containsExactly("films", suffixed.value());
    left.does(left.share(bob, suffixed, "dune.mkv", "sand"));
    assertThat(left.listed(bob, suffixed)).containsExactly("dune.mkv");

    left.does(left.groups.leave(ann, new GroupName("films"), true));
    assertThat(list(left, ann)).containsExactly("films"); // its name is its own again
    assertThat(left.groups.views().find(new GroupName("films"))).contains(later);
  }

  @Test
  void theEarlierOfTwoFilesKeepsTheNameInItsGroup() throws Exception { // T12, F8
    Actor ann = left.user("ann");
    GroupName films = left.group("films", ann);
    right.hears(left);
    left.does(left.share(ann, films, "dune.mkv", "sand"));
    Actor elsewhere = right.on("ann", "laptop");
    right.does(right.share(elsewhere, films, "dune.mkv", "water"));
    heal();
    FileId later =
        Change.FileAdded.identity(
            left.idOf(films), World.file("dune.mkv"), World.content("water").id());
    String suffixed = "dune (" + later.toString().substring(0, 8) + ").mkv";
    assertThat(right.listed(ann, films)).containsExactly(suffixed, "dune.mkv");
    assertThat(right.files.views().find(ann.account(), films, World.file("dune.mkv")).digests())
        .isEqualTo(World.content("sand").digests());
    assertThat(right.files.views().find(ann.account(), films, World.file(suffixed)).file())
        .isEqualTo(later);
  }

  @Test
  void theSameFileSharedOnBothSidesIsOneFileWithTwoSeeders() throws Exception { // F7, T7
    Actor ann = left.user("ann");
    Actor bob = left.user("bob");
    GroupName films = left.group("films", ann, bob);
    right.hears(left);
    right.does(right.share(bob, films, "dune.mkv", "sand"));
    left.does(left.share(ann, films, "dune.mkv", "sand"));
    heal();
    List<FileListing> files =
        right.files.views().list(ann, films, Optional.empty(), 10, right.online).items();
    assertThat(files).singleElement().extracting(FileListing::seeders).isEqualTo(2);
    assertThat(files.getFirst().sharedBy()).isEqualTo(new UserName("ann")); // the earlier
  }

  @Test
  void anEndStandsAboveAnAcceptanceOnTheOtherSide() throws Exception { // DESIGN 5: upwards only
    Actor ann = left.user("ann");
    Actor bob = left.user("bob");
    GroupName films = left.group("films", ann);
    left.does(left.groups.join(bob, films));
    right.hears(left);
    left.does(left.groups.leave(bob, films, false)); // withdrawn
    right.does(right.groups.accept(ann, films, new UserName("bob")));
    heal();
    assertThat(left.groups.views().role(bob.account(), left.idOf(films))).isEqualTo(Role.NONE);
  }

  @Test
  void twoRequestsOfOneUserAreShownAndAcceptedAsOne() throws Exception { // G5
    Actor ann = left.user("ann");
    Actor bob = left.user("bob");
    GroupName films = left.group("films", ann);
    right.hears(left);
    left.does(left.groups.join(bob, films));
    right.does(right.groups.join(bob, films));
    heal();
    assertThat(left.groups.views().requests(ann.account(), films, Optional.empty(), 10).items())
        .hasSize(1);
    left.does(left.groups.accept(ann, films, new UserName("bob")));
    left.does(left.groups.remove(ann, films, new UserName("bob")));
    heal();
    assertThat(right.groups.views().role(bob.account(), left.idOf(films))).isEqualTo(Role.NONE);
  }

  @Test
  void ofTwoHandOversTheLaterStands() throws Exception { // G2
    Actor ann = left.user("ann");
    Actor bob = left.user("bob");
    Actor cid = left.user("cid");
    GroupName films = left.group("films", ann, bob, cid);
    right.hears(left);
    right.does(right.groups.transfer(ann, films, new UserName("cid")));
    left.does(left.groups.transfer(ann, films, new UserName("bob")));
    heal();
    for (World tracker : List.of(left, right)) {
      assertThat(tracker.groups.views().owner(left.idOf(films))).contains(cid.account());
      assertThat(tracker.groups.views().ownedBy(bob.account())).isEmpty();
    }
  }

  @Test
  void aGroupHandedToWhoHasLeftBelongsToTheMemberOfLongestStanding() throws Exception { // G2
    Actor ann = left.user("ann");
    Actor bob = left.user("bob");
    Actor cid = left.user("cid");
    GroupName films = left.group("films", ann, bob, cid);
    right.hears(left);
    left.does(left.groups.transfer(ann, films, new UserName("cid")));
    left.does(left.groups.leave(ann, films, false));
    right.does(right.groups.leave(cid, films, false));
    heal();
    assertThat(left.groups.views().owner(left.idOf(films))).contains(bob.account());
    assertThat(right.groups.views().ownedBy(bob.account())).containsExactly(left.idOf(films));
  }

  @Test
  void aGroupThatAllHaveLeftIsNoMore() throws Exception { // G7
    Actor ann = left.user("ann");
    Actor bob = left.user("bob");
    GroupName films = left.group("films", ann, bob);
    right.hears(left);
    left.does(left.groups.transfer(ann, films, new UserName("bob")));
    left.does(left.groups.leave(ann, films, false));
    right.does(right.groups.leave(bob, films, false));
    heal();
    assertThat(left.groups.views().find(films)).isEmpty();
  }

  @Test
  void whoIsRemovedWhileTheGroupIsHandedToHimOwnsNothing() throws Exception { // G2, G3
    Actor ann = left.user("ann");
    Actor bob = left.user("bob");
    GroupName films = left.group("films", ann, bob);
    right.hears(left);
    left.does(left.groups.transfer(ann, films, new UserName("bob")));
    right.does(right.groups.remove(ann, films, new UserName("bob")));
    heal();
    for (World tracker : List.of(left, right)) {
      assertThat(tracker.groups.views().owner(left.idOf(films))).contains(ann.account());
      assertThat(tracker.groups.views().role(bob.account(), left.idOf(films))).isEqualTo(Role.NONE);
    }
  }

  @Test
  void whatTheNewOwnerDidStandsThoughHeWasRemovedMeanwhile() throws Exception { // DESIGN 5
    Actor ann = left.user("ann");
    Actor bob = left.user("bob");
    Actor cid = left.user("cid");
    GroupName films = left.group("films", ann, bob);
    left.does(left.groups.join(cid, films));
    right.hears(left);
    left.does(left.groups.transfer(ann, films, new UserName("bob")));
    left.does(left.groups.accept(bob, films, new UserName("cid")));
    right.does(right.groups.remove(ann, films, new UserName("bob")));
    heal();
    assertThat(right.groups.views().role(cid.account(), left.idOf(films))).isEqualTo(Role.MEMBER);
  }

  @Test
  void whatIsSharedWhileItsGroupIsDissolvedEndsWithIt() throws Exception { // G7
    Actor ann = left.user("ann");
    Actor bob = left.user("bob");
    GroupName films = left.group("films", ann, bob);
    right.hears(left);
    GroupId id = left.idOf(films);
    left.does(left.groups.leave(ann, films, true));
    right.does(right.share(bob, films, "dune.mkv", "sand"));
    FileId file = Change.FileAdded.identity(id, World.file("dune.mkv"), World.content("sand").id());
    assertThat(right.files.views().find(file)).isPresent();
    heal();
    assertThat(right.groups.views().name(id)).isEmpty();
    assertThat(right.files.views().find(file)).isEmpty();
  }

  @Test
  void whatARemovedMemberSharesMeanwhileIsNotListed() throws Exception { // G4, G6
    Actor ann = left.user("ann");
    Actor bob = left.user("bob");
    GroupName films = left.group("films", ann, bob);
    right.hears(left);
    left.does(left.groups.remove(ann, films, new UserName("bob")));
    right.does(right.share(bob, films, "dune.mkv", "sand"));
    heal();
    assertThat(left.listed(ann, films)).isEmpty();
  }

  @Test
  void aFileWhoseLastSeederStopsStaysIfAnotherOffersItMeanwhile() throws Exception { // F11, F12
    Actor ann = left.user("ann");
    Actor bob = left.user("bob");
    GroupName films = left.group("films", ann, bob);
    left.does(left.share(ann, films, "dune.mkv", "sand"));
    right.hears(left);
    FileId file = right.files.views().find(bob.account(), films, World.file("dune.mkv")).file();
    right.does(right.files.addSeeder(bob, file));
    left.now = World.START.plusSeconds(2);
    left.does(left.files.stopShare(ann.account(), Optional.of(films), World.file("dune.mkv")));
    assertThat(left.listed(bob, films)).isEmpty();
    heal();
    assertThat(left.listed(bob, films)).containsExactly("dune.mkv");
    assertThat(left.files.views().seeders(file, left.online))
        .singleElement()
        .extracting(Holder::account)
        .isEqualTo(bob.account());
  }

  @Test
  void ofWhatADeviceSaysOnBothSidesTheHigherCountStands() throws Exception { // F11, DESIGN 5
    Actor ann = left.user("ann");
    Actor bob = left.user("bob");
    GroupName films = left.group("films", ann, bob);
    left.does(left.share(ann, films, "dune.mkv", "sand"));
    left.does(left.share(bob, films, "dune.mkv", "sand"));
    left.does(left.files.stopShare(bob.account(), Optional.of(films), World.file("dune.mkv")));
    right.hears(left);
    FileId file = right.files.views().find(bob.account(), films, World.file("dune.mkv")).file();
    left.does(left.files.addSeeder(bob, file));
    right.does(right.files.addSeeder(bob, file));
    right.does(right.files.stopShare(bob.account(), Optional.of(films), World.file("dune.mkv")));
    heal();
    assertThat(left.files.views().offers(bob, file)).isFalse();
  }

  @Test
  void stoppingOnOneSideEndsTheOffersOfTheUsersDevicesOnTheOther() throws Exception { // F11, T5
    Actor ann = left.user("ann");
    Actor laptop = left.on("ann", "laptop");
    GroupName films = left.group("films", ann);
    left.does(left.share(ann, films, "dune.mkv", "sand"));
    FileId file = left.files.views().find(ann.account(), films, World.file("dune.mkv")).file();
    left.does(left.files.addSeeder(laptop, file));
    right.hears(left);
    left.does(left.files.stopShare(ann.account(), Optional.of(films), World.file("dune.mkv")));
    assertThat(right.files.views().offers(laptop, file)).isTrue(); // it has not heard
    heal();
    for (World tracker : List.of(left, right)) {
      assertThat(tracker.files.views().offers(laptop, file)).isFalse();
      assertThat(tracker.listed(ann, films)).isEmpty();
    }
  }

  @Test
  void whatADeviceOfferedWithoutTheOtherSideKnowingOutlivesAStopThere() throws Exception { // F11
    Actor ann = left.user("ann");
    Actor laptop = left.on("ann", "laptop");
    Actor phone = left.on("ann", "phone");
    GroupName films = left.group("films", ann);
    left.does(left.share(ann, films, "dune.mkv", "sand"));
    FileId file = left.files.views().find(ann.account(), films, World.file("dune.mkv")).file();
    left.does(left.files.addSeeder(laptop, file));
    right.hears(left);
    right.does(right.files.addSeeder(phone, file));
    right.does(right.files.stopShare(ann.account(), Optional.of(films), World.file("dune.mkv")));
    right.does(right.share(laptop, films, "dune.mkv", "sand")); // it changed its mind there
    left.now = World.START.plusSeconds(9);
    left.does(left.files.stopShare(ann.account(), Optional.of(films), World.file("dune.mkv")));
    heal();
    assertThat(left.files.views().seeders(file, left.online))
        .extracting(Holder::device)
        .containsExactly(laptop.device());
    left.does(left.files.stopShare(ann.account(), Optional.of(films), World.file("dune.mkv")));
    heal();
    assertThat(right.listed(ann, films)).isEmpty();
  }

  @Test
  void aFileThatCameBackDoesNotTakeItsOldNameFromWhoHasItNow() throws Exception { // T12, F11
    Actor ann = left.user("ann");
    GroupName films = left.group("films", ann);
    left.does(left.share(ann, films, "dune.mkv", "sand"));
    left.does(left.files.stopShare(ann.account(), Optional.of(films), World.file("dune.mkv")));
    right.hears(left);
    left.now = World.START.plusSeconds(2);
    left.does(left.share(ann, films, "dune.mkv", "sand")); // later than the other side's
    right.does(right.share(right.on("ann", "laptop"), films, "dune.mkv", "water"));
    heal();
    assertThat(left.files.views().find(ann.account(), films, World.file("dune.mkv")).digests())
        .isEqualTo(World.content("water").digests());
  }

  @Test
  void whoSharedAFileIsShownBeforeHisAccountIsKnown() throws Exception { // T5
    Actor ann = left.user("ann");
    GroupName films = left.group("films", ann);
    right.hears(left);
    Actor bob = left.user("bob");
    left.does(left.groups.join(bob, films));
    left.does(left.groups.accept(ann, films, new UserName("bob")));
    left.does(left.share(bob, films, "dune.mkv", "sand"));
    left.log.stream()
        .filter(logged -> !(logged.change() instanceof Change.AccountCreated))
        .forEach(right::hears);
    assertThat(right.listed(ann, films)).containsExactly("dune.mkv");
  }

  private void heal() {
    left.hears(right);
    right.hears(left);
    assertThat(left.registry.digest()).isEqualTo(right.registry.digest());
  }

  private static List<String> list(World tracker, Actor actor) throws Exception {
    return tracker
        .groups
        .views()
        .list(actor.account(), Optional.empty(), 10, tracker.online)
        .items()
        .stream()
        .map(group -> group.name().value())
        .toList();
  }
}
