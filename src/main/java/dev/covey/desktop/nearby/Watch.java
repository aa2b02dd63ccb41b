package dev.covey.desktop.nearby;

import dev.covey.desktop.fx.NearbyNetwork;
import dev.covey.net.Threads;
import java.io.IOException;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceEvent;
import javax.jmdns.ServiceListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opened and closed by threads of its owner's; JmDNS tells it of services on its own. What is found
 * is told under this object's lock, so that the last that is told is the newest.
 */
final class Watch implements ServiceListener {
  private static final Logger log = LoggerFactory.getLogger(Watch.class);

  /** Whoever announces without end fills no memory (X5). */
  private static final int MOST = 50;

  private static final long NO_WAITING_MILLIS = 1;

  private final Consumer<List<NearbyNetwork>> found;

  // Guarded by this
  private final Map<String, NearbyNetwork> networks = new LinkedHashMap<>();
  private Optional<JmDNS> dns = Optional.empty();
  private boolean closed;

  Watch(Consumer<List<NearbyNetwork>> found) {
    this.found = found;
  }

  /** Waits for the sockets. */
  void open(InetAddress from) {
    try {
      JmDNS opened = JmDNS.create(from, "covey-watch");
      if (keep(opened)) {
        opened.addServiceListener(Records.TYPE, this);
      } else {
        opened.close();
      }
    } catch (IOException e) {
      log.info("networks nearby cannot be looked for: {}", e.getMessage());
    }
  }

  private synchronized boolean keep(JmDNS opened) {
    if (!closed) {
      dns = Optional.of(opened);
    }
    return !closed;
  }

  /** Tells nothing more; leaves the sockets to a thread, since they take seconds to close. */
  synchronized void close() {
    closed = true;
    dns.ifPresent(open -> Threads.startPlatform("nearby networks", () -> close(open)));
    dns = Optional.empty();
  }

  private static void close(JmDNS open) {
    try {
      open.close();
    } catch (IOException e) {
      log.debug("the sockets of the watch: {}", e.getMessage());
    }
  }

  @Override
  public void serviceAdded(ServiceEvent event) {
    event.getDNS().requestServiceInfo(event.getType(), event.getName(), NO_WAITING_MILLIS);
  }

  @Override
  public void serviceResolved(ServiceEvent event) {
    Records.read(event.getInfo()).ifPresent(network -> put(event.getName(), network));
  }

  private synchronized void put(String service, NearbyNetwork network) {
    boolean room = networks.size() < MOST || networks.containsKey(service);
    if (room && !network.equals(networks.put(service, network))) {
      tell();
    }
  }

  @Override
  public synchronized void serviceRemoved(ServiceEvent event) {
    if (networks.remove(event.getName()) != null) {
      tell();
    }
  }

  private void tell() {
    if (!closed) {
      found.accept(List.copyOf(networks.values()));
    }
  }
}
