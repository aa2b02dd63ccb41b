package dev.covey.testing;

import dev.covey.model.CoveyException;
import dev.covey.model.DeviceId;
import dev.covey.model.Digests;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileId;
import dev.covey.model.FileListing;
import dev.covey.model.FileName;
import dev.covey.model.GroupId;
import dev.covey.model.GroupListing;
import dev.covey.model.GroupName;
import dev.covey.model.JoinRequest;
import dev.covey.model.MemberListing;
import dev.covey.model.Role;
import dev.covey.model.Seeder;
import dev.covey.model.Sha1;
import dev.covey.model.Sha256;
import dev.covey.model.TrackerListing;
import dev.covey.model.UserName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The accounts, groups and files that a {@link FakePeer} sees, as trackers would keep them. Any
 * thread.
 *
 * <p>Tests fill it with {@link #user}, {@link #group}, {@link #request} and {@link #file}.
 */
public final class FakeNetwork {
  /** When everything in here happened. */
  public static final Instant NOW = Instant.parse("2026-11-22T09:12:00Z");

  // Guarded by this
  private final Map<UserName, String> passwords = new LinkedHashMap<>();
  private final Map<GroupName, Group> groups = new LinkedHashMap<>();
  private final List<TrackerListing> trackers =
      new ArrayList<>(List.of(new TrackerListing("tracker-1", Endpoint.loopback(6960), true, 2)));

  private static final class Group {
    final GroupId id = GroupId.random();
    UserName owner;
    final Set<UserName> members = new LinkedHashSet<>();
    final Map<UserName, Instant> pending = new LinkedHashMap<>();
    final Map<FileName, FakeFile> files = new LinkedHashMap<>();

    Group(UserName owner) {
      this.owner = owner;
      members.add(owner);
    }
  }

  private static final class FakeFile {
    final FileId id = FileId.random();
    final long size;
    final UserName sharedBy;
    final List<Seeder> seeders = new ArrayList<>();

    FakeFile(long size, UserName sharedBy) {
      this.size = size;
      this.sharedBy = sharedBy;
    }
  }

  // What tests put there

  public synchronized FakeNetwork user(String name, String password) {
    passwords.put(new UserName(name), password);
    return this;
  }

  /** A group with its owner and further members. */
  public synchronized FakeNetwork group(String name, String owner, String... members) {
    Group group = new Group(new UserName(owner));
    for (String member : members) {
      group.members.add(new UserName(member));
    }
    groups.put(new GroupName(name), group);
    return this;
  }

  public synchronized FakeNetwork request(String group, String user) {
    groups.get(new GroupName(group)).pending.put(new UserName(user), NOW);
    return this;
  }

  /** A file that these users offer, each on a device named {@code user-pc}; the first shared it. */
  public synchronized FakeNetwork file(String group, String name, long size, String... seeders) {
    FakeFile file = new FakeFile(size, new UserName(seeders[0]));
    for (String seeder : seeders) {
      file.seeders.add(seeder(seeder, 0.8));
    }
    groups.get(new GroupName(group)).files.put(new FileName(name), file);
    return this;
  }

  public synchronized FakeNetwork trackers(List<TrackerListing> all) {
    trackers.clear();
    trackers.addAll(all);
    return this;
  }

  /** A device {@code user-pc} whose id is made from the user's name. */
  public static Seeder seeder(String user, double score) {
    return new Seeder(
        device(user), new UserName(user), user + "-pc", Endpoint.loopback(10_000), score, true);
  }

  public static DeviceId device(String user) {
    return DeviceId.of(DigestUtils.sha256(user));
  }

  /** Digests made from a name: not of any content. */
  public static Digests digests(String name) {
    return new Digests(Sha1.of(DigestUtils.sha1(name)), Sha256.of(DigestUtils.sha256(name)));
  }

  // What the peer asks

  synchronized List<TrackerListing> trackers() {
    return List.copyOf(trackers);
  }

  synchronized void createUser(UserName user, String password) throws CoveyException {
    if (passwords.putIfAbsent(user, password) != null) {
      throw new CoveyException(
          ErrorCode.USER_EXISTS,
          "The user name '%s' is taken; choose another, or sign in.".formatted(user));
    }
  }

  synchronized void login(UserName user, String password) throws CoveyException {
    if (!password.equals(passwords.get(user))) {
      throw new CoveyException(
          ErrorCode.WRONG_CREDENTIALS, "No such user, or the password is wrong.");
    }
  }

  synchronized void createGroup(GroupName name, UserName me) throws CoveyException {
    if (groups.putIfAbsent(name, new Group(me)) != null) {
      throw new CoveyException(
          ErrorCode.GROUP_EXISTS, "There is already a group '%s'.".formatted(name));
    }
  }

  synchronized void joinGroup(GroupName name, UserName me) throws CoveyException {
    Group group = known(name);
    if (group.members.contains(me)) {
      throw new CoveyException(ErrorCode.ALREADY_MEMBER, "You are already in %s.".formatted(name));
    }
    if (group.pending.putIfAbsent(me, NOW) != null) {
      throw new CoveyException(
          ErrorCode.ALREADY_REQUESTED, "You already asked to join %s.".formatted(name));
    }
  }

  synchronized void leaveGroup(GroupName name, UserName me, boolean dissolve)
      throws CoveyException {
    Group group = known(name);
    if (group.pending.remove(me) != null) {
      return;
    }
    requireMember(name, group, me);
    if (!group.owner.equals(me)) {
      group.members.remove(me);
    } else if (dissolve || group.members.size() == 1) {
      groups.remove(name);
    } else {
      throw new CoveyException(
          ErrorCode.OWNER_LEAVES,
          "You own %s: leaving ends it for %d others.".formatted(name, group.members.size() - 1));
    }
  }

  synchronized List<GroupListing> listGroups(UserName me) {
    return groups.entrySet().stream().map(e -> listing(e.getKey(), e.getValue(), me)).toList();
  }

  private static GroupListing listing(GroupName name, Group group, UserName me) {
    Role role = role(group, me);
    return new GroupListing(
        group.id,
        name,
        group.owner,
        role,
        group.members.size(),
        role == Role.OWNER ? group.pending.size() : 0,
        1,
        role.isMember() ? group.files.size() : 0);
  }

  private static Role role(Group group, UserName me) {
    if (group.owner.equals(me)) {
      return Role.OWNER;
    }
    if (group.members.contains(me)) {
      return Role.MEMBER;
    }
    return group.pending.containsKey(me) ? Role.PENDING : Role.NONE;
  }

  synchronized List<MemberListing> listMembers(GroupName name, UserName me) throws CoveyException {
    Group group = ofMember(name, me);
    return group.members.stream()
        .map(user -> new MemberListing(user, user.equals(group.owner), user.equals(me) ? 1 : 0))
        .toList();
  }

  synchronized List<JoinRequest> listRequests(GroupName name, UserName me) throws CoveyException {
    return ofOwner(name, me).pending.entrySet().stream()
        .map(request -> new JoinRequest(request.getKey(), request.getValue()))
        .toList();
  }

  synchronized void answer(GroupName name, UserName user, UserName me, boolean accept)
      throws CoveyException {
    Group group = ofOwner(name, me);
    if (group.pending.remove(user) == null) {
      throw new CoveyException(
          ErrorCode.NO_SUCH_REQUEST, "%s did not ask to join %s.".formatted(user, name));
    }
    if (accept) {
      group.members.add(user);
    }
  }

  synchronized void removeMember(GroupName name, UserName user, UserName me) throws CoveyException {
    requireMember(name, ofOwner(name, me), user);
    ofOwner(name, me).members.remove(user);
  }

  synchronized void transferGroup(GroupName name, UserName user, UserName me)
      throws CoveyException {
    Group group = ofOwner(name, me);
    requireMember(name, group, user);
    group.owner = user;
  }

  synchronized List<FileListing> listFiles(GroupName name, UserName me) throws CoveyException {
    Group group = ofMember(name, me);
    return group.files.keySet().stream().map(file -> fileListing(group, file, me)).toList();
  }

  synchronized FileListing file(GroupName name, FileName file, UserName me) throws CoveyException {
    Group group = ofMember(name, me);
    if (!group.files.containsKey(file)) {
      throw new CoveyException(
          ErrorCode.UNKNOWN_FILE, "%s has no file '%s'.".formatted(name, file));
    }
    return fileListing(group, file, me);
  }

  /** The others: nobody is told of the device that asks. */
  synchronized List<Seeder> seeders(GroupName name, FileName file, UserName me)
      throws CoveyException {
    file(name, file, me);
    return known(name).files.get(file).seeders.stream()
        .filter(seeder -> !seeder.user().equals(me))
        .toList();
  }

  private static FileListing fileListing(Group group, FileName name, UserName me) {
    FakeFile file = group.files.get(name);
    return new FileListing(
        file.id,
        group.id,
        name,
        file.size,
        digests(name.value()),
        file.seeders.size(),
        0,
        file.sharedBy,
        NOW,
        file.seeders.stream().anyMatch(seeder -> seeder.user().equals(me)));
  }

  synchronized FileListing share(GroupName name, FileName file, long size, UserName me)
      throws CoveyException {
    Group group = ofMember(name, me);
    FakeFile shared = group.files.computeIfAbsent(file, _ -> new FakeFile(size, me));
    shared.seeders.add(seeder(me.value(), 0.5));
    return fileListing(group, file, me);
  }

  synchronized void stopShare(GroupName name, FileName file, UserName me) {
    Group group = groups.get(name);
    FakeFile shared = group == null ? null : group.files.get(file);
    if (shared != null) {
      shared.seeders.removeIf(seeder -> seeder.user().equals(me));
      if (shared.seeders.isEmpty()) {
        group.files.remove(file);
      }
    }
  }

  private Group known(GroupName name) throws CoveyException {
    Group group = groups.get(name);
    if (group == null) {
      throw new CoveyException(ErrorCode.UNKNOWN_GROUP, "There is no group '%s'.".formatted(name));
    }
    return group;
  }

  private Group ofMember(GroupName name, UserName me) throws CoveyException {
    Group group = known(name);
    requireMember(name, group, me);
    return group;
  }

  private static void requireMember(GroupName name, Group group, UserName user)
      throws CoveyException {
    if (!group.members.contains(user)) {
      throw new CoveyException(
          ErrorCode.NOT_MEMBER, "%s is not a member of %s.".formatted(user, name));
    }
  }

  private Group ofOwner(GroupName name, UserName me) throws CoveyException {
    Group group = known(name);
    if (!group.owner.equals(me)) {
      throw new CoveyException(
          ErrorCode.NOT_OWNER,
          "Only the owner of %s, %s, may do that.".formatted(name, group.owner));
    }
    return group;
  }
}
