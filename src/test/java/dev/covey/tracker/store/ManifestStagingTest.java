package dev.covey.tracker.store;

import static dev.covey.tracker.store.StoreFixture.get;
import static dev.covey.tracker.store.StoreFixture.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.AccountId;
import dev.covey.model.DeviceId;
import dev.covey.model.Digests;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileName;
import dev.covey.model.GroupId;
import dev.covey.model.Manifest;
import dev.covey.model.PieceHashes;
import dev.covey.model.Pieces;
import dev.covey.model.Sha1;
import dev.covey.model.Sha256;
import dev.covey.tracker.registry.Change;
import dev.covey.tracker.registry.HybridTime;
import dev.covey.tracker.registry.LoggedChange;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestStagingTest {
  private static final int PAGE = 4;
  private static final DeviceId ANNS = StoreFixture.device("ann's");
  private static final DeviceId BOBS = StoreFixture.device("bob's");

  @TempDir Path directory;
  private StoreFixture fixture;
  private TrackerStore store;

  @BeforeEach
  void open() throws Exception {
    fixture = new StoreFixture(directory);
    store = fixture.store();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aManifestComesInPagesAndIsReadInPages() throws Exception { // F3, F5
    Manifest manifest = manifest(10, 1);
    assertThat(stage(ANNS, manifest, 0)).isFalse();
    assertThat(stage(ANNS, manifest, 4)).isFalse();
    assertThat(store.manifest(manifest.id())).isEmpty();
    assertThat(store.page(manifest.id(), 0)).isEmpty();
    assertThat(stage(ANNS, manifest, 8)).isTrue();
    assertThat(store.manifest(manifest.id())).contains(header(manifest));
    assertThat(store.page(manifest.id(), 4)).contains(manifest.hashes().slice(4, 8));
    assertThat(store.page(manifest.id(), 8)).contains(manifest.hashes().slice(8, 10));
    assertThat(store.page(manifest.id(), 5)).isEmpty();
  }

  @Test
  void anEmptyFileHasOnePageWithoutHashes() throws Exception { // F2
    Manifest manifest = manifest(0, 1);
    assertThat(stage(ANNS, manifest, 0)).isTrue();
    assertThat(store.page(manifest.id(), 0).orElseThrow().count()).isZero();
  }

  @Test
  void whatIsKnownNeedNotBeSentAgain() throws Exception {
    Manifest manifest = manifest(10, 1);
    stageWhole(ANNS, manifest);
    assertThat(stage(BOBS, manifest, 0)).isTrue();
  }

  @Test
  void aManifestThatIsNotTheOneItsIdNamesIsRefusedAndForgotten() throws Exception {
    Manifest manifest = manifest(6, 1);
    PieceHashes lies = manifest(6, 2).hashes();
    get(store.stage(ANNS, header(manifest), 0, lies.slice(0, 4)));
    assertThat(
            refused(
                ErrorCode.BAD_REQUEST,
                () -> get(store.stage(ANNS, header(manifest), 4, lies.slice(4, 6)))))
        .contains("not the one its id names");
    assertThat(store.manifest(manifest.id())).isEmpty();
    assertThat(fixture.count("SELECT count(*) FROM manifest_page")).isZero();
    stageWhole(ANNS, manifest); // honestly this time
    assertThat(store.manifest(manifest.id())).isPresent();
  }

  @Test
  void aLiarDoesNotSpoilWhatAnotherSends() throws Exception {
    Manifest manifest = manifest(6, 1);
    get(store.stage(BOBS, header(manifest), 0, manifest(6, 2).hashes().slice(0, 4)));
    stageWhole(ANNS, manifest);
    assertThat(store.page(manifest.id(), 0)).contains(manifest.hashes().slice(0, 4));
  }

  @Test
  void pagesComeInOrderAndAgree() throws Exception {
    Manifest manifest = manifest(12, 1);
    refused(ErrorCode.BAD_REQUEST, () -> stage(ANNS, manifest, 4)); // without the first
    stage(ANNS, manifest, 0);
    refused(ErrorCode.BAD_REQUEST, () -> stage(ANNS, manifest, 8)); // leaves one out
    StoredManifest other =
        new StoredManifest(manifest.id(), manifest.size() + 1, manifest.digests());
    refused(
        ErrorCode.BAD_REQUEST,
        () -> get(store.stage(ANNS, other, 4, manifest.hashes().slice(4, 8))));
    refused(
        ErrorCode.BAD_REQUEST,
        () -> get(store.stage(ANNS, header(manifest), 4, manifest(20, 1).hashes())));
    stage(ANNS, manifest, 4);
    assertThat(stage(ANNS, manifest, 4)).isFalse(); // repeated after a lost reply
    assertThat(stage(ANNS, manifest, 8)).isTrue();
  }

  @Test
  void theFirstPageBeginsAnew() throws Exception {
    Manifest manifest = manifest(10, 1);
    stage(ANNS, manifest, 0);
    stage(ANNS, manifest, 4);
    stageWhole(ANNS, manifest);
    assertThat(store.manifest(manifest.id())).isPresent();
    assertThat(fixture.count("SELECT count(*) FROM manifest_page")).isEqualTo(3);
  }

  @Test
  void aManifestThatAFileNamesStaysAndOthersAreForgottenInTime() throws Exception {
    Manifest named = manifest(10, 1);
    Manifest neverNamed = manifest(10, 2);
    Manifest halfSent = manifest(10, 3);
    stageWhole(ANNS, named);
    stageWhole(ANNS, neverNamed);
    stage(BOBS, halfSent, 0);
    get(store.append(List.of(fileAdded(named))));
    fixture.pass(ManifestStaging.ABANDONED.minusMinutes(1));
    reopen();
    assertThat(store.manifest(neverNamed.id())).isPresent();
    fixture.pass(Duration.ofMinutes(2));
    reopen();
    assertThat(store.manifest(named.id())).isPresent();
    assertThat(store.page(named.id(), 8)).isPresent();
    assertThat(store.manifest(neverNamed.id())).isEmpty();
    assertThat(fixture.count("SELECT count(*) FROM manifest")).isEqualTo(1);
    assertThat(fixture.count("SELECT count(*) FROM manifest_page")).isEqualTo(3);
  }

  @Test
  void whatOthersStagedOfANamedManifestIsDropped() throws Exception {
    Manifest manifest = manifest(10, 1);
    stage(BOBS, manifest, 0);
    stageWhole(ANNS, manifest);
    get(store.append(List.of(fileAdded(manifest))));
    assertThat(fixture.count("SELECT count(*) FROM manifest")).isEqualTo(1);
    assertThat(stage(BOBS, manifest, 4)).isTrue();
  }

  @Test
  void aDeviceMayStageSoManyAndNoMore() throws Exception { // X5
    for (int seed = 0; seed <= ManifestStaging.MOST_STAGED; seed++) {
      fixture.pass(Duration.ofSeconds(1));
      stage(ANNS, manifest(10, seed), 0);
    }
    assertThat(fixture.count("SELECT count(*) FROM manifest"))
        .isEqualTo(ManifestStaging.MOST_STAGED);
    refused(ErrorCode.BAD_REQUEST, () -> stage(ANNS, manifest(10, 0), 4)); // the oldest
    stage(ANNS, manifest(10, 1), 4);
  }

  @Test
  void scoresAreKept() throws Exception { // P4
    get(store.saveScores(Map.of(ANNS, new KeptScore(0.25, 1), BOBS, new KeptScore(1.0, 1))));
    get(store.saveScores(Map.of(ANNS, new KeptScore(0.5, 2))));
    reopen();
    assertThat(store.scores())
        .isEqualTo(Map.of(ANNS, new KeptScore(0.5, 2), BOBS, new KeptScore(1.0, 1)));
  }

  private void reopen() throws Exception {
    store.close();
    store = fixture.store();
  }

  private void stageWhole(DeviceId device, Manifest manifest) throws Exception {
    for (int from = 0; from < manifest.pieceCount(); from += PAGE) {
      stage(device, manifest, from);
    }
  }

  private boolean stage(DeviceId device, Manifest manifest, int from) throws Exception {
    int to = Math.min(from + PAGE, manifest.pieceCount());
    return get(store.stage(device, header(manifest), from, manifest.hashes().slice(from, to)));
  }

  private static StoredManifest header(Manifest manifest) {
    return new StoredManifest(manifest.id(), manifest.size(), manifest.digests());
  }

  private static Manifest manifest(int pieces, long seed) {
    byte[] hashes = new byte[pieces * Sha1.BYTES];
    new Random(seed).nextBytes(hashes);
    Digests digests =
        new Digests(Sha1.of(DigestUtils.sha1(hashes)), Sha256.of(DigestUtils.sha256(hashes)));
    return new Manifest((long) pieces * Pieces.SIZE, digests, PieceHashes.of(hashes));
  }

  private LoggedChange fileAdded(Manifest manifest) {
    Change added =
        new Change.FileAdded(
            new GroupId(new UUID(1, 1)),
            new FileName("dune.mkv"),
            manifest.size(),
            manifest.digests(),
            manifest.id(),
            1,
            new AccountId(new UUID(2, 2)));
    return new LoggedChange(store.origin(), 1, new HybridTime(1), Optional.empty(), added);
  }
}
