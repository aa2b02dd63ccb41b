package dev.covey.tracker.registry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Claimants by the name they show (T12): of those who were given the same name the earliest shows
 * it, every later one shows it with a suffix made of its id. Which is which depends on the set of
 * claimants alone, not on the order in which they came.
 *
 * <p>A claimant's name and time must not change while it is in the index. Should a suffixed name
 * ever be a given one of another (the suffix has 32 random bits), the given one is found first.
 */
final class NameIndex<E extends Claimant> {
  private final BiFunction<String, UUID, String> suffix;
  private final NavigableMap<String, E> holders = new TreeMap<>();

  /** Every claimant of each name that has several; made when first needed, for there are many. */
  private Map<String, TreeSet<E>> contested = Map.of();

  private NavigableMap<String, E> suffixed = Collections.emptyNavigableMap();

  /**
   * @param suffix makes the name that a later claimant shows
   */
  NameIndex(BiFunction<String, UUID, String> suffix) {
    this.suffix = suffix;
  }

  void add(E claimant) {
    String name = claimant.givenName();
    E holder = holders.putIfAbsent(name, claimant);
    if (holder == null) {
      return;
    }
    if (contested.isEmpty()) {
      contested = new HashMap<>();
      suffixed = new TreeMap<>();
    }
    TreeSet<E> claimants = contested.computeIfAbsent(name, _ -> new TreeSet<>(Claimant.EARLIEST));
    claimants.add(holder);
    claimants.add(claimant);
    E earliest = claimants.getFirst();
    holders.put(name, earliest);
    suffixed.remove(suffixedName(earliest), earliest);
    E later = earliest.equals(holder) ? claimant : holder;
    suffixed.put(suffixedName(later), later);
  }

  void remove(E claimant) {
    String name = claimant.givenName();
    TreeSet<E> claimants = contested.get(name);
    if (claimants == null) {
      holders.remove(name, claimant);
      return;
    }
    claimants.remove(claimant);
    suffixed.remove(suffixedName(claimant), claimant);
    E earliest = claimants.getFirst();
    holders.put(name, earliest);
    suffixed.remove(suffixedName(earliest), earliest);
    if (claimants.size() == 1) {
      contested.remove(name);
    }
  }

  /** The name that a claimant in this index shows. */
  String shown(E claimant) {
    String name = claimant.givenName();
    boolean holds = contested.isEmpty() || claimant.equals(holders.get(name));
    return holds ? name : suffixedName(claimant);
  }

  /** Who shows that name. */
  Optional<E> find(String shown) {
    E holder = holders.get(shown);
    return Optional.ofNullable(holder != null ? holder : suffixed.get(shown));
  }

  /** Who shows that name, then those who were given it and show another, the earliest first. */
  List<E> claiming(String name) {
    List<E> all = new ArrayList<>();
    find(name).ifPresent(all::add);
    for (E claimant : contested.getOrDefault(name, new TreeSet<>(Claimant.EARLIEST))) {
      if (!all.contains(claimant)) {
        all.add(claimant);
      }
    }
    return all;
  }

  /**
   * Everybody in the order of shown names.
   *
   * @param after leave out up to and including this name; empty: none
   */
  Iterable<E> after(Optional<String> after) {
    NavigableMap<String, E> given = after.map(a -> holders.tailMap(a, false)).orElse(holders);
    if (suffixed.isEmpty()) {
      return given.values();
    }
    NavigableMap<String, E> later = after.map(a -> suffixed.tailMap(a, false)).orElse(suffixed);
    return () -> new Merged<>(given.entrySet().iterator(), later.entrySet().iterator());
  }

  int size() {
    return holders.size() + suffixed.size();
  }

  private String suffixedName(E claimant) {
    return suffix.apply(claimant.givenName(), claimant.uuid());
  }

  /** Two sorted runs as one. */
  private static final class Merged<E> implements Iterator<E> {
    private final Iterator<Map.Entry<String, E>> left;
    private final Iterator<Map.Entry<String, E>> right;
    private Map.Entry<String, E> nextLeft;
    private Map.Entry<String, E> nextRight;

    Merged(Iterator<Map.Entry<String, E>> left, Iterator<Map.Entry<String, E>> right) {
      this.left = left;
      this.right = right;
      nextLeft = step(left);
      nextRight = step(right);
    }

    @Override
    public boolean hasNext() {
      return nextLeft != null || nextRight != null;
    }

    @Override
    public E next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      boolean takeLeft =
          nextRight == null
              || (nextLeft != null && nextLeft.getKey().compareTo(nextRight.getKey()) <= 0);
      E result = takeLeft ? nextLeft.getValue() : nextRight.getValue();
      if (takeLeft) {
        nextLeft = step(left);
      } else {
        nextRight = step(right);
      }
      return result;
    }

    private static <E> Map.Entry<String, E> step(Iterator<Map.Entry<String, E>> run) {
      return run.hasNext() ? run.next() : null;
    }
  }
}
