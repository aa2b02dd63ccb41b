import dev.covey.model.AccountId;
import dev.covey.model.DeviceId;
import dev.covey.model.Digests;
import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.model.Manifest;
import dev.covey.model.OperationId;
import dev.covey.model.PieceHashes;
import dev.covey.model.RequestId;
import dev.covey.model.Sha1;
import dev.covey.model.Sha256;
import dev.covey.model.UserName;
import dev.covey.net.Threads;
import dev.covey.tracker.registry.Cause;
import dev.covey.tracker.registry.Change;
import dev.covey.tracker.registry.HybridTime;
import dev.covey.tracker.registry.LoggedChange;
import dev.covey.tracker.store.StoredManifest;
import dev.covey.tracker.store.TrackerStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A town of many, as a tracker's store would hold it after a month. Every user has one device and
 * is in one group, the first of each group owns it; every file has one piece, a manifest of its own
 * and one offer. Each command has its cause, as real ones have.
 *
 * @param groups at most as many as users
 */
record GeneratedTown(int users, int groups, int files, IntFunction<DeviceId> devices) {
  /** What is handed in before the first of it is waited for. */
  private static final int UNDER_WAY = 2_000;

  /** Writes the town into a new store; returns how many changes that took. */
  long write(Path file) throws Exception {
    InstantSource clock = InstantSource.system();
    try (TrackerStore store = TrackerStore.open(file, clock, Threads::startPlatform)) {
      Pen pen = new Pen(store, clock.instant().minus(Duration.ofDays(30)));
      for (int user = 0; user < users; user++) {
        signUp(pen, user);
      }
      for (int user = 0; user < users; user++) {
        enter(pen, user);
      }
      for (int number = 0; number < files; number++) {
        share(pen, number);
      }
      pen.await();
      return pen.last;
    }
  }

  private void signUp(Pen pen, int user) {
    String hash = "$argon2id$v=19$m=19456,t=2,p=1$" + DigestUtils.sha256Hex("password " + user);
    pen.write(
        devices.apply(user),
        new Change.AccountCreated(account(user), userName(user)),
        new Change.PasswordSet(account(user), 1, hash));
  }

  private void enter(Pen pen, int user) {
    GroupId group = group(groupOf(user));
    RequestId request = request(user);
    if (user < groups) {
      pen.write(
          devices.apply(user),
          new Change.GroupCreated(group, groupName(user), account(user), request));
      return;
    }
    pen.write(devices.apply(user), new Change.JoinRequested(request, group, account(user)));
    pen.write(
        devices.apply(groupOf(user)), new Change.RequestAccepted(request, group, account(user)));
  }

  private void share(Pen pen, int number) {
    int user = number % users;
    GroupId group = group(groupOf(user));
    Manifest manifest = manifest("content " + number);
    pen.stage(manifest);
    pen.write(
        devices.apply(user),
        new Change.FileAdded(
            group,
            fileName(number),
            manifest.size(),
            manifest.digests(),
            manifest.id(),
            1,
            account(user)),
        new Change.OfferMade(
            file(number), group, devices.apply(user), account(user), request(user), 1));
  }

  int groupOf(int user) {
    return user % groups;
  }

  FileId file(int number) {
    return Change.FileAdded.identity(
        group(groupOf(number % users)), fileName(number), manifest("content " + number).id());
  }

  /** The numbers of the files that a user shares. */
  List<Integer> filesOf(int user) {
    List<Integer> numbers = new ArrayList<>();
    for (int number = user; number < files; number += users) {
      numbers.add(number);
    }
    return numbers;
  }

  /** The manifest of a made-up content of one piece. */
  static Manifest manifest(String content) {
    byte[] sha1 = DigestUtils.sha1(content);
    Digests digests = new Digests(Sha1.of(sha1), Sha256.of(DigestUtils.sha256(content)));
    return new Manifest(1 + content.length(), digests, PieceHashes.of(sha1));
  }

  static AccountId account(int user) {
    return new AccountId(new UUID(1, user));
  }

  static UserName userName(int user) {
    return new UserName("user-%06d".formatted(user));
  }

  static GroupName groupName(int group) {
    return new GroupName("group-%05d".formatted(group));
  }

  private static GroupId group(int number) {
    return new GroupId(new UUID(2, number));
  }

  private static RequestId request(int user) {
    return new RequestId(new UUID(3, user));
  }

  private static FileName fileName(int number) {
    return new FileName("Some film of the year %07d.mkv".formatted(number));
  }

  /** Numbers changes, a millisecond apart, and hands them to the store. Confined to one thread. */
  private static final class Pen {
    private final TrackerStore store;
    private final Instant start;
    private final SplittableRandom random = new SplittableRandom(1);
    private final List<CompletableFuture<?>> underWay = new ArrayList<>();
    private long last;

    Pen(TrackerStore store, Instant start) {
      this.store = store;
      this.start = start;
    }

    /** What one command of that device came to. */
    void write(DeviceId device, Change... changes) {
      UUID operation = new UUID(random.nextLong(), random.nextLong());
      Optional<Cause> cause = Optional.of(new Cause(device, new OperationId(operation)));
      List<LoggedChange> logged = new ArrayList<>();
      for (Change change : changes) {
        last++;
        HybridTime time = HybridTime.of(start.plusMillis(last));
        logged.add(new LoggedChange(store.origin(), last, time, cause, change));
      }
      begun(store.append(logged));
    }

    void stage(Manifest manifest) {
      StoredManifest header =
          new StoredManifest(manifest.id(), manifest.size(), manifest.digests());
      begun(store.stage(TrackerStore.FROM_TRACKERS, header, 0, manifest.hashes()));
    }

    private void begun(CompletableFuture<?> work) {
      underWay.add(work);
      if (underWay.size() >= UNDER_WAY) {
        await();
      }
    }

    void await() {
      underWay.forEach(CompletableFuture::join);
      underWay.clear();
    }
  }
}
