package dev.covey.tracker.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.Digests;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileId;
import dev.covey.model.FileListing;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.Manifest;
import dev.covey.model.Sha256;
import dev.covey.model.UserName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FileRulesTest {
  private final World world = new World();
  private final Files files = world.files;
  private final FileViews views = world.files.views();
  private Actor ann;
  private Actor bob;
  private Actor cid;
  private GroupName films;

  @BeforeEach
  void aGroupOfTwoAndAnOutsider() {
    ann = world.user("ann");
    bob = world.user("bob");
    cid = world.user("cid");
    films = world.group("films", ann, bob);
  }

  @Test
  void aSharedFileIsListedWithWhoSharedItAndWhen() throws Exception { // U10, U11, F9
    world.now = World.START.plusSeconds(9);
    world.does(world.share(ann, films, "dune.mkv", "sand"));
    Manifest sand = World.content("sand");
    FileListing file = list(bob).getFirst();
    assertThat(file.name().value()).isEqualTo("dune.mkv");
    assertThat(file.size()).isEqualTo(4);
    assertThat(file.digests()).isEqualTo(sand.digests());
    assertThat(file.seeders()).isEqualTo(1);
    assertThat(file.sharedBy()).isEqualTo(new UserName("ann"));
    assertThat(file.since()).isEqualTo(World.START.plusSeconds(9));
    assertThat(file.mine()).isFalse();
    assertThat(list(ann).getFirst().mine()).isTrue();
    FileDetails found = views.find(bob.account(), films, World.file("dune.mkv"));
    assertThat(found.manifest()).isEqualTo(sand.id());
    assertThat(found.file()).isEqualTo(file.id());
    assertThat(found.digests()).isEqualTo(sand.digests());
  }

  @Test
  void anOutsiderNeitherListsNorSharesNorFinds() throws Exception { // G4
    world.does(world.share(ann, films, "dune.mkv", "sand"));
    FileId file = list(ann).getFirst().id();
    Refusal.of(() -> world.listed(cid, films)).is(ErrorCode.NOT_MEMBER);
    Refusal.of(() -> world.share(cid, films, "a", "b")).is(ErrorCode.NOT_MEMBER);
    Refusal.of(() -> files.check(cid, films, World.file("a"), 1)).is(ErrorCode.NOT_MEMBER);
    Refusal.of(() -> views.find(cid.account(), films, World.file("dune.mkv")))
        .is(ErrorCode.NOT_MEMBER);
    Refusal.of(() -> views.find(cid.account(), file)).is(ErrorCode.NOT_MEMBER);
    Refusal.of(() -> files.addSeeder(cid, file)).is(ErrorCode.NOT_MEMBER);
    world.does(world.groups.join(cid, films));
    Refusal.of(() -> world.listed(cid, films)).is(ErrorCode.NOT_MEMBER).names("answered");
  }

  @Test
  void sharingTheSameFileAgainIsRefused() throws Exception { // F6
    world.does(world.share(ann, films, "dune.mkv", "sand"));
    Refusal.of(() -> world.share(ann, films, "dune.mkv", "sand"))
        .is(ErrorCode.ALREADY_SHARED)
        .names("dune.mkv")
        .names("films");
    Refusal.of(() -> world.share(world.on("ann", "laptop"), films, "dune.mkv", "sand"))
        .is(ErrorCode.ALREADY_SHARED);
  }

  @Test
  void aUserWhoseDeviceIsGoneMayShareTheFileFromAnother() throws Exception { // F6, F10
    world.does(world.share(ann, films, "dune.mkv", "sand"));
    world.online.offline.add(ann.device());
    world.does(world.share(world.on("ann", "laptop"), films, "dune.mkv", "sand"));
    assertThat(list(bob).getFirst().seeders()).isEqualTo(1);
    world.online.offline.clear();
    assertThat(list(bob).getFirst().seeders()).isEqualTo(2);
  }

  @Test
  void anotherMemberSharingTheSameContentBecomesOneMoreSeeder() throws Exception { // F7
    world.does(world.share(ann, films, "dune.mkv", "sand"));
    List<Change> joined = world.share(bob, films, "dune.mkv", "sand");
    assertThat(joined).singleElement().isInstanceOf(Change.OfferMade.class);
    world.does(joined);
    assertThat(list(ann)).singleElement().extracting(FileListing::seeders).isEqualTo(2);
    assertThat(list(ann).getFirst().sharedBy()).isEqualTo(new UserName("ann"));
  }

  @Test
  void anotherContentUnderANameInUseIsRefusedWithBothSizesAndHashes() throws Exception { // F8
    world.does(world.share(ann, films, "dune.mkv", "sand"));
    Manifest sand = World.content("sand");
    Manifest water = World.content("water");
    Refusal.of(() -> world.share(bob, films, "dune.mkv", "water"))
        .is(ErrorCode.NAME_TAKEN)
        .names("4 bytes")
        .names(sand.digests().sha256())
        .names(sand.digests().sha1())
        .names("5 bytes")
        .names(water.digests().sha256())
        .names(water.digests().sha1());
    Refusal.of(() -> world.share(ann, films, "dune.mkv", "water")).is(ErrorCode.NAME_TAKEN);
  }

  @Test
  void theSameSha256WithOtherPieceHashesIsRefused() throws Exception { // F3, F8
    world.does(world.share(ann, films, "dune.mkv", "sand"));
    Manifest sand = World.content("sand");
    Sha256 other = World.content("water").id();
    Refusal.of(() ->
            files.share(bob, films, World.file("dune.mkv"), 4, sand.digests(), other, world.online))
        .is(ErrorCode.NAME_TAKEN)
        .names(sand.id())
        .names(other);
  }

  @Test
  void theSameSha1WithAnotherSha256IsAnotherContent() throws Exception { // F3
    world.does(world.share(ann, films, "dune.mkv", "sand"));
    Digests collided =
        new Digests(World.content("sand").digests().sha1(), World.content("salt").sha256());
    Sha256 manifest = World.content("salt").id();
    Refusal.of(() ->
            files.share(bob, films, World.file("dune.mkv"), 4, collided, manifest, world.online))
        .is(ErrorCode.NAME_TAKEN)
        .names(collided.sha256());
  }

  @Test
  void theCheckBeforeHashingRefusesWhatCouldNotBeSharedAnyway() throws Exception { // F5, F8
    world.does(world.share(ann, films, "dune.mkv", "sand"));
    files.check(bob, films, World.file("dune.mkv"), 4); // may be the same
    files.check(bob, films, World.file("dune.mkv"), 5); // soon hashed, then refused with hashes
    Refusal.of(() -> files.check(bob, films, World.file("dune.mkv"), 10_000_000_000L))
        .is(ErrorCode.NAME_TAKEN)
        .names("10000000000 bytes");
    Refusal.of(() -> files.check(bob, new GroupName("none"), World.file("a"), 1))
        .is(ErrorCode.UNKNOWN_GROUP);
  }

  @Test
  void onlyFilesWithASeederOnlineAreListedButNoneIsForgotten() throws Exception { // F9, F10, F11
    world.does(world.share(ann, films, "dune.mkv", "sand"));
    world.online.offline.add(ann.device());
    assertThat(list(bob)).isEmpty();
    assertThat(views.find(bob.account(), films, World.file("dune.mkv"))).isNotNull();
    assertThat(
            views.offers(
                ann,
                Change.FileAdded.identity(
                    world.idOf(films), World.file("dune.mkv"), World.content("sand").id())))
        .isTrue();
    Refusal.of(() -> world.share(bob, films, "dune.mkv", "water")).is(ErrorCode.NAME_TAKEN);
    world.online.offline.clear();
    assertThat(list(bob)).hasSize(1);
  }

  @Test
  void theLastOfferTakesTheFileWithIt() throws Exception { // U13, F11
    world.does(world.share(ann, films, "dune.mkv", "sand"));
    world.does(world.share(bob, films, "dune.mkv", "sand"));
    FileId file = list(ann).getFirst().id();
    world.does(files.stopShare(ann.account(), Optional.of(films), World.file("dune.mkv")));
    assertThat(views.seeders(file, world.online))
        .extracting(Holder::user)
        .containsExactly(new UserName("bob"));
    Refusal.of(() -> files.stopShare(ann.account(), Optional.of(films), World.file("dune.mkv")))
        .is(ErrorCode.NOT_SHARED);
    world.does(files.stopShare(bob.account(), Optional.of(films), World.file("dune.mkv")));
    assertThat(views.find(file)).isEmpty();
    Refusal.of(() -> files.stopShare(bob.account(), Optional.of(films), World.file("dune.mkv")))
        .is(ErrorCode.UNKNOWN_FILE);
    Refusal.of(() -> files.addSeeder(bob, file)).is(ErrorCode.UNKNOWN_FILE);
    world.does(world.share(bob, films, "dune.mkv", "water")); // the name is free
  }

  @Test
  void stoppingEndsTheOffersOfAllDevicesOfTheUser() throws Exception { // U13, F11
    GroupName books = world.group("books", ann);
    Actor laptop = world.on("ann", "laptop");
    Actor phone = world.on("ann", "phone");
    world.does(world.share(ann, films, "dune.mkv", "sand"));
    FileId dune = list(ann).getFirst().id();
    world.does(files.addSeeder(laptop, dune));
    world.does(files.addSeeder(bob, dune));
    world.does(world.share(laptop, films, "salt.mkv", "salt"));
    world.does(world.share(phone, books, "dune.mkv", "sand"));
    List<Change> ended = files.stopShare(ann.account(), Optional.of(films), World.file("dune.mkv"));
    assertThat(ended)
        .extracting(change -> ((Change.OfferEnded) change).device())
        .containsExactlyInAnyOrder(ann.device(), laptop.device());
    world.does(ended);
    assertThat(views.seeders(dune, world.online))
        .extracting(Holder::user)
        .containsExactly(new UserName("bob"));
    assertThat(views.offers(laptop, dune)).isFalse();
    assertThat(views.offeredBy(laptop)).as("of another file").hasSize(1);
    assertThat(views.offeredBy(phone)).as("in another group").hasSize(1);

    world.does(files.addSeeder(laptop, dune)); // one device offers it again, and only that one
    assertThat(views.offers(laptop, dune)).isTrue();
    assertThat(views.offers(ann, dune)).isFalse();
    world.does(files.stopShare(ann.account(), Optional.empty(), World.file("dune.mkv")));
    assertThat(views.offers(laptop, dune)).isFalse();
    assertThat(views.offeredBy(phone)).isEmpty();
  }

  @Test
  void aFileThatCameBackIsOfWhoBroughtItBack() throws Exception { // F9, F11
    world.does(world.share(ann, films, "dune.mkv", "sand"));
    FileId file = list(ann).getFirst().id();
    world.does(files.stopShare(ann.account(), Optional.of(films), World.file("dune.mkv")));
    world.now = World.START.plus(Duration.ofDays(3));
    world.does(world.share(bob, films, "dune.mkv", "sand"));
    FileListing back = list(ann).getFirst();
    assertThat(back.id()).isEqualTo(file);
    assertThat(back.sharedBy()).isEqualTo(new UserName("bob"));
    assertThat(back.since()).isEqualTo(world.now);
  }

  @Test
  void withoutAGroupSharingStopsInEveryGroup() throws Exception { // U13
    GroupName books = world.group("books", ann);
    world.does(world.share(ann, films, "dune.mkv", "sand"));
    world.does(world.share(ann, books, "dune.mkv", "sand"));
    world.does(world.share(ann, books, "salt.mkv", "salt"));
    world.does(files.stopShare(ann.account(), Optional.empty(), World.file("dune.mkv")));
    assertThat(world.listed(ann, films)).isEmpty();
    assertThat(world.listed(ann, books)).containsExactly("salt.mkv");
    Refusal.of(() -> files.stopShare(ann.account(), Optional.empty(), World.file("dune.mkv")))
        .is(ErrorCode.NOT_SHARED)
        .names("dune.mkv");
  }

  @Test
  void whoHasFinishedADownloadIsASeederFromThenOn() throws Exception { // F12
    world.does(world.share(ann, films, "dune.mkv", "sand"));
    FileId file = list(ann).getFirst().id();
    world.does(files.addSeeder(bob, file));
    assertThat(views.seeders(file, world.online)).hasSize(2);
    assertThat(files.addSeeder(bob, file)).isEmpty();
    assertThat(views.offeredBy(bob)).containsExactly(file);
  }

  @Test
  void theOffersOfWhoLeavesEndAndAreNotRevivedByAReturn() throws Exception { // F11, G4
    world.does(world.share(bob, films, "dune.mkv", "sand"));
    FileId file = list(ann).getFirst().id();
    world.does(world.groups.leave(bob, films, false));
    assertThat(views.find(file)).isEmpty();
    assertThat(views.offers(bob, file)).isFalse();
    world.does(world.groups.join(bob, films));
    world.does(world.groups.accept(ann, films, new UserName("bob")));
    assertThat(world.listed(ann, films)).isEmpty();
    world.does(world.share(bob, films, "dune.mkv", "sand"));
    assertThat(world.listed(ann, films)).containsExactly("dune.mkv");
  }

  @Test
  void twoUsersOfOneDeviceOfferEachTheirOwn() throws Exception { // S2, F10
    Actor bobAtAnns = new Actor(bob.account(), ann.device());
    world.does(world.share(ann, films, "dune.mkv", "sand"));
    world.does(files.addSeeder(bobAtAnns, list(ann).getFirst().id()));
    world.does(files.stopShare(bobAtAnns.account(), Optional.of(films), World.file("dune.mkv")));
    assertThat(views.offeredBy(ann)).hasSize(1);
    assertThat(views.offeredBy(bobAtAnns)).isEmpty();
  }

  @Test
  void filesComeInPagesByName() throws Exception {
    for (String name : List.of("c", "a", "e", "b", "d")) {
      world.does(world.share(ann, films, name, "content of " + name));
    }
    Page<FileListing> page = views.list(bob, films, Optional.empty(), 2, world.online);
    assertThat(page.items()).extracting(f -> f.name().value()).containsExactly("a", "b");
    assertThat(page.more()).isTrue();
    page = views.list(bob, films, Optional.of(new FileName("b")), 3, world.online);
    assertThat(page.items()).extracting(f -> f.name().value()).containsExactly("c", "d", "e");
    assertThat(page.more()).isFalse();
  }

  @Test
  void anEmptyFileIsAFileToo() throws Exception { // F2
    world.does(world.share(ann, films, "empty", ""));
    assertThat(list(bob).getFirst().pieces()).isZero();
  }

  private List<FileListing> list(Actor actor) throws Exception {
    return views.list(actor, films, Optional.empty(), 500, world.online).items();
  }
}
