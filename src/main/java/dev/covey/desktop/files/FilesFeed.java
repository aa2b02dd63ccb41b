package dev.covey.desktop.files;

import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.InlineError;
import dev.covey.desktop.fx.KeptSelection;
import dev.covey.desktop.fx.Reload;
import dev.covey.desktop.fx.StaleProblem;
import dev.covey.model.FileListing;
import dev.covey.model.GroupListing;
import dev.covey.model.GroupName;
import dev.covey.model.Subscription;
import dev.covey.peer.PeerEvent;
import dev.covey.peer.SharingSnapshot;
import dev.covey.peer.transfer.TransferSnapshot;
import java.util.ArrayList;
import java.util.List;
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
  private Optional<Reload<List<FileListing>>> files = Optional.empty();
  private Optional<GroupName> listed = Optional.empty();

  /** What this device prepares and fetches, at one moment. */
  private record Snapshots(List<SharingSnapshot> sharings, List<TransferSnapshot> downloads) {}

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
    this.problem = new StaleProblem(error);
    this.groups =
        context.bridge().reload(context.peer()::listGroups, this::acceptGroups, problem::tell);
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
    files.ifPresent(Reload::close);
    files = Optional.empty();
    listed = Optional.empty();
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
    return new Snapshots(context.peer().sharings(), context.peer().downloads());
  }

  private void accept(Snapshots now) {
    selection.during(() -> viewModel.acceptSnapshots(now.sharings(), now.downloads()));
  }

  private void acceptGroups(List<GroupListing> listings) {
    problem.over();
    selection.during(() -> viewModel.acceptGroups(listings));
    listFiles();
  }

  /** Lists the chosen group's files, if I may see them. */
  void listFiles() {
    Optional<GroupName> group =
        Optional.ofNullable(viewModel.groupProperty().get())
            .filter(listing -> listing.role().isMember())
            .map(GroupListing::name);
    if (!group.equals(listed)) {
      closeFiles();
      listed = group;
      files = group.map(this::reloadOf);
    }
    files.ifPresent(Reload::request);
  }

  private Reload<List<FileListing>> reloadOf(GroupName group) {
    return context
        .bridge()
        .reload(
            () -> context.peer().listFiles(group),
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
        if (listed.equals(Optional.of(group))) {
          listFiles();
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
