package dev.covey.desktop.fx;

import dev.covey.model.Subscription;
import java.util.List;
import java.util.function.Consumer;

/** Finds networks on the local network, for who joins one. Any thread may call it. */
@FunctionalInterface
public interface NearbyNetworks {
  /** Where nothing can be found. */
  NearbyNetworks NONE = _ -> () -> {};

  /**
   * Looks from now on. Returns at once.
   *
   * @param found told all that are there now, whenever that changes, on any thread
   */
  Subscription watch(Consumer<List<NearbyNetwork>> found);
}
