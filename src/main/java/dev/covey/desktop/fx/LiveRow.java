package dev.covey.desktop.fx;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Runs on the FX thread. One row of a table that stays the same row while what it shows changes.
 *
 * @param <K> what the row is about, for example a download's id
 * @param <V> what it shows, immutable
 */
public final class LiveRow<K, V> {
  private final K key;
  private final ReadOnlyObjectWrapper<V> value = new ReadOnlyObjectWrapper<>();

  /** Among all that were told: what compares equal stands in that order. */
  private int place;

  private boolean fits;

  LiveRow(K key) {
    this.key = key;
  }

  public K key() {
    return key;
  }

  public V value() {
    return value.get();
  }

  public ReadOnlyObjectProperty<V> valueProperty() {
    return value.getReadOnlyProperty();
  }

  void show(V next) {
    value.set(next);
  }

  int place() {
    return place;
  }

  void place(int among) {
    place = among;
  }

  /** Whether the filter lets it through, as it was last asked. */
  boolean fits() {
    return fits;
  }

  void fits(boolean now) {
    fits = now;
  }
}
