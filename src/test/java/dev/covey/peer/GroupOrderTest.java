package dev.covey.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.content.FileHasher;
import dev.covey.content.FileStamp;
import dev.covey.model.AccountId;
import dev.covey.model.FileListing;
import dev.covey.model.GroupName;
import dev.covey.model.UserName;
import dev.covey.peer.library.KeptShare;
import dev.covey.testing.LoopbackNetwork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All files of a group are ordered, one of which has come, though no tracker knows of it yet. */
class GroupOrderTest {
  private static final GroupName FILMS = new GroupName("films");
  private static final UserName BEN = new UserName("ben");

  @TempDir private Path directory;

  private LoopbackNetwork network;
  private PeerParts ben;
  private Path copy;

  @BeforeEach
  void finishADownload() throws Exception {
    network = LoopbackNetwork.start(directory);
    NetworkPeer anna = network.member("anna");
    anna.createGroup(FILMS);
    Path source = Files.writeString(directory.resolve("film"), "a film");
    anna.share(source, FILMS).await();
    ben = new PeerParts(network.config("ben"));
    ben.start();
    ben.tracker.createUser(BEN, LoopbackNetwork.PASSWORD);
    ben.account.login(BEN, LoopbackNetwork.PASSWORD, false);
    ben.tracker.joinGroup(FILMS);
    anna.acceptRequest(FILMS, BEN);
    FileListing listed = ben.tracker.files(FILMS).getFirst();
    copy = Files.copy(source, directory.resolve("copy"));
    ben.shares.note(
        List.of(
            new KeptShare(
                account(),
                listed.id(),
                listed.group(),
                FILMS,
                listed.name(),
                copy,
                FileStamp.of(copy),
                FileHasher.hash(copy, _ -> {}, () -> false),
                Instant.now(),
                false,
                "",
                0)));
  }

  @AfterEach
  void stop() {
    ben.close();
    network.close();
  }

  private AccountId account() {
    return ben.signedIn().orElseThrow();
  }

  private int ordered() throws Exception {
    return ben.groupOrders.order(account(), FILMS, directory.resolve("target"), false).size();
  }

  @Test
  void itIsNotFetchedTwice() throws Exception { // U12
    Files.createDirectory(directory.resolve("target"));
    assertThat(ben.tracker.files(FILMS)).noneMatch(FileListing::mine);
    assertThat(ordered()).isZero();
  }

  @Test
  void unlessItIsGoneAgain() throws Exception { // U12
    Files.createDirectory(directory.resolve("target"));
    Files.delete(copy);
    assertThat(ordered()).isEqualTo(1);
  }
}
