package dev.covey.peer;

import dev.covey.model.AccountId;
import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.peer.library.KeptShare;
import dev.covey.peer.transfer.Offered;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A file that an account shares from this device, as it is now. Any thread may read it. */
final class Share {
  /** Bytes sent to others, in this run and before. */
  private final AtomicLong uploaded;

  /** Set under the lock of {@link Shares}. */
  private volatile KeptShare kept;

  Share(KeptShare kept) {
    this.kept = kept;
    this.uploaded = new AtomicLong(kept.uploaded());
  }

  /** The row as it is to be kept now. */
  KeptShare kept() {
    return kept.withUploaded(uploaded.get());
  }

  void become(KeptShare other) {
    kept = other;
  }

  void sent(long bytes) {
    uploaded.addAndGet(bytes);
  }

  /** Whether more was sent than the library knows. */
  boolean hasNewCount() {
    return uploaded.get() != kept.uploaded();
  }

  AccountId account() {
    return kept.account();
  }

  FileId file() {
    return kept.file();
  }

  GroupId group() {
    return kept.group();
  }

  boolean isStopped() {
    return !kept.problem().isEmpty();
  }

  boolean isNamed(Optional<GroupName> group, FileName name) {
    KeptShare now = kept;
    return now.name().equals(name) && group.map(now.groupName()::equals).orElse(true);
  }

  /** Whether it is the file, as it was, that was offered there. */
  boolean isOf(Offered then) {
    KeptShare now = kept;
    return now.path().equals(then.path()) && now.stamp().equals(then.stamp());
  }

  Offered offered() {
    KeptShare now = kept;
    return new Offered(now.file(), now.group(), now.path(), now.manifest(), now.stamp());
  }

  /**
   * @param active whether its account is signed in
   */
  SharedFile shown(boolean active) {
    KeptShare now = kept;
    return new SharedFile(
        now.file(),
        now.group(),
        now.groupName(),
        now.name(),
        now.path(),
        now.manifest().size(),
        now.manifest().digests(),
        now.since(),
        active && now.problem().isEmpty(),
        now.problem(),
        uploaded.get());
  }
}
