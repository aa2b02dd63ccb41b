package dev.covey.tracker.registry;

import dev.covey.model.DeviceId;
import dev.covey.model.Digests;
import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.Sha1;
import dev.covey.model.Sha256;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/**
 * A file of a group, perhaps known only by its id as yet. There may be a million: fields are plain
 * and digests share one array. Guarded by whoever guards the registry.
 */
final class GroupFile implements Claimant {
  final FileId id;

  /** Null until the file's addition is known, as is everything else about the content. */
  Group group;

  private String name;
  private long size;

  /** SHA-256, manifest id and SHA-1, one behind the other. */
  private byte[] digests;

  /**
   * When it last came to the group, a register: the higher round stands, then the earlier time,
   * then the smaller id of who shared it.
   */
  long round;

  long added;
  Account by;

  /** The first of a chain of offers; ended ones stay, for their counters. */
  Offer offers;

  /** Derived: whether its group lists it, because an offer is live. */
  boolean listed;

  GroupFile(FileId id) {
    this.id = id;
  }

  void describe(Group itsGroup, Change.FileAdded added) {
    group = itsGroup;
    name = added.name().value();
    size = added.size();
    digests = Arrays.copyOf(added.digests().sha256().bytes(), 2 * Sha256.BYTES + Sha1.BYTES);
    System.arraycopy(added.manifest().bytes(), 0, digests, Sha256.BYTES, Sha256.BYTES);
    byte[] sha1 = added.digests().sha1().bytes();
    System.arraycopy(sha1, 0, digests, 2 * Sha256.BYTES, Sha1.BYTES);
  }

  void came(long newRound, long time, Account sharer) {
    boolean stands =
        by == null
            || (newRound != round
                ? newRound > round
                : time != added ? time < added : sharer.uuid().compareTo(by.uuid()) < 0);
    if (stands) {
      round = newRound;
      added = time;
      by = sharer;
    }
  }

  boolean described() {
    return group != null;
  }

  FileName name() {
    return new FileName(name);
  }

  long size() {
    return size;
  }

  Sha256 sha256() {
    return Sha256.of(Arrays.copyOf(digests, Sha256.BYTES));
  }

  Sha256 manifest() {
    return Sha256.of(Arrays.copyOfRange(digests, Sha256.BYTES, 2 * Sha256.BYTES));
  }

  Digests digests() {
    byte[] sha1 = Arrays.copyOfRange(digests, 2 * Sha256.BYTES, digests.length);
    return new Digests(Sha1.of(sha1), sha256());
  }

  Instant since() {
    return new HybridTime(added).instant();
  }

  boolean hasLiveOffer() {
    for (Offer offer = offers; offer != null; offer = offer.next) {
      if (offer.live()) {
        return true;
      }
    }
    return false;
  }

  /** Whether a device that is online has all of it (F9). */
  boolean hasSeeder(Presence presence) {
    for (Offer offer = offers; offer != null; offer = offer.next) {
      if (offer.serving(presence)) {
        return true;
      }
    }
    return false;
  }

  /** What that device said of the file for that account; null if nothing. */
  Offer offer(DeviceId device, Account account) {
    Offer offer = offers;
    while (offer != null && !offer.of(device, account)) {
      offer = offer.next;
    }
    return offer;
  }

  @Override
  public String givenName() {
    return name;
  }

  @Override
  public long claimedAt() {
    return added;
  }

  @Override
  public UUID uuid() {
    return id.value();
  }
}
