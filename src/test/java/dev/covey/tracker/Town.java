package dev.covey.tracker;

import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A network where ada, bob, dan and eve have accounts: made once, copied for each test, since
 * hashing passwords takes long.
 */
final class Town {
  private static final List<String> PEOPLE = List.of("ada", "bob", "dan", "eve");
  private static Town built;

  private final Path folder;
  private final Map<String, String> tokens;

  private Town(Path folder, Map<String, String> tokens) {
    this.folder = folder;
    this.tokens = tokens;
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
    Map<String, String> tokens = new HashMap<>();
    try (LoopbackTracker tracker = LoopbackTracker.start(folder)) {
      for (String user : PEOPLE) {
        TrackerClient client = tracker.newUser(user);
        tokens.put(user, LoopbackTracker.logIn(client, user).token());
      }
    }
    return new Town(folder, tokens);
  }

  /** A tracker of this network, with a store of its own. */
  static LoopbackTracker tracker(Path folder) throws Exception {
    copy(get().folder, folder);
    return LoopbackTracker.start(folder);
  }

  /** Signs one of them in, from the device named as the person. */
  static TrackerClient signIn(LoopbackTracker tracker, String user) throws Exception {
    TrackerClient client = tracker.connect(user);
    client.hello();
    resume(client, user);
    return client;
  }

  static void resume(TrackerClient client, String user) throws Exception {
    client.ask(new TrackerRequest.Resume(get().tokens.get(user)), TrackerReply.SignedIn.class);
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
