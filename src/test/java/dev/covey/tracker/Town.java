package dev.covey.tracker;

import dev.covey.model.AccountId;
import dev.covey.model.UserName;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import dev.covey.trust.NetworkAuthority;
import dev.covey.trust.SessionClaim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A network where ada, bob, dan and eve have accounts: made once, copied for each test, since
 * hashing passwords takes long.
 */
final class Town {
  private static final List<String> PEOPLE = List.of("ada", "bob", "dan", "eve");
  private static Town built;

  private final Path folder;
  private final Map<String, AccountId> accounts;

  private Town(Path folder, Map<String, AccountId> accounts) {
    this.folder = folder;
    this.accounts = accounts;
  }

  private static synchronized Town get() throws Exception {
    if (built == null) {
      built = build();
    }
    return built;
  }

  private static Town build() throws Exception {
    Path folder = Files.createTempDirectory("covey-town");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
    Map<String, AccountId> accounts = new HashMap<>();
    try (LoopbackTracker tracker = LoopbackTracker.start(folder)) {
      for (String user : PEOPLE) {
        TrackerClient client = tracker.newUser(user);
        accounts.put(user, LoopbackTracker.logIn(client, user).account());
      }
    }
    return new Town(folder, accounts);
  }

  /** A tracker of this network, with a store of its own. */
  static LoopbackTracker tracker(Path folder) throws Exception {
    return tracker(folder, config -> config);
  }

  static LoopbackTracker tracker(Path folder, UnaryOperator<TrackerConfig> with) throws Exception {
    copy(get().folder, folder);
    return LoopbackTracker.start(folder, with);
  }

  /** Signs one of them in, from the device named as the person. */
  static TrackerClient signIn(LoopbackTracker tracker, String user) throws Exception {
    return signIn(tracker, user, user);
  }

  static TrackerClient signIn(LoopbackTracker tracker, String user, String device)
      throws Exception {
    TrackerClient client = tracker.connect(device);
    client.hello();
    client.ask(resume(tracker, user, device), TrackerReply.SignedIn.class);
    return client;
  }

  /** What restores one of them on a device, without hashing a password. */
  static TrackerRequest.Resume resume(LoopbackTracker tracker, String user, String device)
      throws Exception {
    SessionClaim claim =
        new SessionClaim(
            get().accounts.get(user),
            new UserName(user),
            tracker.device(device).id(),
            Instant.now().plusSeconds(3_600));
    return new TrackerRequest.Resume(tracker.network().ticketSigner().sign(claim));
  }

  static NetworkAuthority network() throws Exception {
    return NetworkAuthority.open(get().folder.resolve("network"));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path source : tree.toList()) {
        Path target = to.resolve(from.relativize(source).toString());
        if (Files.isDirectory(source)) {
          Files.createDirectories(target);
        } else {
          Files.copy(source, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      // what is left lies in the system's folder for such things
    }
  }
}
