import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.Manifest;
import dev.covey.model.OperationId;
import dev.covey.protocol.TrackerRequest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the peers do besides their heartbeats: three reads of five commands, the rest durable. Any
 * thread may use it.
 */
final class Workload {
  /** A command, and whether its answer waits for the disk. */
  enum Command {
    LIST_GROUPS(false),
    LIST_FILES(false),
    LIST_MEMBERS(false),
    FIND_SEEDERS(false),
    CREATE_GROUP(true),
    JOIN_GROUP(true),
    ACCEPT_REQUEST(true),
    PUT_MANIFEST(true),
    UPLOAD_FILE(true),
    STOP_SHARE(true);

    final boolean durable;

    Command(boolean durable) {
      this.durable = durable;
    }
  }

  /** Of a thousand steps; sharing a file is one step of two commands. */
  private enum Step {
    LIST_GROUPS(106),
    LIST_FILES(266),
    LIST_MEMBERS(106),
    FIND_SEEDERS(160),
    CREATE_GROUP(53),
    JOIN_GROUP(96),
    ACCEPT_REQUEST(85),
    SHARE_FILE(64),
    STOP_SHARE(64);

    final int weight;

    Step(int weight) {
      this.weight = weight;
    }
  }

  /** Commands that a step takes on average. */
  static final double COMMANDS_A_STEP = 1.064;

  /** Until the other trackers have surely heard of something. */
  private static final Duration SPREAD = Duration.ofSeconds(2);

  private static final int LATEST_GROUPS = 200;

  private record Made(GroupName group, LoadPeer owner, long at) {}

  private record Asked(Made group, LoadPeer by, long at) {}

  private record Shared(FileName name, LoadPeer by, long at) {}

  // Immutable
  private final GeneratedTown town;
  private final List<LoadPeer> peers;
  private final Tally tally;
  private final AtomicInteger count = new AtomicInteger();

  // Guarded by this object's lock
  private final Deque<Made> made = new ArrayDeque<>();
  private final Deque<Asked> asked = new ArrayDeque<>();
  private final Deque<Shared> shared = new ArrayDeque<>();
  private final Set<String> joined = new HashSet<>();

  Workload(GeneratedTown town, List<LoadPeer> peers, Tally tally) {
    this.town = town;
    this.peers = peers;
    this.tally = tally;
  }

  /**
   * One step of somebody, waiting for its answers.
   *
   * @param due when it should have begun, as {@link System#nanoTime}
   */
  void step(long due) throws Exception {
    LoadPeer peer = anybody();
    switch (choose()) {
      case LIST_GROUPS ->
          timed(Command.LIST_GROUPS, peer, new TrackerRequest.ListGroups(Optional.empty()), due);
      case LIST_FILES ->
          timed(
              Command.LIST_FILES,
              peer,
              new TrackerRequest.ListFiles(home(peer), Optional.empty()),
              due);
      case LIST_MEMBERS ->
          timed(
              Command.LIST_MEMBERS,
              peer,
              new TrackerRequest.ListMembers(home(peer), Optional.empty()),
              due);
      case FIND_SEEDERS -> findSeeders(peer, due);
      case CREATE_GROUP -> create(peer, due);
      case JOIN_GROUP -> join(peer, due);
      case ACCEPT_REQUEST -> accept(peer, due);
      case SHARE_FILE -> share(peer, due);
      case STOP_SHARE -> stop(peer, due);
    }
  }

  private static Step choose() {
    int left = ThreadLocalRandom.current().nextInt(1_000);
    for (Step step : Step.values()) {
      left -= step.weight;
      if (left < 0) {
        return step;
      }
    }
    throw new IllegalStateException("the weights of steps make a thousand");
  }

  private void timed(Command command, LoadPeer peer, TrackerRequest request, long due)
      throws Exception {
    peer.ask(request);
    tally.done(command, System.nanoTime() - due);
  }

  private LoadPeer anybody() {
    return peers.get(ThreadLocalRandom.current().nextInt(peers.size()));
  }

  private GroupName home(LoadPeer peer) {
    return GeneratedTown.groupName(town.groupOf(peer.number));
  }

