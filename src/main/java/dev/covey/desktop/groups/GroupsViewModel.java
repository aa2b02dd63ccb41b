package dev.covey.desktop.groups;

import dev.covey.desktop.fx.LiveRow;
import dev.covey.desktop.fx.LiveRows;
import dev.covey.desktop.fx.Messages;
import dev.covey.model.GroupId;
import dev.covey.model.GroupListing;
import dev.covey.model.GroupName;
import dev.covey.model.JoinRequest;
import dev.covey.model.MemberListing;
import dev.covey.model.UserName;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
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
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Runs on the FX thread. What the groups screen shows, decided from listings by value. */
final class GroupsViewModel {
  private final LiveRows<GroupId, GroupListing> rows =
      new LiveRows<>(
          GroupListing::id,
          Comparator.comparing(group -> group.name().value(), String.CASE_INSENSITIVE_ORDER));
  private final Map<GroupSegment, ReadOnlyIntegerWrapper> counts =
      new EnumMap<>(GroupSegment.class);
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Emptiness> emptiness =
      new ReadOnlyObjectWrapper<>(Emptiness.LOADING);
  private final ObjectProperty<LiveRow<GroupId, GroupListing>> chosen =
      new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<GroupListing> group = new ReadOnlyObjectWrapper<>();
  private final ObservableList<MemberLine> members = FXCollections.observableArrayList();
  private final ObservableList<JoinRequest> requests = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Instant> lookedAt =
      new ReadOnlyObjectWrapper<>(Instant.EPOCH);
  private Optional<UserName> me = Optional.empty();
  private Optional<GroupName> wanted = Optional.empty();
  private GroupSegment segment = GroupSegment.ALL;
  private String search = "";
  private boolean listed;

  /** Why the table is empty. */
  enum Emptiness {
    NOT_EMPTY,
    /** The first answer is still on its way. */
    LOADING,
    /** The network has no group at all. */
    NO_GROUP,
    /** There are groups, and I am in none. */
    NONE_OF_MINE,
    NONE_OWNED,
    NOTHING_FOUND
  }

  GroupsViewModel() {
    for (GroupSegment each : GroupSegment.values()) {
      counts.put(each, new ReadOnlyIntegerWrapper());
    }
    chosen.subscribe(this::showChosen);
  }

  /**
   * Takes over the groups as they are now.
   *
   * @param network its name, if it is known
   */
  void accept(List<GroupListing> groups, Optional<UserName> user, Optional<String> network) {
    listed = true;
    me = user;
    rows.accept(groups);
    for (GroupSegment each : GroupSegment.values()) {
      counts.get(each).set((int) groups.stream().filter(g -> each.includes(g.role())).count());
    }
    int mine = counts.get(GroupSegment.MINE).get();
    summary.set(groups.isEmpty() ? "" : summaryOf(groups.size(), mine, network));
    refresh();
    chooseWanted();
    showChosen();
  }

  private static String summaryOf(int all, int mine, Optional<String> network) {
    return network
        .map(name -> Messages.text("groups.summary", all, name, mine))
        .orElseGet(() -> Messages.text("groups.summary.unnamed", all, mine));
  }

  /** Chooses a group as soon as it is listed. */
  void choose(GroupName name) {
    wanted = Optional.of(name);
    chooseWanted();
  }

  private void chooseWanted() {
    wanted
        .flatMap(this::rowOf)
        .ifPresent(row -> {
          wanted = Optional.empty();
          chosen.set(row);
        });
  }

  private Optional<LiveRow<GroupId, GroupListing>> rowOf(GroupName name) {
    return rows.values().stream()
        .filter(listing -> listing.name().equals(name))
        .findFirst()
        .flatMap(listing -> rows.row(listing.id()));
  }

  /** So that there are details to see. */
  void chooseFirstIfNone() {
    if (chosen.get() == null && !rows.shown().isEmpty()) {
      chosen.set(rows.shown().getFirst());
    }
  }

  private void showChosen() {
    GroupListing now = chosen.get() == null ? null : chosen.get().value();
    GroupListing before = group.get();
    if (now == null || before == null || !now.id().equals(before.id())) {
      members.clear();
      requests.clear();
    }
    group.set(now);
  }

  /** Takes over who is in a group; ignored if another was chosen meanwhile. */
  void acceptMembers(GroupId of, List<MemberListing> listings) {
    if (isChosen(of)) {
      List<MemberLine> lines =
          MemberLine.of(listings, me, GroupSegment.OWNED.includes(group.get().role()));
      if (!lines.equals(members)) {
        members.setAll(lines);
      }
    }
  }

  /**
   * Takes over who asks to be let in; ignored if another group was chosen meanwhile.
   *
   * @param now how long ago each asked is told by it
   */
  void acceptRequests(GroupId of, List<JoinRequest> asking, Instant now) {
    if (isChosen(of)) {
      lookedAt.set(now);
      if (!asking.equals(requests)) {
        requests.setAll(asking);
      }
    }
  }

  private boolean isChosen(GroupId id) {
    return group.get() != null && group.get().id().equals(id);
  }

  void segment(GroupSegment next) {
    segment = next;
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
    String lowerCase = search.toLowerCase(Locale.ROOT);
    rows.filter(listing ->
        segment.includes(listing.role())
            && listing.name().value().toLowerCase(Locale.ROOT).contains(lowerCase));
    refresh();
  }

  /**
   * @param order null: by name
   */
  void order(Comparator<LiveRow<GroupId, GroupListing>> order) {
    rows.order(order);
  }

  private void refresh() {
    emptiness.set(whyEmpty());
  }

  private Emptiness whyEmpty() {
    if (!rows.shown().isEmpty()) {
      return Emptiness.NOT_EMPTY;
    }
    if (!listed) {
      return Emptiness.LOADING;
    }
    if (rows.size() == 0) {
      return Emptiness.NO_GROUP;
    }
    if (!search.isEmpty()) {
      return Emptiness.NOTHING_FOUND;
    }
    return segment == GroupSegment.OWNED ? Emptiness.NONE_OWNED : Emptiness.NONE_OF_MINE;
  }

  /** Whether a group of that name is listed. */
  boolean isTaken(GroupName name) {
    return rowOf(name).isPresent();
  }

  /** To whom the chosen group can be handed over, who is online first. */
  List<UserName> heirs() {
    return members.stream().filter(MemberLine::manageable).map(MemberLine::user).toList();
  }

  int size() {
    return rows.size();
  }

  ObservableList<LiveRow<GroupId, GroupListing>> shown() {
    return rows.shown();
  }

  ObjectProperty<LiveRow<GroupId, GroupListing>> chosenProperty() {
    return chosen;
  }

  /** The chosen group as it is now, or null. */
  ReadOnlyObjectProperty<GroupListing> groupProperty() {
    return group.getReadOnlyProperty();
  }

  ObservableList<MemberLine> members() {
    return FXCollections.unmodifiableObservableList(members);
  }

  ObservableList<JoinRequest> requests() {
    return FXCollections.unmodifiableObservableList(requests);
  }

  /** When it was last looked who asks. */
  ReadOnlyObjectProperty<Instant> lookedAtProperty() {
    return lookedAt.getReadOnlyProperty();
  }

  ReadOnlyIntegerProperty countProperty(GroupSegment of) {
    return counts.get(of).getReadOnlyProperty();
  }

  ReadOnlyStringProperty summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Emptiness> emptinessProperty() {
    return emptiness.getReadOnlyProperty();
  }
}
