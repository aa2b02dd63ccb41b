package dev.covey.console;

import dev.covey.peer.Recheck;
import dev.covey.peer.SharingSnapshot;
import java.util.List;

/** How far something is that a command waits for. */
sealed interface Progress {
  record Hashing(SharingSnapshot sharing) implements Progress {}

  record Checking(Recheck.Snapshot checked) implements Progress {}

  /** Something that is watched for its own sake, as it is now. */
  record Watched(Result result) implements Progress {}

  record Transfers(List<Result.Numbered> downloads) implements Progress {}
}
