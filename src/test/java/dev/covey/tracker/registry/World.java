package dev.covey.tracker.registry;

import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.DeviceId;
import dev.covey.model.Digests;
import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.model.Manifest;
import dev.covey.model.OperationId;
import dev.covey.model.PieceHashes;
import dev.covey.model.Pieces;
import dev.covey.model.Sha1;
import dev.covey.model.Sha256;
import dev.covey.model.UserName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A registry with a log and a clock of its own, as one tracker has them: commands are done at once.
 */
final class World {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** Everybody is at home and serves all that he offers, unless he was told to go offline. */
  static final class Online implements Presence {
    final Set<DeviceId> offline = new HashSet<>();

    @Override
    public int devices(AccountId account) {
      return 1;
    }

    @Override
    public boolean serves(AccountId account, DeviceId device, FileId file) {
      return !offline.contains(device);
    }
  }

  final List<LoggedChange> log = new ArrayList<>();
  final Online online = new Online();
  final Registry registry;
  final Groups groups;
  final Files files;

  Instant now = START;

  private final UUID origin;
  private final HybridClock clock = new HybridClock();
  private final RandomGenerator random;
  private final Set<LoggedChange> heard = new HashSet<>();
  private long last;

  World() {
    this(1);
  }

  World(long seed) {
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    origin = uuid();
    registry = new Registry(this::uuid);
    groups = registry.groups();
    files = registry.files();
  }

  UUID uuid() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  /** Logs and applies what a command came to. */
  List<LoggedChange> does(List<Change> changes) {
    return does(device("any"), OperationId.random(), changes);
  }

  List<LoggedChange> does(DeviceId device, OperationId operation, List<Change> changes) {
    List<LoggedChange> made = new ArrayList<>();
    for (Change change : changes) {
      Optional<Cause> cause = Optional.of(new Cause(device, operation));
      made.add(new LoggedChange(origin, ++last, clock.tick(now), cause, change));
    }
    made.forEach(registry::apply);
    log.addAll(made);
    heard.addAll(made);
    return made;
  }

  /** Takes over what another tracker logged. */
  void hears(World other) {
    other.log.forEach(this::hears);
  }

  void hears(LoggedChange logged) {
    if (heard.add(logged)) {
      clock.observe(logged.time(), now);
      registry.apply(logged);
      log.add(logged);
    }
  }

  /** A new account, signed in on a device of that name. */
  Actor user(String name) {
    try {
      does(registry.accounts().create(new UserName(name), "hash of " + name));
      return on(name, name);
    } catch (CoveyException e) {
      throw new AssertionError(e);
    }
  }

  /** An account on a device of that name. */
  Actor on(String user, String device) {
    AccountId account = registry.accounts().find(new UserName(user)).orElseThrow();
    return new Actor(account, device(device));
  }

  /** A group with its owner and members. */
  GroupName group(String name, Actor owner, Actor... members) {
    GroupName group = new GroupName(name);
    try {
      does(groups.create(owner, group));
      for (Actor member : members) {
        does(groups.join(member, group));
        does(groups.accept(owner, group, nameOf(member)));
      }
    } catch (CoveyException e) {
      throw new AssertionError(e);
    }
    return group;
  }

  UserName nameOf(Actor actor) {
    return registry.accounts().name(actor.account()).orElseThrow();
  }

  GroupId idOf(GroupName group) {
    return groups.views().find(group).orElseThrow();
  }

  /** Shares a content under a name. */
  List<Change> share(Actor actor, GroupName group, String name, String content)
      throws CoveyException {
    Manifest manifest = content(content);
    return files.share(
        actor,
        group,
        new FileName(name),
        manifest.size(),
        manifest.digests(),
        manifest.id(),
        online);
  }

  List<String> listed(Actor actor, GroupName group) throws CoveyException {
    return files.views().list(actor, group, Optional.empty(), 500, online).items().stream()
        .map(file -> file.name().value())
        .toList();
  }

  static DeviceId device(String name) {
    return DeviceId.of(DigestUtils.sha256(name));
  }

  static FileName file(String name) {
    return new FileName(name);
  }

  static Manifest content(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] hashes = new byte[Pieces.count(bytes.length) * Sha1.BYTES];
    if (hashes.length > 0) {
      hashes = Arrays.copyOf(DigestUtils.sha1(bytes), Sha1.BYTES);
    }
    Digests digests =
        new Digests(Sha1.of(DigestUtils.sha1(bytes)), Sha256.of(DigestUtils.sha256(bytes)));
    return new Manifest(bytes.length, digests, PieceHashes.of(hashes));
  }
}
