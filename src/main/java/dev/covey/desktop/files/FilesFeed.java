package dev.covey.desktop.files;

import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.InlineError;
import dev.covey.desktop.fx.KeptSelection;
import dev.covey.desktop.fx.Reload;
import dev.covey.desktop.fx.StaleProblem;
import dev.covey.model.DownloadId;
import dev.covey.model.FileListing;
import dev.covey.model.GroupListing;
import dev.covey.model.GroupName;
import dev.covey.model.Subscription;
import dev.covey.peer.PeerEvent;
import dev.covey.peer.SharingSnapshot;
import dev.covey.peer.transfer.PieceTable;
import dev.covey.peer.transfer.TransferDetails;
import dev.covey.peer.transfer.TransferSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs on the FX thread. Keeps the view model told of what there is, while the screen is seen. */
final class FilesFeed {
  private static final int SNAPSHOTS_A_SECOND = 4;

  private final DesktopContext context;
  private final FilesViewModel viewModel;
  private final KeptSelection<?> selection;
  private final StaleProblem problem;
  private final Reload<List<GroupListing>> groups;
  private final List<Subscription> open = new ArrayList<>();

  /** A list of its own for each group that is shown, so that news of one costs one question. */
  private final Map<GroupName, Reload<Map<FileKey, FileListing>>> files = new HashMap<>();

  /** Also while the screen is hidden: who comes back to it sees the same files as before. */
  private final Map<GroupName, GroupFiles> told = new HashMap<>();

  /** Of the chosen file; written by the FX thread, read by those that poll. */
  private volatile Optional<DownloadId> download = Optional.empty();

  /**
   * What this device prepares and fetches, at one moment.
   *
   * @param pieces of the chosen file, while it is fetched
   */
  private record Snapshots(
      List<SharingSnapshot> sharings,
      List<TransferSnapshot> downloads,
      Optional<PieceTable> pieces) {}

  /**
   * @param error says why there is nothing new
   */
  FilesFeed(
      DesktopContext context,
      FilesViewModel viewModel,
      KeptSelection<?> selection,
      InlineError error) {
    this.context = context;
    this.viewModel = viewModel;
    this.selection = selection;
    this.problem = new StaleProblem(context.peer(), error);
    this.groups =
        context.bridge().reload(context.peer()::listGroups, this::acceptGroups, problem::tell);
    viewModel.lineProperty().subscribe(this::chosen);
  }

  private void chosen(FileLine line) {
    Optional<DownloadId> now =
        Optional.ofNullable(line).flatMap(FileLine::download).map(TransferSnapshot::id);
    if (!now.equals(download)) {
      download = now;
      viewModel.acceptPieces(Optional.empty());
    }
  }

  void open() {
    open.add(context.bridge().subscribe(context.peer(), this::on));
    open.add(context.bridge().poll(this::snapshots, SNAPSHOTS_A_SECOND, this::accept));
    lookAgain();
  }

  void close() {
    open.forEach(Subscription::close);
    open.clear();
    groups.close();
    closeFiles();
  }

  private void closeFiles() {
    files.values().forEach(Reload::close);
    files.clear();
  }

  /** Asks for all there is. */
  void lookAgain() {
    groups.request();
    look();
  }

  /** Looks at what this device does, now rather than at the next poll, and lists the files. */
  void look() {
    accept(snapshots());
    listFiles();
  }

  private Snapshots snapshots() {
    return new Snapshots(
        context.peer().sharings(),
        context.peer().downloads(),
        download.flatMap(context.peer()::details).flatMap(TransferDetails::pieces));
  }

  private void accept(Snapshots now) {
    selection.during(() -> viewModel.acceptSnapshots(now.sharings(), now.downloads()));
    viewModel.acceptPieces(now.pieces());
  }

  private void acceptGroups(List<GroupListing> listings) {
    problem.over();
    selection.during(() -> viewModel.acceptGroups(listings));
    listFiles();
  }

  /** Lists the files of all groups that are shown. */
  void listFiles() {
    List<GroupName> wanted = viewModel.toList();
    files
        .entrySet()
        .removeIf(entry -> {
          boolean gone = !wanted.contains(entry.getKey());
          if (gone) {
            entry.getValue().close();
          }
          return gone;
        });
    told.keySet().retainAll(wanted);
    wanted.forEach(this::listFiles);
  }

  private void listFiles(GroupName group) {
    files.computeIfAbsent(group, this::reloadOf).request();
  }

  private Reload<Map<FileKey, FileListing>> reloadOf(GroupName group) {
    GroupFiles known = told.computeIfAbsent(group, GroupFiles::new);
    return context
        .bridge()
        .reload(
            () -> known.told(context.peer().listFiles(group)),
            listings -> {
              problem.over();
              selection.during(() -> viewModel.acceptFiles(group, listings));
              viewModel.chooseFirstIfNone();
            },
            problem::tell);
  }

  private void on(PeerEvent event) {
    switch (event) {
      case PeerEvent.FilesChanged(GroupName group) -> {
        if (viewModel.toList().contains(group)) {
          listFiles(group);
        }
      }
      case PeerEvent.GroupsChanged _,
          PeerEvent.RequestAnswered _,
          PeerEvent.GroupLost _,
          PeerEvent.GroupRenamed _,
          PeerEvent.StatusChanged _ ->
          lookAgain();
      case PeerEvent.SharesChanged _,
          PeerEvent.DownloadCompleted _,
          PeerEvent.DownloadFailed _,
          PeerEvent.ShareStopped _ ->
          look();
      case PeerEvent.RequestReceived _, PeerEvent.UserRenamed _, PeerEvent.SignedOut _ -> {}
    }
  }
}
