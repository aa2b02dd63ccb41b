package dev.covey.tracker.registry;

import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.DeviceId;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.JoinRequest;
import dev.covey.model.Manifest;
import dev.covey.model.UserName;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** What people may do, at random, to few users, groups and files, so that they meet. */
public final class RandomCommands {
  /** Everybody is at home, and serves all that he offers. */
  public static final Presence ONLINE = new World.Online();

  private static final List<Manifest> CONTENTS =
      List.of(World.content("sand"), World.content("water"));

  private static final Actor NOBODY =
      new Actor(new AccountId(new UUID(0, 0)), World.device("nobody's"));

  private final Registry registry;
  private final DeviceId device;
  private final RandomGenerator random;

  /**
   * @param device on which the command is given
   */
  public RandomCommands(Registry registry, DeviceId device, RandomGenerator random) {
    this.registry = registry;
    this.device = device;
    this.random = random;
  }

  /** One command. The registry may refuse it, as most. */
  public List<Change> next() throws CoveyException {
    GroupName group = new GroupName("g" + random.nextInt(2));
    UserName user = new UserName("u" + random.nextInt(4));
    FileName file = new FileName("f" + random.nextInt(2) + ".bin");
    Optional<AccountId> account = registry.accounts().find(new UserName("u" + random.nextInt(4)));
    if (account.isEmpty()) {
      return registry.accounts().create(user, "hash " + random.nextInt());
    }
    Actor actor = new Actor(account.get(), device);
    Groups groups = registry.groups();
    return switch (random.nextInt(20)) {
      case 0 -> registry.accounts().create(user, "hash " + random.nextInt());
      case 1 -> groups.create(actor, group);
      case 2, 3, 4 -> groups.join(actor, group);
      case 5, 6, 7 -> answer(group);
      case 8 -> groups.remove(owner(group), group, user);
      case 9, 10, 11 -> groups.transfer(owner(group), group, user);
      case 12 -> groups.leave(actor, group, random.nextInt(4) == 0);
      case 13, 14, 15, 16 -> share(actor, group, file);
      case 17, 18 -> {
        Optional<GroupName> where = random.nextInt(4) == 0 ? Optional.empty() : Optional.of(group);
        yield registry.files().stopShare(actor.account(), where, file);
      }
      default ->
          registry
              .files()
              .addSeeder(actor, registry.files().views().find(actor.account(), group, file).file());
    };
  }

  private List<Change> answer(GroupName group) throws CoveyException {
    Actor owner = owner(group);
    List<JoinRequest> waiting =
        registry.groups().views().requests(owner.account(), group, Optional.empty(), 9).items();
    if (waiting.isEmpty()) {
      return List.of();
    }
    UserName user = waiting.get(random.nextInt(waiting.size())).user();
    return random.nextInt(6) == 0
        ? registry.groups().reject(owner, group, user)
        : registry.groups().accept(owner, group, user);
  }

  private List<Change> share(Actor actor, GroupName group, FileName file) throws CoveyException {
    Manifest content = CONTENTS.get(random.nextInt(CONTENTS.size()));
    return registry
        .files()
        .share(actor, group, file, content.size(), content.digests(), content.id(), ONLINE);
  }

  /** Whoever owns the group, and so may do more to it than others. */
  private Actor owner(GroupName group) {
    GroupViews views = registry.groups().views();
    return views
        .find(group)
        .flatMap(views::owner)
        .map(owner -> new Actor(owner, device))
        .orElse(NOBODY);
  }
}
