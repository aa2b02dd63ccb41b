package dev.covey.desktop.files;

import dev.covey.desktop.fx.LiveRow;
import dev.covey.desktop.fx.LiveRows;
import dev.covey.desktop.fx.Messages;
import dev.covey.model.FileListing;
import dev.covey.model.GroupListing;
import dev.covey.model.GroupName;
import dev.covey.peer.SharingSnapshot;
import dev.covey.peer.transfer.PieceTable;
import dev.covey.peer.transfer.TransferSnapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;

/** Runs on the FX thread. What the files screen shows, decided from listings and snapshots. */
final class FilesViewModel {
  private final LiveRows<FileKey, FileLine> rows =
      new LiveRows<>(
          FileLine::key,
          Comparator.<FileLine, String>comparing(
                  line -> line.name().value(), String.CASE_INSENSITIVE_ORDER)
              .thenComparing(line -> line.group().value()));
  private final FileGroups groups = new FileGroups();
  private final ReadOnlyObjectWrapper<FileScope> scope = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<GroupListing> group = new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<LiveRow<FileKey, FileLine>> chosen = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<FileLine> line = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Emptiness> emptiness =
      new ReadOnlyObjectWrapper<>(Emptiness.LOADING);
  private final ReadOnlyObjectWrapper<Optional<PieceTable>> pieces =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private final KnownFiles files = new KnownFiles();
  private FileFilter filter = FileFilter.NONE;

  /** Why the table is empty. */
  enum Emptiness {
    NOT_EMPTY,
    /** The first answer is still on its way. */
    LOADING,
    /** I am in no group. */
    NO_GROUP,
    /** The owner has not let me in yet. */
    PENDING,
    NOTHING_SHARED,
    /** What there is is mine, and hidden. */
    ALL_MINE,
    NOTHING_FOUND
  }

  FilesViewModel() {
    chosen.subscribe(this::showChosen);
  }

  /** Takes over the groups as they are now; those I am in, or asked to be in, can be chosen. */
  void acceptGroups(List<GroupListing> all) {
    show(groups.accept(all, Optional.ofNullable(scope.get())));
  }

  /** Shows those files as soon as the group is known. */
  void choose(FileScope next) {
    show(groups.choose(next));
  }

  private void show(Optional<FileScope> found) {
    FileScope next = found.orElse(null);
    GroupListing before = group.get();
    GroupListing one = found.flatMap(groups::find).orElse(null);
    // A group that lost its name and one that took it over are two.
    boolean sameGroup = before != null && one != null && before.id().equals(one.id());
    boolean sameScope = next != null && next.equals(scope.get());
    boolean others = !sameScope || (one != null && !sameGroup);
    if (others) {
      files.clear();
    }
    scope.set(next);
    group.set(one);
    if (files.keepOnly(toList()) || others) {
      refresh();
    } else {
      tell();
    }
  }

  /** The groups whose files are shown, and may be listed. */
  List<GroupName> toList() {
    return groups.mine().stream().map(GroupListing::name).filter(this::isShown).toList();
  }

  private boolean isShown(GroupName name) {
    return switch (scope.get()) {
      case FileScope.All _ -> true;
      case FileScope.One(GroupName one) -> one.equals(name);
      case null -> false;
    };
  }

  /** Takes over a group's files; ignored if they are not to be shown any more. */
  void acceptFiles(GroupName of, Map<FileKey, FileListing> listings) {
    if (!toList().contains(of)) {
      return;
    }
    if (files.accept(of, listings)) {
      refresh();
    }
  }

  /** Takes over what this device prepares and fetches; comes four times a second. */
  void acceptSnapshots(List<SharingSnapshot> sharings, List<TransferSnapshot> transfers) {
    Optional<Set<FileKey>> touched =
        files.accept(
            sharings.stream().filter(sharing -> isShown(sharing.group())).toList(),
            transfers.stream()
                .filter(transfer -> !transfer.state().hasEnded() && isShown(transfer.group()))
                .toList());
    if (touched.isPresent()) {
      rows.change(touched.get(), files::lineOf);
      emptiness.set(whyEmpty());
      showChosen();
    } else {
      refresh();
    }
  }

