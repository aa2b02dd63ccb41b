package dev.covey.tracker.registry;

import java.util.List;

/**
 * Part of a list.
 *
 * @param more whether there is a further page
 */
public record Page<T>(List<T> items, boolean more) {
  public Page {
    items = List.copyOf(items);
  }
}
