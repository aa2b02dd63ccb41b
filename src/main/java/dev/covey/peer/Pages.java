package dev.covey.peer;

import dev.covey.model.CoveyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Long lists that come page by page. */
final class Pages {
  private Pages() {}

  /** One page, and whether there is a further one. */
  record Page<T>(List<T> items, boolean more) {}

  /** Asks for the page after a key; empty asks for the first. */
  interface Ask<T, K> {
    Page<T> after(Optional<K> key) throws CoveyException;
  }

  /** All pages as one list. */
  static <T, K> List<T> all(Ask<T, K> ask, Function<T, K> key) throws CoveyException {
    List<T> all = new ArrayList<>();
    boolean more = true;
    while (more) {
      Page<T> page =
          ask.after(all.isEmpty() ? Optional.empty() : Optional.of(key.apply(all.getLast())));
      all.addAll(page.items());
      // An empty page that promises more would promise it for ever.
      more = page.more() && !page.items().isEmpty();
    }
    return List.copyOf(all);
  }
}
