package dev.covey.tracker.registry;

import dev.covey.model.AccountId;
import dev.covey.model.DeviceId;
import dev.covey.model.Digests;
import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.model.RequestId;
import dev.covey.model.Sha1;
import dev.covey.model.Sha256;
import dev.covey.model.UserName;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The changes of a network of many, as a log would replay them: every user has one device and is in
 * one group; every file has one offer.
 */
record LargeNetwork(int users, int groups, int files) {
  void replay(Consumer<LoggedChange> to) {
    Replay replay = new Replay(to);
    for (int user = 0; user < users; user++) {
      replay.add(new Change.AccountCreated(account(user), new UserName("user-" + user)));
      replay.add(new Change.PasswordSet(account(user), 1, passwordHash(user)));
    }
    for (int group = 0; group < groups; group++) {
      GroupName name = new GroupName("group-" + group);
      replay.add(new Change.GroupCreated(group(group), name, account(group), request(group)));
    }
    for (int user = groups; user < users; user++) {
      GroupId group = group(user % groups);
      replay.add(new Change.JoinRequested(request(user), group, account(user)));
      replay.add(new Change.RequestAccepted(request(user), group, account(user)));
    }
    for (int file = 0; file < files; file++) {
      addFile(replay, file);
    }
  }

  private void addFile(Replay replay, int file) {
    int user = file % users;
    GroupId group = group(user % groups);
    FileName name = new FileName("Some film of the year %07d.mkv".formatted(file));
    Sha256 sha256 = Sha256.of(DigestUtils.sha256("content " + file));
    Digests digests = new Digests(Sha1.of(DigestUtils.sha1("content " + file)), sha256);
    replay.add(new Change.FileAdded(group, name, file, digests, sha256, 1, account(user)));
    FileId id = Change.FileAdded.identity(group, name, sha256);
    replay.add(new Change.OfferMade(id, group, device(user), account(user), request(user), 1));
  }

  static AccountId account(int number) {
    return new AccountId(new UUID(1, number));
  }

  static GroupId group(int number) {
    return new GroupId(new UUID(2, number));
  }

  private static RequestId request(int number) {
    return new RequestId(new UUID(3, number));
  }

  static DeviceId device(int user) {
    return DeviceId.of(DigestUtils.sha256("device " + user));
  }

  private static String passwordHash(int user) {
    return "$argon2id$v=19$m=19456,t=2,p=1$" + DigestUtils.sha256Hex("password " + user);
  }

  /** Numbers changes, a millisecond apart. */
  private static final class Replay {
    private static final UUID ORIGIN = new UUID(0, 7);

    private final Consumer<LoggedChange> to;
    private final HybridClock clock = new HybridClock();
    private long last;

    Replay(Consumer<LoggedChange> to) {
      this.to = to;
    }

    void add(Change change) {
      last++;
      HybridTime time = clock.tick(World.START.plusMillis(last));
      to.accept(new LoggedChange(ORIGIN, last, time, Optional.empty(), change));
    }
  }
}
