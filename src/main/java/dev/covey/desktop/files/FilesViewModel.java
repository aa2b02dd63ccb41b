package dev.covey.desktop.files;

import dev.covey.desktop.fx.LiveRow;
import dev.covey.desktop.fx.LiveRows;
import dev.covey.desktop.fx.Messages;
import dev.covey.model.FileListing;
import dev.covey.model.FileName;
import dev.covey.model.GroupListing;
import dev.covey.model.GroupName;
import dev.covey.peer.SharingSnapshot;
import dev.covey.peer.transfer.TransferSnapshot;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;

/** Runs on the FX thread. What the files screen shows, decided from listings and snapshots. */
final class FilesViewModel {
  private final LiveRows<FileName, FileLine> rows =
      new LiveRows<>(
          FileLine::name,
          Comparator.comparing(line -> line.name().value(), String.CASE_INSENSITIVE_ORDER));
  private final FileGroups groups = new FileGroups();
  private final ReadOnlyObjectWrapper<GroupListing> group = new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<LiveRow<FileName, FileLine>> chosen = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<FileLine> line = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Emptiness> emptiness =
      new ReadOnlyObjectWrapper<>(Emptiness.LOADING);
  private Map<FileName, FileListing> listings = Map.of();
  private Map<FileName, SharingSnapshot> preparing = Map.of();
  private Map<FileName, TransferSnapshot> downloads = Map.of();
  private boolean listed;
  private boolean mineHidden;
  private String search = "";

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
    setGroup(groups.accept(all, Optional.ofNullable(group.get()).map(GroupListing::name)));
  }

  /** Shows a group's files as soon as the group is known. */
  void chooseGroup(GroupName name) {
    setGroup(groups.choose(name));
  }

  private void setGroup(Optional<GroupListing> found) {
    GroupListing next = found.orElse(null);
    GroupListing before = group.get();
    boolean other = before == null || next == null || !before.id().equals(next.id());
    if (other) {
      listed = false;
      listings = Map.of();
      preparing = Map.of();
      downloads = Map.of();
    }
    group.set(next);
    refresh();
  }

  /** Takes over a group's files; ignored if another group was chosen meanwhile. */
  void acceptFiles(GroupName of, List<FileListing> files) {
    if (!isChosen(of)) {
      return;
    }
    listed = true;
    Map<FileName, FileListing> next = LinkedHashMap.newLinkedHashMap(files.size());
    files.forEach(file -> next.putIfAbsent(file.name(), file));
    listings = next;
    refresh();
  }

  /** Takes over what this device prepares and fetches; comes four times a second. */
  void acceptSnapshots(List<SharingSnapshot> sharings, List<TransferSnapshot> transfers) {
    GroupListing now = group.get();
    if (now == null) {
      return;
    }
    Map<FileName, SharingSnapshot> nextPreparing = new LinkedHashMap<>();
    sharings.stream()
        .filter(sharing -> sharing.group().equals(now.name()))
        .forEach(sharing -> nextPreparing.put(sharing.name(), sharing));
    Map<FileName, TransferSnapshot> nextDownloads = new LinkedHashMap<>();
    transfers.stream()
        .filter(transfer -> !transfer.state().hasEnded() && transfer.group().equals(now.name()))
        .forEach(transfer -> nextDownloads.put(transfer.file(), transfer));
    if (!nextPreparing.equals(preparing) || !nextDownloads.equals(downloads)) {
      preparing = nextPreparing;
      downloads = nextDownloads;
      refresh();
    }
  }

  /** So that there are details to see. */
  void chooseFirstIfNone() {
    if (chosen.get() == null && !rows.shown().isEmpty()) {
      chosen.set(rows.shown().getFirst());
    }
  }

  private boolean isChosen(GroupName name) {
    return group.get() != null && group.get().name().equals(name);
  }

  void search(String text) {
    search = text.strip();
    filter();
  }

  String searched() {
    return search;
  }

  void hideMine(boolean hide) {
    mineHidden = hide;
    filter();
  }

  private void filter() {
    String lowerCase = search.toLowerCase(Locale.ROOT);
    rows.filter(file ->
        !(mineHidden && file.isMine())
            && file.name().value().toLowerCase(Locale.ROOT).contains(lowerCase));
    showChosen();
    emptiness.set(whyEmpty());
  }

  /**
   * @param order null: by name
   */
  void order(Comparator<LiveRow<FileName, FileLine>> order) {
    rows.order(order);
  }

  private void refresh() {
    Set<FileName> names = new LinkedHashSet<>(listings.keySet());
    names.addAll(preparing.keySet());
    rows.accept(names.stream().map(this::lineOf).toList());
    summary.set(summaryOf());
    emptiness.set(whyEmpty());
    showChosen();
  }

  private FileLine lineOf(FileName name) {
    FileLine next =
        FileLine.of(
            name,
            Optional.ofNullable(listings.get(name)),
            Optional.ofNullable(preparing.get(name)),
            Optional.ofNullable(downloads.get(name)));
    return rows.row(name).map(LiveRow::value).filter(next::equals).orElse(next);
  }

  private String summaryOf() {
    GroupListing now = group.get();
    return now == null || !now.role().isMember() || !listed
        ? ""
        : Messages.text("files.summary", listings.size(), now.online(), now.members());
  }

  private Emptiness whyEmpty() {
    if (!rows.shown().isEmpty()) {
      return Emptiness.NOT_EMPTY;
    }
    GroupListing now = group.get();
    if (now == null) {
      return groups.areKnown() ? Emptiness.NO_GROUP : Emptiness.LOADING;
    }
    if (!now.role().isMember()) {
      return Emptiness.PENDING;
    }
    if (rows.size() == 0) {
      return listed ? Emptiness.NOTHING_SHARED : Emptiness.LOADING;
    }
    return search.isEmpty() ? Emptiness.ALL_MINE : Emptiness.NOTHING_FOUND;
  }

  private void showChosen() {
    line.set(chosen.get() == null ? null : chosen.get().value());
  }

  /** Whether files can be shared now: I am a member of the chosen group. */
  boolean canShare() {
    return group.get() != null && group.get().role().isMember();
  }

  int size() {
    return rows.size();
  }

  Optional<LiveRow<FileName, FileLine>> row(FileName name) {
    return rows.row(name);
  }

  ObservableList<LiveRow<FileName, FileLine>> shown() {
    return rows.shown();
  }

  /** The groups that can be chosen. */
  ObservableList<GroupName> groups() {
    return groups.names();
  }

  /** Whether I asked to be let into that group and am not in it. */
  boolean isPending(GroupName name) {
    return groups.isPending(name);
  }

  /** The chosen group as it is now, or null. */
  ReadOnlyObjectProperty<GroupListing> groupProperty() {
    return group.getReadOnlyProperty();
  }

  ObjectProperty<LiveRow<FileName, FileLine>> chosenProperty() {
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
