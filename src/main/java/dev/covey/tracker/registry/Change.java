package dev.covey.tracker.registry;

import dev.covey.model.AccountId;
import dev.covey.model.DeviceId;
import dev.covey.model.Digests;
import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.model.RequestId;
import dev.covey.model.Sha256;
import dev.covey.model.UserName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * One step upwards of one entity. Each names all that it touches, so it can be applied before the
 * changes that it follows from.
 */
public sealed interface Change {

  /** A change inside a group. */
  sealed interface OfGroup extends Change {
    GroupId group();
  }

  /** A membership moves up: requested, accepted, ended. */
  sealed interface OfMembership extends OfGroup {
    RequestId request();

    AccountId account();
  }

  /** The register of one device's offer of one file gets a new value. */
  sealed interface OfOffer extends OfGroup {
    FileId file();

    DeviceId device();

    AccountId account();

    /** Counts what was said of this device and file; the highest stands. */
    long counter();
  }

  record AccountCreated(AccountId account, UserName name) implements Change {}

  /**
   * @param epoch the highest stands
   * @param passwordHash encoded, with its salt and parameters
   */
  record PasswordSet(AccountId account, long epoch, String passwordHash) implements Change {
    @Override
    public String toString() {
      return "PasswordSet[" + account + ", " + epoch + "]";
    }
  }

  /**
   * @param membership the founder's own, accepted from the start
   */
  record GroupCreated(GroupId group, GroupName name, AccountId founder, RequestId membership)
      implements OfGroup {}

  /** The group, its requests and its listings end for good (G7). */
  record GroupDissolved(GroupId group) implements OfGroup {}

  /**
   * @param counter counts hand-overs; the highest stands, and the founder's is 0
   */
  record OwnerSet(GroupId group, long counter, AccountId owner) implements OfGroup {}

  record JoinRequested(RequestId request, GroupId group, AccountId account)
      implements OfMembership {}

  record RequestAccepted(RequestId request, GroupId group, AccountId account)
      implements OfMembership {}

  /**
   * Withdrawn, rejected, left or removed: which of them follows from the state before and from who
   * did it.
   *
   * @param by who ended it
   */
  record MembershipEnded(RequestId request, GroupId group, AccountId account, AccountId by)
      implements OfMembership {}

  /**
   * A content came to a group under a name.
   *
   * @param manifest {@link dev.covey.model.Manifest#id()}, which stands for size and all hashes
   * @param round counts how often it came, having left in between; the highest stands, and in a
   *     round the earliest
   * @param by who shared it
   */
  record FileAdded(
      GroupId group,
      FileName name,
      long size,
      Digests digests,
      Sha256 manifest,
      long round,
      AccountId by)
      implements OfGroup {

    /** The file's identity, computed anew at each call. */
    public FileId file() {
      return identity(group, name, manifest);
    }

    /**
     * The same content under the same name in the same group is the same file, whichever tracker it
     * was told: the first 122 bits of the SHA-256 over group, manifest id and name.
     */
    public static FileId identity(GroupId group, FileName name, Sha256 manifest) {
      MessageDigest sha256 = DigestUtils.getSha256Digest();
      UUID id = group.value();
      sha256.update(
          ByteBuffer.allocate(2 * Long.BYTES)
              .putLong(id.getMostSignificantBits())
              .putLong(id.getLeastSignificantBits())
              .flip());
      sha256.update(manifest.bytes());
      sha256.update(name.value().getBytes(StandardCharsets.UTF_8));
      ByteBuffer digest = ByteBuffer.wrap(sha256.digest());
      long version8 = (digest.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L;
      long variant2 = (digest.getLong() >>> 2) | 0x8000_0000_0000_0000L;
      return new FileId(new UUID(version8, variant2));
    }
  }

  /**
   * A device has all of a file and will serve it.
   *
   * @param membership with its end the offer ends too
   */
  record OfferMade(
      FileId file,
      GroupId group,
      DeviceId device,
      AccountId account,
      RequestId membership,
      long counter)
      implements OfOffer {}

  /**
   * Told by the device itself, or for it: a user ends the offers of all his devices at once (F11).
   */
  record OfferEnded(FileId file, GroupId group, DeviceId device, AccountId account, long counter)
      implements OfOffer {}
}
