package dev.covey.console;

import dev.covey.model.FileListing;
import dev.covey.model.GroupListing;
import dev.covey.model.GroupName;
import dev.covey.model.Invite;
import dev.covey.model.JoinRequest;
import dev.covey.model.MemberListing;
import dev.covey.model.TrackerListing;
import dev.covey.peer.PeerStatus;
import dev.covey.peer.RateLimits;
import dev.covey.peer.Recheck;
import dev.covey.peer.SharedFile;
import dev.covey.peer.transfer.TransferDetails;
import dev.covey.peer.transfer.TransferSnapshot;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What a command that succeeded has to tell. */
sealed interface Result {

  /**
   * Something was done, and there is no more to it.
   *
   * @param sentence for people; ends with a full stop
   * @param facts the same for programs, in this order
   */
  record Done(String sentence, Map<String, String> facts) implements Result {
    public Done {
      facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    Done(String sentence) {
      this(sentence, Map.of());
    }

    Done with(String name, Object value) {
      Map<String, String> more = new LinkedHashMap<>(facts);
      more.put(name, value.toString());
      return new Done(sentence, more);
    }
  }

  record Standing(PeerStatus status) implements Result {}

  record Groups(List<GroupListing> groups) implements Result {}

  record Members(GroupName group, List<MemberListing> members) implements Result {}

  record Requests(GroupName group, List<JoinRequest> requests) implements Result {}

  record Files(GroupName group, List<FileListing> files) implements Result {}

  /** A file that is shared now. */
  record Shared(SharedFile file) implements Result {}

  record Shares(List<SharedFile> files) implements Result {}

  /** A download that was begun. */
  record Begun(Numbered download) implements Result {}

  /** Downloads of all files of a group, so many bytes together, that were begun. */
  record BegunAll(GroupName group, Path folder, int files, long bytes) implements Result {}

  /** A download to which something was done, as it stands after that. */
  record Steered(ConsoleCommand.Action action, Numbered download) implements Result {}

  /** A download that stands at another place of the queue now. */
  record Moved(Numbered download) implements Result {}

  /**
   * @param downloads how many run at once
   */
  record Limits(RateLimits rates, int downloads) implements Result {}

  record Downloads(List<Numbered> downloads) implements Result {}

  /**
   * One download, looked at closely.
   *
   * @param details empty if it did not run since the peer was started
   */
  record Details(Numbered download, Optional<TransferDetails> details) implements Result {}

  /** Downloads that were waited for: none failed. */
  record Ended(List<Numbered> downloads) implements Result {}

  /**
   * What a recheck found.
   *
   * @param repair the download that repairs it, if there is one
   */
  record Rechecked(Recheck.Report report, Optional<Numbered> repair) implements Result {}

  record Link(Invite invite) implements Result {}

  record Trackers(List<TrackerListing> trackers) implements Result {}

  /** How commands are written: of all of them, or one more closely. */
  record Guide(List<Verb> verbs) implements Result {}

  /** The console is left. */
  record Left() implements Result {}

  /**
   * A download and the number by which this console knows it.
   *
   * @param number 1 and up
   * @param place in the queue, 1 and up; empty once it has ended
   */
  record Numbered(int number, TransferSnapshot snapshot, OptionalInt place) {
    Numbered(int number, TransferSnapshot snapshot) {
      this(number, snapshot, OptionalInt.empty());
    }
  }
}
