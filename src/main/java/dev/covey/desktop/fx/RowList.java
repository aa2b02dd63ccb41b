package dev.covey.desktop.fx;

import java.util.List;
import javafx.collections.ObservableList;

/** Turns the list that a table shows into another, disturbing only the range that differs. */
public final class RowList {
  private RowList() {}

  /**
   * Makes {@code shown} the same as {@code wanted}. Rows are compared by identity; equal lists
   * cause no event.
   */
  public static <R> void show(ObservableList<R> shown, List<R> wanted) {
    int start = commonStart(shown, wanted);
    int end = commonEnd(shown, wanted, start);
    int shownTo = shown.size() - end;
    int wantedTo = wanted.size() - end;
    if (shownTo - start == shown.size() && shown.size() > 1 && wantedTo > start) {
      replaceAll(shown, wanted);
      return;
    }
    if (shownTo > start) {
      shown.remove(start, shownTo);
    }
    if (wantedTo > start) {
      shown.addAll(start, wanted.subList(start, wantedTo));
    }
  }

  /**
   * A table that hears that all rows were replaced fills those that are seen, empties them and
   * fills them again. So the last old row goes after the new ones have come.
   */
  private static <R> void replaceAll(ObservableList<R> shown, List<R> wanted) {
    shown.remove(0, shown.size() - 1);
    shown.addAll(0, wanted);
    shown.removeLast();
  }

  @SuppressWarnings("ReferenceEquality") // a row is a row by identity
  private static <R> int commonStart(List<R> shown, List<R> wanted) {
    int most = Math.min(shown.size(), wanted.size());
    int i = 0;
    while (i < most && shown.get(i) == wanted.get(i)) {
      i++;
    }
    return i;
  }

  @SuppressWarnings("ReferenceEquality") // a row is a row by identity
  private static <R> int commonEnd(List<R> shown, List<R> wanted, int start) {
    int most = Math.min(shown.size(), wanted.size()) - start;
    int i = 0;
    while (i < most && shown.get(shown.size() - 1 - i) == wanted.get(wanted.size() - 1 - i)) {
      i++;
    }
    return i;
  }
}
