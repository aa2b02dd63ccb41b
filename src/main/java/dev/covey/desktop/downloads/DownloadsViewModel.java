package dev.covey.desktop.downloads;

import dev.covey.desktop.fx.LiveRow;
import dev.covey.desktop.fx.LiveRows;
import dev.covey.model.DownloadId;
import dev.covey.peer.transfer.TransferDetails;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferState;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;

/** Runs on the FX thread. What the downloads screen shows, decided from snapshots by value. */
final class DownloadsViewModel {
  /** Four snapshots come a second, rates change twice a second. */
  private static final int SNAPSHOTS_PER_RATE = 2;

  private final LiveRows<DownloadId, DownloadLine> rows =
      new LiveRows<>(line -> line.snapshot().id(), new NaturalOrder());
  private final SeenStates seen = new SeenStates();

  /** What the user took off the list, and the peer has not forgotten yet. */
  private final Set<DownloadId> takenOff = new HashSet<>();

  private final Map<DownloadSegment, ReadOnlyIntegerWrapper> counts =
      new EnumMap<>(DownloadSegment.class);
  private final ReadOnlyObjectWrapper<DownloadTally.Summary> summary =
      new ReadOnlyObjectWrapper<>(new DownloadTally().summary());
  private final ReadOnlyObjectWrapper<Emptiness> emptiness =
      new ReadOnlyObjectWrapper<>(Emptiness.NOTHING_YET);
  private final ObjectProperty<LiveRow<DownloadId, DownloadLine>> chosen =
      new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<TransferSnapshot> details = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Optional<TransferDetails>> more =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<DownloadActions> actions =
      new ReadOnlyObjectWrapper<>(DownloadActions.NONE);
  private DownloadSegment segment = DownloadSegment.ALL;
  private String search = "";
  private int snapshots;

  /** Why the table is empty. */
  enum Emptiness {
    NOT_EMPTY,
    NOTHING_YET,
    NOTHING_IN_SEGMENT,
    NOTHING_FOUND
  }

  DownloadsViewModel() {
    for (DownloadSegment each : DownloadSegment.values()) {
      counts.put(each, new ReadOnlyIntegerWrapper());
    }
    chosen.subscribe(this::showDetails);
  }

  /**
   * Takes over what there is now; comes four times a second.
   *
   * @param queue those that have not ended, in their turn
   * @param now when the snapshots were taken
   */
  void accept(List<TransferSnapshot> downloads, List<DownloadId> queue, Instant now) {
    Map<DownloadId, Integer> places = HashMap.newHashMap(queue.size());
    queue.forEach(id -> places.put(id, places.size() + 1));
    boolean rates = snapshots++ % SNAPSHOTS_PER_RATE == 0;
    ZonedDateTime here = now.atZone(ZoneId.systemDefault());
    DownloadTally tally = new DownloadTally();
    rows.accept(
        withoutTakenOff(downloads),
        TransferSnapshot::id,
        (before, snapshot) -> {
          tally.add(snapshot);
          return next(before, snapshot, places.getOrDefault(snapshot.id(), 0), rates, here);
        });
    seen.retain(id -> rows.row(id).isPresent());
    counts.forEach((segment, count) -> count.set(tally.in(segment)));
    summary.set(tally.summary());
    refresh();
    showDetails();
  }

  private List<TransferSnapshot> withoutTakenOff(List<TransferSnapshot> downloads) {
    if (takenOff.isEmpty()) {
      return downloads;
    }
    takenOff.retainAll(downloads.stream().map(TransferSnapshot::id).toList());
    return downloads.stream().filter(download -> !takenOff.contains(download.id())).toList();
  }

  /** Shows these no more, from the next look on. */
  void takeOff(List<DownloadId> ended) {
    takenOff.addAll(ended);
  }

  /** Shows them again where they were, from the next look on. */
  void putBack(List<DownloadId> ended) {
    ended.forEach(takenOff::remove);
  }