  /** Takes over who has which piece of the chosen file, if that is known piece by piece. */
  void acceptPieces(Optional<PieceTable> table) {
    pieces.set(table);
  }

  /** So that there are details to see. */
  void chooseFirstIfNone() {
    if (chosen.get() == null && !rows.shown().isEmpty()) {
      chosen.set(rows.shown().getFirst());
    }
  }

  void search(String text) {
    filter(filter.searching(text));
  }

  FileFilter filter() {
    return filter;
  }

  void hideMine(boolean hide) {
    filter(filter.hidingMine(hide));
  }

  void kind(FileKind only) {
    filter(filter.of(only));
  }

  private void filter(FileFilter next) {
    filter = next;
    rows.filter(next.shown());
    showChosen();
    emptiness.set(whyEmpty());
  }

  /**
   * @param order null: by name
   */
  void order(Comparator<LiveRow<FileKey, FileLine>> order) {
    rows.order(order);
  }

  private void refresh() {
    rows.accept(files.keys(), Function.identity(), files::lineOf);
    tell();
  }

  /** What stands around the rows, which are as they were. */
  private void tell() {
    summary.set(summaryOf());
    emptiness.set(whyEmpty());
    showChosen();
  }

  private String summaryOf() {
    int count = files.listedCount();
    GroupListing now = group.get();
    if (scope.get() instanceof FileScope.All) {
      return Messages.text("files.summary.all", count, groups.mine().size());
    }
    return now == null || !now.role().isMember() || !isListed()
        ? ""
        : Messages.text("files.summary", count, now.online(), now.members());
  }

  /** Whether all that are shown have told their files. */
  private boolean isListed() {
    return files.areListed(toList());
  }

  private Emptiness whyEmpty() {
    if (!rows.shown().isEmpty()) {
      return Emptiness.NOT_EMPTY;
    }
    if (scope.get() == null) {
      return groups.areKnown() ? Emptiness.NO_GROUP : Emptiness.LOADING;
    }
    if (group.get() != null && !group.get().role().isMember()) {
      return Emptiness.PENDING;
    }
    if (rows.size() == 0) {
      return isListed() ? Emptiness.NOTHING_SHARED : Emptiness.LOADING;
    }
    return filter.isNarrow() ? Emptiness.NOTHING_FOUND : Emptiness.ALL_MINE;
  }

  private void showChosen() {
    line.set(chosen.get() == null ? null : chosen.get().value());
  }

  /** Whether files can be shared now: with the chosen group, or with one that is chosen then. */
  boolean canShare() {
    return !toList().isEmpty();
  }

  int size() {
    return rows.size();
  }

  Optional<LiveRow<FileKey, FileLine>> row(FileKey key) {
    return rows.row(key);
  }

  ObservableList<LiveRow<FileKey, FileLine>> shown() {
    return rows.shown();
  }

  /** What can be chosen. */
  ObservableList<FileScope> scopes() {
    return groups.scopes();
  }

  /** Whether I asked to be let into that group and am not in it. */
  boolean isPending(FileScope one) {
    return groups.isPending(one);
  }

  /** Whose files are shown; null while there is no group. */
  ReadOnlyObjectProperty<FileScope> scopeProperty() {
    return scope.getReadOnlyProperty();
  }

  /** Who has which piece of the chosen file. */
  ReadOnlyObjectProperty<Optional<PieceTable>> piecesProperty() {
    return pieces.getReadOnlyProperty();
  }

  /** The chosen group as it is now; null for none and for all. */
  ReadOnlyObjectProperty<GroupListing> groupProperty() {
    return group.getReadOnlyProperty();
  }

  ObjectProperty<LiveRow<FileKey, FileLine>> chosenProperty() {
    return chosen;
  }

  /** The chosen file as it is now, or null. */
  ReadOnlyObjectProperty<FileLine> lineProperty() {
    return line.getReadOnlyProperty();
  }

  ReadOnlyStringProperty summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Emptiness> emptinessProperty() {
    return emptiness.getReadOnlyProperty();
  }
}
