package dev.covey.desktop.fx;

/** Runs on the FX thread. Goes to screens. */
@FunctionalInterface
public interface Navigation {

  void go(Destination destination);

  default void go(Place place) {
    go(Destination.of(place));
  }
}