  private DownloadLine next(
      Optional<DownloadLine> before,
      TransferSnapshot snapshot,
      int place,
      boolean rates,
      ZonedDateTime now) {
    if (before.isEmpty()) {
      return DownloadLine.of(snapshot, place, now);
    }
    if (before.get().state() != snapshot.state()) {
      seen.changed(snapshot, now.toInstant());
    }
    return before.get().next(snapshot, place, rates, now);
  }

  void segment(DownloadSegment next) {
    segment = next;
    filter();
  }

  DownloadSegment segment() {
    return segment;
  }

  void search(String text) {
    search = text.strip();
    filter();
  }

  String searched() {
    return search;
  }

  private void filter() {
    String wanted = search.toLowerCase(Locale.ROOT);
    rows.filter(
        line -> segment.includes(line.state()) && (wanted.isEmpty() || line.matches(wanted)));
    refresh();
  }

  /**
   * @param order null: the natural one
   */
  void order(Comparator<LiveRow<DownloadId, DownloadLine>> order) {
    rows.order(order);
  }

  private void refresh() {
    emptiness.set(whyEmpty());
  }

  private Emptiness whyEmpty() {
    if (!rows.shown().isEmpty()) {
      return Emptiness.NOT_EMPTY;
    }
    if (rows.size() == 0) {
      return Emptiness.NOTHING_YET;
    }
    return search.isEmpty() ? Emptiness.NOTHING_IN_SEGMENT : Emptiness.NOTHING_FOUND;
  }

  /** Takes over what is known of a download beyond its snapshot, if it is the chosen one. */
  void acceptDetails(DownloadId of, Optional<TransferDetails> known) {
    if (chosen.get() != null && chosen.get().key().equals(of)) {
      more.set(known);
    }
  }

  private void showDetails() {
    TransferSnapshot snapshot = chosen.get() == null ? null : chosen.get().value().snapshot();
    if (snapshot == null || details.get() == null || !snapshot.id().equals(details.get().id())) {
      more.set(Optional.empty());
    }
    details.set(snapshot);
    actions.set(DownloadActions.of(Optional.ofNullable(snapshot)));
  }

  /** What happened to a download, newest first. */
  List<HistoryLine> history(TransferSnapshot snapshot) {
    return HistoryLine.of(snapshot, seen.of(snapshot.id()));
  }

  /** What a click on "Clear completed" forgets: completed and cancelled. */
  List<DownloadId> clearable() {
    return rows.values().stream()
        .map(DownloadLine::snapshot)
        .filter(DownloadsViewModel::isClearable)
        .map(TransferSnapshot::id)
        .toList();
  }

  private static boolean isClearable(TransferSnapshot snapshot) {
    return snapshot.state() == TransferState.COMPLETED
        || snapshot.state() == TransferState.CANCELLED;
  }

  Optional<LiveRow<DownloadId, DownloadLine>> row(DownloadId id) {
    return rows.row(id);
  }

  int size() {
    return rows.size();
  }

  ObservableList<LiveRow<DownloadId, DownloadLine>> shown() {
    return rows.shown();
  }

  ObjectProperty<LiveRow<DownloadId, DownloadLine>> chosenProperty() {
    return chosen;
  }

  /** The chosen download as it is now, or null. */
  ReadOnlyObjectProperty<TransferSnapshot> detailsProperty() {
    return details.getReadOnlyProperty();
  }

  /** What is known of it beyond that. */
  ReadOnlyObjectProperty<Optional<TransferDetails>> moreProperty() {
    return more.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<DownloadActions> actionsProperty() {
    return actions.getReadOnlyProperty();
  }

  ReadOnlyIntegerProperty countProperty(DownloadSegment of) {
    return counts.get(of).getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<DownloadTally.Summary> summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Emptiness> emptinessProperty() {
    return emptiness.getReadOnlyProperty();
  }
}