  /** Of a file of the group's, perhaps the asking peer's own. */
  private void findSeeders(LoadPeer peer, long due) throws Exception {
    int neighbours = town.users() / town.groups();
    int neighbour =
        town.groupOf(peer.number) + town.groups() * ThreadLocalRandom.current().nextInt(neighbours);
    int number = town.filesOf(neighbour).getFirst();
    timed(
        Command.FIND_SEEDERS, peer, new TrackerRequest.FindSeeders(town.file(number), false), due);
  }

  private void create(LoadPeer peer, long due) throws Exception {
    GroupName name = new GroupName("new-%06d".formatted(count.incrementAndGet()));
    timed(
        Command.CREATE_GROUP,
        peer,
        new TrackerRequest.CreateGroup(OperationId.random(), name),
        due);
    synchronized (this) {
      made.addLast(new Made(name, peer, System.nanoTime()));
      if (made.size() > LATEST_GROUPS) {
        made.removeFirst();
      }
    }
  }

  private void join(LoadPeer peer, long due) throws Exception {
    Optional<Made> group = open(peer);
    if (group.isEmpty()) {
      create(peer, due);
      return;
    }
    timed(
        Command.JOIN_GROUP,
        peer,
        new TrackerRequest.JoinGroup(OperationId.random(), group.get().group()),
        due);
    synchronized (this) {
      asked.addLast(new Asked(group.get(), peer, System.nanoTime()));
    }
  }

  /** A group that everybody knows by now and the peer has not asked to join. */
  private synchronized Optional<Made> open(LoadPeer peer) {
    List<Made> known = made.stream().filter(group -> isKnown(group.at())).toList();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    Made group = known.get(ThreadLocalRandom.current().nextInt(known.size()));
    boolean first = joined.add(group.group() + " " + peer.number);
    return first && group.owner() != peer ? Optional.of(group) : Optional.empty();
  }

  private void accept(LoadPeer otherwise, long due) throws Exception {
    Optional<Asked> request = nextAsked();
    if (request.isEmpty()) {
      join(otherwise, due);
      return;
    }
    Made group = request.get().group();
    timed(
        Command.ACCEPT_REQUEST,
        group.owner(),
        new TrackerRequest.AcceptRequest(
            OperationId.random(), group.group(), GeneratedTown.userName(request.get().by().number)),
        due);
  }

  private synchronized Optional<Asked> nextAsked() {
    return asked.isEmpty() || !isKnown(asked.getFirst().at())
        ? Optional.empty()
        : Optional.of(asked.removeFirst());
  }

  private void share(LoadPeer peer, long due) throws Exception {
    int number = count.incrementAndGet();
    FileName name = new FileName("new film %06d.mkv".formatted(number));
    Manifest manifest = GeneratedTown.manifest("new content " + number + " of " + peer.number);
    timed(
        Command.PUT_MANIFEST,
        peer,
        new TrackerRequest.PutManifest(
            manifest.id(), manifest.size(), manifest.digests(), 0, manifest.hashes()),
        due);
    timed(
        Command.UPLOAD_FILE,
        peer,
        new TrackerRequest.UploadFile(
            OperationId.random(),
            home(peer),
            name,
            manifest.size(),
            manifest.digests(),
            manifest.id()),
        System.nanoTime());
    synchronized (this) {
      shared.addLast(new Shared(name, peer, System.nanoTime()));
    }
  }

  private void stop(LoadPeer otherwise, long due) throws Exception {
    Optional<Shared> file = nextShared();
    if (file.isEmpty()) {
      share(otherwise, due);
      return;
    }
    LoadPeer peer = file.get().by();
    timed(
        Command.STOP_SHARE,
        peer,
        new TrackerRequest.StopShare(
            OperationId.random(), Optional.of(home(peer)), file.get().name()),
        due);
  }

  private synchronized Optional<Shared> nextShared() {
    return shared.isEmpty() || !isKnown(shared.getFirst().at())
        ? Optional.empty()
        : Optional.of(shared.removeFirst());
  }

  private static boolean isKnown(long since) {
    return System.nanoTime() - since > SPREAD.toNanos();
  }
}
