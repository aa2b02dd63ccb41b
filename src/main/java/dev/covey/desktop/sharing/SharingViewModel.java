package dev.covey.desktop.sharing;

import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.LiveRow;
import dev.covey.desktop.fx.LiveRows;
import dev.covey.desktop.fx.Messages;
import dev.covey.peer.SharedFile;
import dev.covey.peer.SharingSnapshot;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;

/** Runs on the FX thread. What the sharing screen shows, decided from snapshots by value. */
final class SharingViewModel {
  private final LiveRows<ShareLine.Key, ShareLine> rows =
      new LiveRows<>(
          ShareLine::key,
          Comparator.<ShareLine, String>comparing(
                  line -> line.key().name().value(), String.CASE_INSENSITIVE_ORDER)
              .thenComparing(line -> line.key().group()));
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
  private final ReadOnlyIntegerWrapper all = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper needsAttention = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<Emptiness> emptiness =
      new ReadOnlyObjectWrapper<>(Emptiness.NOTHING_SHARED);
  private final ObjectProperty<LiveRow<ShareLine.Key, ShareLine>> chosen =
      new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<ShareLine> line = new ReadOnlyObjectWrapper<>();
  private boolean attentionOnly;
  private String search = "";

  /** Why the table is empty. */
  enum Emptiness {
    NOT_EMPTY,
    NOTHING_SHARED,
    /** Nothing needs attention. */
    ALL_WELL,
    NOTHING_FOUND
  }

  SharingViewModel() {
    chosen.subscribe(this::showChosen);
  }

  /**
   * Takes over what there is now; comes twice a second.
   *
   * @param upRate bytes a second, all uploads
   */
  void accept(List<SharedFile> files, List<SharingSnapshot> sharings, long upRate) {
    Map<ShareLine.Key, ShareLine> lines = LinkedHashMap.newLinkedHashMap(files.size());
    for (SharedFile file : files) {
      ShareLine.Key key = ShareLine.keyOf(file);
      lines.put(key, new ShareLine(key, Optional.of(file), Optional.empty()));
    }
    for (SharingSnapshot sharing : sharings) {
      ShareLine.Key key = ShareLine.keyOf(sharing);
      Optional<SharedFile> before = Optional.ofNullable(lines.get(key)).flatMap(ShareLine::shared);
      lines.put(key, new ShareLine(key, before, Optional.of(sharing)));
    }
    rows.accept(lines.values().stream().map(this::sameIfEqual).toList());
    all.set(lines.size());
    needsAttention.set((int) lines.values().stream().filter(ShareLine::needsAttention).count());
    summary.set(summaryOf(lines, upRate));
    emptiness.set(whyEmpty());
    showChosen();
  }

  private ShareLine sameIfEqual(ShareLine next) {
    return rows.row(next.key()).map(LiveRow::value).filter(next::equals).orElse(next);
  }

  private static String summaryOf(Map<ShareLine.Key, ShareLine> lines, long upRate) {
    if (lines.isEmpty()) {
      return "";
    }
    long groups = lines.keySet().stream().map(ShareLine.Key::group).distinct().count();
    String what = Messages.text("sharing.summary", lines.size(), groups);
    return upRate == 0 ? what : Messages.text("sharing.summary.rate", what, Formats.rate(upRate));
  }

  void attentionOnly(boolean only) {
    attentionOnly = only;
    filter();
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
    rows.filter(each -> each.matches(wanted) && (!attentionOnly || each.needsAttention()));
    emptiness.set(whyEmpty());
    showChosen();
  }

  /**
   * @param order null: by name
   */
  void order(Comparator<LiveRow<ShareLine.Key, ShareLine>> order) {
    rows.order(order);
  }

  private Emptiness whyEmpty() {
    if (!rows.shown().isEmpty()) {
      return Emptiness.NOT_EMPTY;
    }
    if (rows.size() == 0) {
      return Emptiness.NOTHING_SHARED;
    }
    return search.isEmpty() ? Emptiness.ALL_WELL : Emptiness.NOTHING_FOUND;
  }

  private void showChosen() {
    line.set(chosen.get() == null ? null : chosen.get().value());
  }

  int size() {
    return rows.size();
  }

  /** All there is, also what is not shown. */
  List<ShareLine> lines() {
    return rows.values();
  }

  ObservableList<LiveRow<ShareLine.Key, ShareLine>> shown() {
    return rows.shown();
  }

  ObjectProperty<LiveRow<ShareLine.Key, ShareLine>> chosenProperty() {
    return chosen;
  }

  /** The chosen file as it is now, or null. */
  ReadOnlyObjectProperty<ShareLine> lineProperty() {
    return line.getReadOnlyProperty();
  }

  ReadOnlyIntegerProperty allProperty() {
    return all.getReadOnlyProperty();
  }

  ReadOnlyIntegerProperty needsAttentionProperty() {
    return needsAttention.getReadOnlyProperty();
  }

  ReadOnlyStringProperty summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Emptiness> emptinessProperty() {
    return emptiness.getReadOnlyProperty();
  }
}
