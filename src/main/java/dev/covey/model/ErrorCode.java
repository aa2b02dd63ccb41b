package dev.covey.model;

import java.util.Locale;
import java.util.Optional;

/**
 * Why something was refused or failed, for programs. The wire and {@code --json} carry {@link
 * #wire()}.
 *
 * <p>Each code is described in docs/PROTOCOL.md; the sentence for people travels beside it.
 */
public enum ErrorCode {
  /** The request cannot be read: not JSON, a field is missing, of a wrong form or too long. */
  BAD_REQUEST,
  /** The other side speaks another version of the protocol. */
  VERSION_MISMATCH,
  /** A command that needs a session came without one (S1). */
  SIGN_IN_FIRST,
  /** Unknown user or wrong password; which of the two is not told. */
  WRONG_CREDENTIALS,
  /** A session token that is malformed, expired, or of another device. */
  SESSION_EXPIRED,
  USER_EXISTS,
  UNKNOWN_USER,
  GROUP_EXISTS,
  UNKNOWN_GROUP,
  BAD_NAME,
  BAD_PASSWORD,
  /** G3: only the owner may. */
  NOT_OWNER,
  /** G4: only members may. */
  NOT_MEMBER,
  ALREADY_MEMBER,
  ALREADY_REQUESTED,
  NO_SUCH_REQUEST,
  /**
   * G7: the owner leaves a group that has other members, and did not say that it may be dissolved.
   */
  OWNER_LEAVES,
  UNKNOWN_FILE,
  /** F6: this user already shares this file in this group. */
  ALREADY_SHARED,
  /** F8: another content under a name the group already uses. */
  NAME_TAKEN,
  NOT_SHARED,
  /** F1: not there, not readable, or not a regular file. */
  BAD_PATH,
  /** F13: the file on disk is no longer the one that was shared. */
  FILE_CHANGED,
  /** The destination exists and overwriting was not asked for, or cannot be written. */
  BAD_DESTINATION,
  DISK_FULL,
  /** D8: the whole file's digests differ from the manifest's. */
  CONTENT_MISMATCH,
  UNKNOWN_DOWNLOAD,
  /** The download is not in a state in which this can be done. */
  WRONG_STATE,
  /** A wait for downloads ended by its time limit. */
  TIMED_OUT,
  CANCELLED,
  /** X3: a ticket that is forged, expired, or made for another device, group or file. */
  BAD_TICKET,
  /** A seeder that has no free place, or is asked for what it does not have. */
  BUSY,
  /** D6: nobody who has the file can be reached now; the download goes on by itself. */
  NO_SEEDER,
  /** X2: the network's certificate authority is not the pinned one, or none is pinned yet. */
  UNTRUSTED_NETWORK,
  /** No tracker could be reached. */
  NO_TRACKER,
  /** H5: there were trackers, and all are down; the peer keeps trying. */
  TRACKERS_DOWN,
  /** A value in a configuration file, option or setting is wrong. */
  BAD_CONFIGURATION,
  /** An unknown console command, or one with wrong arguments. */
  BAD_COMMAND,
  /** A server command that may not come over the network (U15). */
  REFUSED,
  /** More than the other side allows: too long a line, too many at once. */
  LIMIT_EXCEEDED,
  /** The disk, the database or the network failed; the message says which. */
  FAILED;

  /** The name on the wire, for example {@code NOT_OWNER}. */
  public String wire() {
    return switch (this) {
      case BAD_REQUEST -> "BAD_REQUEST";
      case VERSION_MISMATCH -> "VERSION_MISMATCH";
      case SIGN_IN_FIRST -> "SIGN_IN_FIRST";
      case WRONG_CREDENTIALS -> "WRONG_CREDENTIALS";
      case SESSION_EXPIRED -> "SESSION_EXPIRED";
      case USER_EXISTS -> "USER_EXISTS";
      case UNKNOWN_USER -> "UNKNOWN_USER";
      case GROUP_EXISTS -> "GROUP_EXISTS";
      case UNKNOWN_GROUP -> "UNKNOWN_GROUP";
      case BAD_NAME -> "BAD_NAME";
      case BAD_PASSWORD -> "BAD_PASSWORD";
      case NOT_OWNER -> "NOT_OWNER";
      case NOT_MEMBER -> "NOT_MEMBER";
      case ALREADY_MEMBER -> "ALREADY_MEMBER";
      case ALREADY_REQUESTED -> "ALREADY_REQUESTED";
      case NO_SUCH_REQUEST -> "NO_SUCH_REQUEST";
      case OWNER_LEAVES -> "OWNER_LEAVES";
      case UNKNOWN_FILE -> "UNKNOWN_FILE";
      case ALREADY_SHARED -> "ALREADY_SHARED";
      case NAME_TAKEN -> "NAME_TAKEN";
      case NOT_SHARED -> "NOT_SHARED";
      case BAD_PATH -> "BAD_PATH";
      case FILE_CHANGED -> "FILE_CHANGED";
      case BAD_DESTINATION -> "BAD_DESTINATION";
      case DISK_FULL -> "DISK_FULL";
      case CONTENT_MISMATCH -> "CONTENT_MISMATCH";
      case UNKNOWN_DOWNLOAD -> "UNKNOWN_DOWNLOAD";
      case WRONG_STATE -> "WRONG_STATE";
      case TIMED_OUT -> "TIMED_OUT";
      case CANCELLED -> "CANCELLED";
      case BAD_TICKET -> "BAD_TICKET";
      case BUSY -> "BUSY";
      case NO_SEEDER -> "NO_SEEDER";
      case UNTRUSTED_NETWORK -> "UNTRUSTED_NETWORK";
      case NO_TRACKER -> "NO_TRACKER";
      case TRACKERS_DOWN -> "TRACKERS_DOWN";
      case BAD_CONFIGURATION -> "BAD_CONFIGURATION";
      case BAD_COMMAND -> "BAD_COMMAND";
      case REFUSED -> "REFUSED";
      case LIMIT_EXCEEDED -> "LIMIT_EXCEEDED";
      case FAILED -> "FAILED";
    };
  }

  /** The code of a wire name, whatever its case; empty for one this version does not know. */
  public static Optional<ErrorCode> ofWire(String wire) {
    String wanted = wire.toUpperCase(Locale.ROOT);
    for (ErrorCode code : values()) {
      if (code.wire().equals(wanted)) {
        return Optional.of(code);
      }
    }
    return Optional.empty();
  }
}
