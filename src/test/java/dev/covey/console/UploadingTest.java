package dev.covey.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.peer.SharingSnapshot;
import dev.covey.testing.FakePeer;
import dev.covey.testing.FakeSharing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** U11: the command is over when the file is shared. */
class UploadingTest {
  private static final ThreadFactory THREADS = Thread.ofVirtual().factory();

  private final FakePeer peer = FakePeer.signedIn("ann");
  private final RecordedAudience audience = new RecordedAudience();
  private final Uploading uploading = new Uploading(peer, audience, THREADS);

  @TempDir Path folder;
  private ConsoleCommand.UploadFile command;

  @BeforeEach
  void fill() throws Exception {
    peer.network().group("films", "ann");
    Path file = folder.resolve("a.mov");
    Files.writeString(file, "12345678");
    command = new ConsoleCommand.UploadFile(file, new GroupName("films"));
  }

  @Test
  void aPersonSeesHowFarTheHashingIs() throws Exception { // F4
    peer.holdSharings();
    THREADS.newThread(this::hashThenFinish).start();
    Result.Shared shared = (Result.Shared) uploading.upload(command);
    assertThat(shared.file().name()).hasToString("a.mov");
    assertThat(audience.shown).contains(new Progress.Hashing(halfway()));
    assertThat(audience.cleared).isTrue();
  }

  private SharingSnapshot halfway() {
    return new SharingSnapshot(command.path(), command.group(), new FileName("a.mov"), 4, 8);
  }

  private void hashThenFinish() {
    FakeSharing sharing = await().until(peer::heldSharings, list -> !list.isEmpty()).getFirst();
    sharing.hashed(4);
    await().until(() -> audience.shown.contains(new Progress.Hashing(halfway())));
    sharing.finish();
  }

  @Test
  void aScriptWaitsWithoutSeeing() throws Exception {
    assertThat(new Uploading(peer, new Nobody(), THREADS).upload(command))
        .isInstanceOf(Result.Shared.class);
  }

  @Test
  void ctrlCStopsTheHashing() {
    peer.holdSharings();
    Thread.currentThread().interrupt();
    assertThat(refusal()).returns(ErrorCode.CANCELLED, CoveyException::code);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(peer.heldSharings()).isEmpty();
    assertThat(peer.sharedFiles()).isEmpty();
  }

  @Test
  void whyAFileIsNotSharedIsTold() {
    peer.calls().failNext("share", ErrorCode.NAME_TAKEN, "films already has another a.mov.");
    assertThat(refusal())
        .hasMessage("films already has another a.mov.")
        .returns(ErrorCode.NAME_TAKEN, CoveyException::code);
  }

  @Test
  void whyHashingFailedIsTold() {
    peer.holdSharings();
    THREADS
        .newThread(() ->
            await()
                .until(peer::heldSharings, list -> !list.isEmpty())
                .getFirst()
                .fail(ErrorCode.FILE_CHANGED, "a.mov changed while it was hashed."))
        .start();
    assertThat(refusal()).returns(ErrorCode.FILE_CHANGED, CoveyException::code);
  }

  private CoveyException refusal() {
    return catchThrowableOfType(CoveyException.class, () -> uploading.upload(command));
  }
}
