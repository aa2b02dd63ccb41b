package dev.covey;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.model.Subscription;
import dev.covey.model.TrackerInfo;
import dev.covey.net.Connection;
import dev.covey.net.Dialer;
import dev.covey.net.Threads;
import dev.covey.tracker.ClusterPlan;
import dev.covey.tracker.Tracker;
import dev.covey.tracker.TrackerConfig;
import dev.covey.tracker.store.KnownTracker;
import dev.covey.trust.NetworkAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which tracker this is, and which others there are: as {@code tracker_info.txt} lists them (T1,
 * T2), or as {@code --join} names one (T10).
 */
final class TrackerList {
  private static final Logger log = LoggerFactory.getLogger(TrackerList.class);

  private static final String DEFAULT_FILE = "tracker_info.txt";

  /** How often a list is looked at for new trackers. */
  private static final Duration LOOK = Duration.ofSeconds(2);

  /** How long the tracker to join may take to answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Optional<Path> file;
  private final TrackerInfo.Entry self;
  private final TrackerInfo others;
  private final Optional<TrackerInfo.Entry> joined;

  /**
   * @param words of the command line: a file, which may be left out, and an index
   * @throws CoveyException BAD_COMMAND or BAD_CONFIGURATION, naming what is wrong
   */
  TrackerList(
      List<String> words, Optional<String> join, Optional<String> listen, Optional<Integer> id)
      throws CoveyException {
    if (join.isPresent()) {
      if (!words.isEmpty() || listen.isEmpty() || id.isEmpty()) {
        throw new CoveyException(
            ErrorCode.BAD_COMMAND,
            "--join takes no list, but --listen HOST:PORT and --id N for this tracker.");
      }
      file = Optional.empty();
      self = only("--listen", listen.get() + " " + id.get());
      others = new TrackerInfo(List.of());
      joined = Optional.of(only("--join", join.get()));
      return;
    }
    if (listen.isPresent() || id.isPresent()) {
      throw new CoveyException(
          ErrorCode.BAD_COMMAND, "--listen and --id go with --join; else the list tells them.");
    }
    Path listed = Path.of(words.size() == 2 ? words.getFirst() : DEFAULT_FILE);
    file = Optional.of(listed);
    others = read(listed);
    self = choose(listed, others, words);
    joined = Optional.empty();
  }

  private static TrackerInfo.Entry only(String option, String text) throws CoveyException {
    List<TrackerInfo.Entry> entries = TrackerInfo.parse(option, text).entries();
    if (entries.size() != 1) {
      throw new CoveyException(ErrorCode.BAD_COMMAND, "%s takes one HOST:PORT.".formatted(option));
    }
    return entries.getFirst();
  }

  private static TrackerInfo read(Path file) throws CoveyException {
    try {
      return TrackerInfo.parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new CoveyException(
          ErrorCode.BAD_CONFIGURATION,
          "%s cannot be read: it lists the trackers, one host:port a line.".formatted(file),
          e);
    }
  }

  private static TrackerInfo.Entry choose(Path file, TrackerInfo info, List<String> words)
      throws CoveyException {
    if (words.isEmpty()) {
      throw new CoveyException(
          ErrorCode.BAD_COMMAND,
          "which tracker? Give its place in %s, from 1: tracker %s 1".formatted(file, file));
    }
    String index = words.getLast();
    Optional<TrackerInfo.Entry> entry =
        index.matches("\\d{1,4}") ? info.find(Integer.parseInt(index)) : Optional.empty();
    return entry.orElseThrow(() ->
        new CoveyException(
            ErrorCode.BAD_CONFIGURATION,
            "%s has no tracker %s; it has %s."
                .formatted(
                    file, index, info.entries().stream().map(TrackerInfo.Entry::id).toList())));
  }

  TrackerInfo.Entry self() {
    return self;
  }

  /** As peers reach all that are listed. */
  List<Endpoint> endpoints() {
    return file.isPresent() ? others.endpoints() : List.of(self.endpoint());
  }

  ClusterPlan plan() {
    List<KnownTracker> known = new ArrayList<>();
    for (TrackerInfo.Entry entry : others.entries()) {
      if (entry.id() != self.id()) {
        known.add(
            new KnownTracker(TrackerConfig.name(entry.id()), entry.endpoint(), entry.place()));
      }
    }
    return new ClusterPlan(
        self.place(), known, joined.map(TrackerInfo.Entry::place).stream().toList());
  }

  /**
   * Who joins a network must hold its keys already; it would found one of its own otherwise.
   *
   * @throws CoveyException BAD_CONFIGURATION, naming the folder
   */
  void requireKeys(CoveyHome home) throws CoveyException {
    if (joined.isPresent() && !Files.exists(home.network())) {
      throw new CoveyException(
          ErrorCode.BAD_CONFIGURATION,
          "%s is not there: copy it from the server whose tracker you join, keys and all."
              .formatted(home.network()));
    }
  }

  /**
   * Who joins with the keys of another network would serve alone, and nobody would know why. A
   * tracker that does not answer now is joined when it does (T6).
   *
   * @throws CoveyException UNTRUSTED_NETWORK, naming the tracker and the folder of keys
   */
  void requireSameNetwork(CoveyHome home) throws CoveyException {
    if (joined.isEmpty()) {
      return;
    }
    Endpoint other = joined.get().endpoint();
    SSLContext context = NetworkAuthority.open(home.network()).visitorContext();
    try (Connection _ = Dialer.tls(other, context, PATIENCE)) {
      log.info("{} is of this network", other);
    } catch (IOException e) {
      if (isOfAnotherNetwork(e)) {
        throw new CoveyException(
            ErrorCode.UNTRUSTED_NETWORK,
            "%s is of another network than the keys in %s: copy that folder from its server."
                .formatted(other, home.network()),
            e);
      }
      log.warn("{} does not answer, and is joined when it does: {}", other, e.getMessage());
    }
  }

  private static boolean isOfAnotherNetwork(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof CoveyException e && e.code() == ErrorCode.UNTRUSTED_NETWORK) {
        return true;
      }
    }
    return false;
  }

  /** Looks for trackers that are added to the list while this one runs, until it is closed. */
  Subscription watch(Tracker tracker) {
    if (file.isEmpty()) {
      return () -> {};
    }
    Watch watch = new Watch(file.get(), tracker);
    ScheduledExecutorService thread = Threads.scheduler("tracker-list");
    var _ =
        thread.scheduleWithFixedDelay(
            watch::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    return thread::shutdownNow;
  }

  /** Confined to its thread. */
  private final class Watch {
    private final Path list;
    private final Tracker tracker;
    private TrackerInfo last = others;
    private String trouble = "";

    Watch(Path list, Tracker tracker) {
      this.list = list;
      this.tracker = tracker;
    }

    void look() {
      try {
        TrackerInfo now = read(list);
        if (!now.equals(last)) {
          last = now;
          tracker.lookAt(now.endpoints(), places(now));
          log.info("{} lists {} trackers now", list, now.entries().size());
        }
        trouble = "";
      } catch (CoveyException e) {
        if (!e.getMessage().equals(trouble)) {
          trouble = e.getMessage();
          log.warn("the list of trackers stays as it was: {}", trouble);
        }
      }
    }

    private static List<Endpoint> places(TrackerInfo info) {
      return info.entries().stream().map(TrackerInfo.Entry::place).toList();
    }
  }
}
