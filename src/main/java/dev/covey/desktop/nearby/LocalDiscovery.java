package dev.covey.desktop.nearby;

import dev.covey.desktop.fx.NearbyNetwork;
import dev.covey.desktop.fx.NearbyNetworks;
import dev.covey.model.Endpoint;
import dev.covey.model.Subscription;
import dev.covey.net.Threads;
import java.net.InetAddress;
import java.util.List;
import java.util.function.Consumer;

/** Finds networks by multicast DNS. Any thread may call it; each watch has a thread of its own. */
public final class LocalDiscovery implements NearbyNetworks {
  private final InetAddress from;

  LocalDiscovery(InetAddress from) {
    this.from = from;
  }

  /**
   * @param address of this computer on the local network; without one there is nothing to find
   */
  public static NearbyNetworks from(String address) {
    return new Endpoint(address, 0).isLoopback()
        ? NearbyNetworks.NONE
        : new LocalDiscovery(InetAddress.ofLiteral(address));
  }

  @Override
  public Subscription watch(Consumer<List<NearbyNetwork>> found) {
    Watch watch = new Watch(found);
    Threads.startPlatform("nearby networks", () -> watch.open(from));
    return watch::close;
  }
}
