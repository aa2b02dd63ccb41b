package dev.covey.peer.library;

import dev.covey.content.FileStamp;
import dev.covey.model.AccountId;
import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.model.Manifest;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A file that an account shares from this device.
 *
 * @param account who shares it
 * @param path absolute
 * @param stamp the file's when it was hashed (F13)
 * @param registered whether a tracker knows this offer; a finished download may not have told yet
 * @param problem why it is stopped, for people; empty if nothing is wrong
 * @param uploaded bytes sent to others since it was shared
 */
public record KeptShare(
    AccountId account,
    FileId file,
    GroupId group,
    GroupName groupName,
    FileName name,
    Path path,
    FileStamp stamp,
    Manifest manifest,
    Instant since,
    boolean registered,
    String problem,
    long uploaded) {

  /** The stamp of a file that was found damaged: none on disk has it. */
  private static final Instant NEVER = Instant.MIN;

  /** Whether the file was found damaged, so that looking at its stamp says nothing any more. */
  public boolean isDamaged() {
    return stamp.modified().equals(NEVER);
  }

  /** Its file was found damaged. */
  public KeptShare withDamage(String why) {
    return with(new FileStamp(stamp.size(), NEVER), why);
  }

  /** Its file was found right, as it is now. */
  public KeptShare withVerified(FileStamp now) {
    return with(now, "");
  }

  private KeptShare with(FileStamp now, String why) {
    return new KeptShare(
        account,
        file,
        group,
        groupName,
        name,
        path,
        now,
        manifest,
        since,
        registered,
        why,
        uploaded);
  }

  public KeptShare withProblem(String why) {
    return new KeptShare(
        account,
        file,
        group,
        groupName,
        name,
        path,
        stamp,
        manifest,
        since,
        registered,
        why,
        uploaded);
  }

  public KeptShare withRegistered() {
    return new KeptShare(
        account, file, group, groupName, name, path, stamp, manifest, since, true, problem,
        uploaded);
  }

  /** A tracker has been told of it anew, and knows it under these. */
  public KeptShare offeredAs(FileId newFile, GroupId newGroup) {
    return new KeptShare(
        account, newFile, newGroup, groupName, name, path, stamp, manifest, since, true, problem,
        uploaded);
  }

  public KeptShare withUploaded(long bytes) {
    return new KeptShare(
        account,
        file,
        group,
        groupName,
        name,
        path,
        stamp,
        manifest,
        since,
        registered,
        problem,
        bytes);
  }
}
