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
}
