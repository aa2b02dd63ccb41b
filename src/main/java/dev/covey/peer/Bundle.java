package dev.covey.peer;

import dev.covey.model.CoveyException;
import dev.covey.model.DownloadId;
import dev.covey.peer.transfer.BundleOwner;
import dev.covey.peer.transfer.BundleResult;
import dev.covey.peer.transfer.DownloadSpec;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Downloads that are fetched together, and which of them have been taken out since (U16). One that
 * was taken out is nothing to the bundle: its part file is another's. One that has got its name is
 * not taken out any more. Any thread may use it.
 */
final class Bundle implements BundleOwner {

  /** Told on the bundle's thread, and under no lock. */
  interface Owner {
    void bundleEnded(Bundle bundle, List<BundleResult> completed);
  }

  /** Whose a download is: guarded by itself, also while its files are touched. */
  private static final class Member {
    final DownloadRow row;
    boolean takenOut;
    boolean concluded;

    Member(DownloadRow row) {
      this.row = row;
    }

    boolean isWanted() {
      return !takenOut && !concluded;
    }
  }

  private final Map<DownloadId, Member> members;
  private final Owner owner;

  Bundle(Collection<DownloadRow> rows, Owner owner) {
    this.members =
        rows.stream()
            .map(Member::new)
            .collect(Collectors.toUnmodifiableMap(one -> one.row.kept().id(), Function.identity()));
    this.owner = owner;
  }

  @Override
  public boolean isWanted(DownloadSpec file) {
    Member member = members.get(file.id());
    synchronized (member) {
      return member.isWanted();
    }
  }

  @Override
  public boolean whileWanted(DownloadSpec file, Step step) throws CoveyException {
    Member member = members.get(file.id());
    synchronized (member) {
      if (!member.isWanted()) {
        return false;
      }
      step.run();
      return true;
    }
  }

  @Override
  public boolean conclude(DownloadSpec file, Step step) throws CoveyException {
    Member member = members.get(file.id());
    synchronized (member) {
      boolean done = whileWanted(file, step);
      member.concluded |= done;
      return done;
    }
  }

  @Override
  public void ended(List<BundleResult> completed) {
    owner.bundleEnded(this, completed);
  }

  /**
   * Takes a download out, for another to fetch or to discard. Waits while its part file is being
   * written: for moments.
   *
   * @return false: too late, it has got its name and ends with the bundle
   */
  boolean takeOut(DownloadRow row) {
    Member member = members.get(row.kept().id());
    synchronized (member) {
      member.takenOut = !member.concluded;
      return member.takenOut;
    }
  }

  DownloadRow row(DownloadSpec file) {
    return members.get(file.id()).row;
  }

  List<DownloadRow> rows() {
    return members.values().stream().map(member -> member.row).toList();
  }
}
