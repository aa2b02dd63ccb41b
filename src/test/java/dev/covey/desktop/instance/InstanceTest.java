package dev.covey.desktop.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.covey.model.CoveyException;
import dev.covey.model.Invite;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Handover INVITE =
      new Handover(
          Optional.of(Invite.parse("covey://127.0.0.1:9000/films#" + "ab".repeat(32))), List.of());

  @TempDir Path temporary;
  private Path directory;
  private final List<Instance> open = new ArrayList<>();
  private final BlockingQueue<Handover> arrived = new LinkedBlockingQueue<>();

  @BeforeEach
  void directory() {
    directory = temporary.resolve("d");
  }

  @AfterEach
  void close() {
    open.forEach(Instance::close);
  }

  @Test
  void theFirstGetsWhatItBroughtItselfAndThenWhatLaterOnesBring() throws Exception {
    Instance first = first(INVITE);
    first.handovers().onHandover(arrived::add);
    assertThat(arrived.poll()).isEqualTo(INVITE);
    Handover files = new Handover(Optional.empty(), List.of(temporary.toAbsolutePath()));
    assertThat(claim(files)).isEmpty();
    assertThat(arrived.poll(20, TimeUnit.SECONDS)).isEqualTo(files);
  }

  @Test
  void whatComesBeforeTheWindowIsThereIsKeptAndNoMoreThanAFew() throws Exception {
    Instance first = first(Handover.NOTHING);
    for (int i = 0; i < 16; i++) {
      assertThat(claim(INVITE)).isEmpty();
    }
    assertThatThrownBy(() -> Instance.claim(directory, INVITE, Optional.empty(), SHORT))
        .isInstanceOf(CoveyException.class)
        .hasMessageContaining("does not answer");
    first.handovers().onHandover(arrived::add);
    assertThat(arrived).hasSize(16).endsWith(INVITE);
  }

  @Test
  void aLaterStartWaitsUntilTheFirstListens() throws Exception {
    Instance first = Instance.claim(directory, Handover.NOTHING).orElseThrow();
    open.add(first);
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Optional<Instance>> later = pool.submit(() -> claim(INVITE));
      first.start();
      assertThat(later.get(20, TimeUnit.SECONDS)).isEmpty();
    }
  }

  @Test
  void ofManyAtOnceOneIsTheDesktopAndTheOthersHandOver() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    List<Future<Optional<Instance>>> starts = new ArrayList<>();
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        starts.add(
            pool.submit(() -> {
              go.await();
              Optional<Instance> claimed = claim(INVITE);
              claimed.ifPresent(first -> {
                first.handovers().onHandover(arrived::add);
                first.start();
              });
              return claimed;
            }));
      }
      go.countDown();
      for (Future<Optional<Instance>> start : starts) {
        start.get(20, TimeUnit.SECONDS).ifPresent(open::add);
      }
    }
    assertThat(open).hasSize(1);
    await().atMost(PATIENCE).until(() -> arrived.size() == 8);
  }

  @Test
  void aSocketThatAKilledProcessLeftIsReplaced() throws Exception {
    LocalSocket socket = socket();
    Files.createDirectories(directory);
    try (var left = socket.listen()) {
      assertThat(left.isOpen()).isTrue();
    }
    assertThat(Path.of(socket.toString())).as("closing leaves it, as a kill does").exists();
    first(Handover.NOTHING);
    assertThat(claim(INVITE)).isEmpty();
  }

  @Test
  void whoComesWhileTheFirstEndsIsTheNext() throws Exception {
    Instance first = first(Handover.NOTHING);
    first.handovers().close();
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Optional<Instance>> later = pool.submit(() -> claim(INVITE));
      first.close();
      Instance next = later.get(20, TimeUnit.SECONDS).orElseThrow();
      open.add(next);
      next.handovers().onHandover(arrived::add);
      assertThat(arrived.poll()).isEqualTo(INVITE);
    }
  }

  @Test
  void onlyTheOwnerCanReachTheSocket() throws Exception { // X1
    first(Handover.NOTHING);
    Path folder = Path.of(socket().toString()).getParent();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
  }

  @Test
  void whoSendsTooMuchOrNothingHoldsUpNobody() throws Exception { // X5
    first(Handover.NOTHING);
    try (SocketChannel silent = socket().connect();
        SocketChannel greedy = socket().connect()) {
      greedy.write(ByteBuffer.allocate(4).putInt(Integer.MAX_VALUE).flip());
      assertThat(claim(INVITE)).as("after the silent one's two seconds").isEmpty();
      assertThat(silent.read(ByteBuffer.allocate(1))).as("cut off").isEqualTo(-1);
    }
  }

  @Test
  void inTooLongAPathTheSocketMovesToTheUsersFolder() throws Exception {
    directory = Files.createDirectories(temporary.resolve("long".repeat(40)));
    Path runtime = Files.createDirectory(temporary.resolve("r"));
    Instance first =
        Instance.claim(directory, Handover.NOTHING, Optional.of(runtime), PATIENCE).orElseThrow();
    open.add(first);
    first.start();
    assertThat(Instance.claim(directory, INVITE, Optional.of(runtime), PATIENCE)).isEmpty();
  }

  @Test
  void withoutAPlaceForTheSocketALaterStartIsRefused() throws Exception {
    directory = Files.createDirectories(temporary.resolve("long".repeat(40)));
    open.add(Instance.claim(directory, Handover.NOTHING, Optional.empty(), PATIENCE).orElseThrow());
    assertThatThrownBy(() -> Instance.claim(directory, INVITE, Optional.empty(), PATIENCE))
        .isInstanceOf(CoveyException.class)
        .hasMessageContaining("already running");
  }

  private Instance first(Handover own) throws CoveyException {
    Instance first = claim(own).orElseThrow();
    open.add(first);
    first.start();
    return first;
  }

  private Optional<Instance> claim(Handover handover) throws CoveyException {
    return Instance.claim(directory, handover, Optional.empty(), PATIENCE);
  }

  private LocalSocket socket() throws Exception {
    Files.createDirectories(directory);
    return LocalSocket.of(directory, Optional.empty()).orElseThrow();
  }
}
