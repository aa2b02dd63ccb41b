package dev.covey.testing;

import dev.covey.content.FileStamp;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileListing;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import dev.covey.model.Portion;
import dev.covey.model.Seeder;
import dev.covey.model.UserName;
import dev.covey.peer.PeerEvent;
import dev.covey.peer.Recheck;
import dev.covey.peer.SharedFile;
import dev.covey.peer.Sharing;
import dev.covey.peer.SharingSnapshot;
import dev.covey.peer.StoppedShares;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files that a {@link FakePeer} shares: a sharing finishes at once unless {@link
 * #holdSharings}, and a recheck finds what {@link #willFindDamaged} said.
 */
abstract class FakeFiles extends FakeGroups {
  // Guarded by this
  private Optional<Portion> damage = Optional.empty();
  private final List<FakeSharing> sharings = new ArrayList<>();
  private final List<SharedFile> shared = new ArrayList<>();
  private boolean sharingsHeld;

  /** From now on a sharing waits for the test to move it: see {@link #heldSharings}. */
  public synchronized void holdSharings() {
    sharingsHeld = true;
  }

  public synchronized List<FakeSharing> heldSharings() {
    return sharings.stream().filter(sharing -> !sharing.isOver()).toList();
  }

  public synchronized void putShared(SharedFile file) {
    shared.add(file);
  }

  @Override
  public List<FileListing> listFiles(GroupName group) throws CoveyException {
    calls.called("listFiles", group);
    return network.listFiles(group, me());
  }

  @Override
  public List<Seeder> seeders(GroupName group, FileName file) throws CoveyException {
    calls.called("seeders", group, file);
    return network.seeders(group, file, me());
  }

  @Override
  public Sharing share(Path path, GroupName group) throws CoveyException {
    calls.called("share", path, group);
    UserName me = me();
    network.listMembers(group, me);
    FileName name = new FileName(path.getFileName().toString());
    long size = sizeOf(path);
    FakeSharing sharing =
        new FakeSharing(
            new SharingSnapshot(path, group, name, 0, size),
            () -> registered(network.share(group, name, size, me), group, path));
    boolean held;
    synchronized (this) {
      sharings.add(sharing);
      held = sharingsHeld;
    }
    if (!held) {
      sharing.finish();
    }
    return sharing;
  }

  /** Refused as by a real peer. */
  private static long sizeOf(Path path) throws CoveyException {
    return FileStamp.of(path).size();
  }

  private SharedFile registered(FileListing file, GroupName group, Path path) {
    SharedFile entry =
        new SharedFile(
            file.id(),
            file.group(),
            group,
            file.name(),
            path,
            file.size(),
            file.digests(),
            FakeNetwork.NOW,
            true,
            "",
            0);
    putShared(entry);
    tell(new PeerEvent.SharesChanged());
    tell(new PeerEvent.FilesChanged(group));
    return entry;
  }

  @Override
  public synchronized List<SharingSnapshot> sharings() {
    return heldSharings().stream().map(FakeSharing::snapshot).toList();
  }

  @Override
  public void cancelShare(Path path, GroupName group) {
    heldSharings().stream()
        .filter(sharing -> sharing.snapshot().path().equals(path))
        .filter(sharing -> sharing.snapshot().group().equals(group))
        .forEach(FakeSharing::cancel);
  }

  @Override
  public synchronized List<SharedFile> sharedFiles() {
    return List.copyOf(shared);
  }

  @Override
  public StoppedShares stopShare(Optional<GroupName> group, FileName file) throws CoveyException {
    calls.called("stopShare", group.map(GroupName::value).orElse("*"), file);
    UserName me = me();
    List<SharedFile> stopped;
    synchronized (this) {
      stopped =
          shared.stream()
              .filter(s -> s.name().equals(file) && group.map(s.group()::equals).orElse(true))
              .toList();
      shared.removeAll(stopped);
    }
    if (stopped.isEmpty()) {
      throw new CoveyException(ErrorCode.NOT_SHARED, "You do not share '%s' here.".formatted(file));
    }
    stopped.forEach(s -> network.stopShare(s.group(), file, me));
    tell(new PeerEvent.SharesChanged());
    return () -> takeBack(stopped);
  }

  private void takeBack(List<SharedFile> stopped) throws CoveyException {
    for (SharedFile file : stopped) {
      calls.called("takeBack", file.group(), file.name());
      network.share(file.group(), file.name(), file.size(), me());
      putShared(file);
      tell(new PeerEvent.SharesChanged());
      tell(new PeerEvent.FilesChanged(file.group()));
    }
  }

  private synchronized long sizeOf(GroupName group, FileName file) throws CoveyException {
    for (SharedFile mine : shared) {
      if (mine.group().equals(group) && mine.name().equals(file)) {
        return mine.size();
      }
    }
    return network.file(group, file, me()).size();
  }

  /** What the next recheck will find damaged. */
  public synchronized void willFindDamaged(Portion portion) {
    damage = Optional.of(portion);
  }

  @Override
  public void foresee(GroupName group, FileName file) {
    calls.noted("foresee", group, file);
  }

  @Override
  public Recheck recheck(GroupName group, FileName file) throws CoveyException {
    calls.called("recheck", group, file);
    FakeRecheck recheck = new FakeRecheck(group, file, sizeOf(group, file));
    synchronized (this) {
      if (damage.isEmpty()) {
        recheck.finish(PieceSet.none(Pieces.count(recheck.snapshot().size())));
      } else {
        recheck.finish(damage.get().of(recheck.snapshot().size()));
      }
      damage = Optional.empty();
    }
    return recheck;
  }
}
