package dev.covey.tracker.store;

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
import dev.covey.tracker.registry.Change;

/**
 * Changes as kinds and bytes, and back. A body is its version (1), then the fields in the order in
 * which the change's record lists them: ids as 16 bytes, devices and digests as they are, numbers
 * as 8 bytes, texts as 2 bytes of length and UTF-8.
 *
 * <p>What is written once is read for ever: a kind never gets another meaning, and another order of
 * fields is another version.
 */
public final class ChangeCodec {
  private static final int VERSION = 1;

  private static final String ACCOUNT_CREATED = "account_created";
  private static final String PASSWORD_SET = "password_set";
  private static final String GROUP_CREATED = "group_created";
  private static final String GROUP_DISSOLVED = "group_dissolved";
  private static final String OWNER_SET = "owner_set";
  private static final String JOIN_REQUESTED = "join_requested";
  private static final String REQUEST_ACCEPTED = "request_accepted";
  private static final String MEMBERSHIP_ENDED = "membership_ended";
  private static final String FILE_ADDED = "file_added";
  private static final String OFFER_MADE = "offer_made";
  private static final String OFFER_ENDED = "offer_ended";

  public EncodedChange encode(Change change) {
    FieldWriter out = new FieldWriter(VERSION);
    String kind =
        switch (change) {
          case Change.AccountCreated created -> {
            out.uuid(created.account().value()).text(created.name().value());
            yield ACCOUNT_CREATED;
          }
          case Change.PasswordSet set -> {
            out.uuid(set.account().value()).number(set.epoch()).text(set.passwordHash());
            yield PASSWORD_SET;
          }
          case Change.GroupCreated created -> {
            out.uuid(created.group().value()).text(created.name().value());
            out.uuid(created.founder().value()).uuid(created.membership().value());
            yield GROUP_CREATED;
          }
          case Change.GroupDissolved dissolved -> {
            out.uuid(dissolved.group().value());
            yield GROUP_DISSOLVED;
          }
          case Change.OwnerSet set -> {
            out.uuid(set.group().value()).number(set.counter()).uuid(set.owner().value());
            yield OWNER_SET;
          }
          case Change.OfMembership membership -> encodeMembership(membership, out);
          case Change.FileAdded added -> {
            encodeFile(added, out);
            yield FILE_ADDED;
          }
          case Change.OfOffer offer -> encodeOffer(offer, out);
        };
    return new EncodedChange(kind, out.toBytes());
  }

  private static String encodeMembership(Change.OfMembership change, FieldWriter out) {
    out.uuid(change.request().value()).uuid(change.group().value());
    out.uuid(change.account().value());
    return switch (change) {
      case Change.JoinRequested _ -> JOIN_REQUESTED;
      case Change.RequestAccepted _ -> REQUEST_ACCEPTED;
      case Change.MembershipEnded ended -> {
        out.uuid(ended.by().value());
        yield MEMBERSHIP_ENDED;
      }
    };
  }

  private static void encodeFile(Change.FileAdded added, FieldWriter out) {
    out.uuid(added.group().value()).text(added.name().value()).number(added.size());
    out.bytes(added.digests().sha1().bytes()).bytes(added.digests().sha256().bytes());
    out.bytes(added.manifest().bytes()).number(added.round()).uuid(added.by().value());
  }

  private static String encodeOffer(Change.OfOffer change, FieldWriter out) {
    out.uuid(change.file().value()).uuid(change.group().value());
    out.bytes(change.device().bytes()).uuid(change.account().value());
    return switch (change) {
      case Change.OfferMade made -> {
        out.uuid(made.membership().value()).number(made.counter());
        yield OFFER_MADE;
      }
      case Change.OfferEnded ended -> {
        out.number(ended.counter());
        yield OFFER_ENDED;
      }
    };
  }

  /**
   * @throws IllegalArgumentException if it is no change that this version knows; the message tells
   *     why
   */
  public Change decode(EncodedChange encoded) {
    FieldReader in = new FieldReader(encoded.body());
    int version = in.version();
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "a %s of version %d is of a newer Covey".formatted(encoded.kind(), version));
    }
    Change change = decode(encoded.kind(), in);
    in.end();
    return change;
  }

  private static Change decode(String kind, FieldReader in) {
    return switch (kind) {
      case ACCOUNT_CREATED -> new Change.AccountCreated(account(in), new UserName(in.text()));
      case PASSWORD_SET -> new Change.PasswordSet(account(in), in.number(), in.text());
      case GROUP_CREATED ->
          new Change.GroupCreated(group(in), new GroupName(in.text()), account(in), request(in));
      case GROUP_DISSOLVED -> new Change.GroupDissolved(group(in));
      case OWNER_SET -> new Change.OwnerSet(group(in), in.number(), account(in));
      case JOIN_REQUESTED -> new Change.JoinRequested(request(in), group(in), account(in));
      case REQUEST_ACCEPTED -> new Change.RequestAccepted(request(in), group(in), account(in));
      case MEMBERSHIP_ENDED ->
          new Change.MembershipEnded(request(in), group(in), account(in), account(in));
      case FILE_ADDED -> decodeFile(in);
      case OFFER_MADE ->
          new Change.OfferMade(
              file(in), group(in), device(in), account(in), request(in), in.number());
      case OFFER_ENDED ->
          new Change.OfferEnded(file(in), group(in), device(in), account(in), in.number());
      default -> throw new IllegalArgumentException("a '%s' is unknown".formatted(kind));
    };
  }

  private static Change decodeFile(FieldReader in) {
    GroupId group = group(in);
    FileName name = new FileName(in.text());
    long size = in.number();
    Sha1 sha1 = Sha1.of(in.bytes(Sha1.BYTES));
    Sha256 sha256 = Sha256.of(in.bytes(Sha256.BYTES));
    Sha256 manifest = Sha256.of(in.bytes(Sha256.BYTES));
    return new Change.FileAdded(
        group, name, size, new Digests(sha1, sha256), manifest, in.number(), account(in));
  }

  private static AccountId account(FieldReader in) {
    return new AccountId(in.uuid());
  }

  private static GroupId group(FieldReader in) {
    return new GroupId(in.uuid());
  }

  private static RequestId request(FieldReader in) {
    return new RequestId(in.uuid());
  }

  private static FileId file(FieldReader in) {
    return new FileId(in.uuid());
  }

  private static DeviceId device(FieldReader in) {
    return DeviceId.of(in.bytes(DeviceId.BYTES));
  }
}
