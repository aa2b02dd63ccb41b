package dev.covey.desktop.looks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.desktop.fx.Fits;
import dev.covey.desktop.fx.TestDesktop;
import dev.covey.testing.FakePeer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every screen, dialog and error, with names as long and as right-to-left as they may be: nothing
 * is cut, sticks out, lies over another, is unnamed or too pale, in both themes and languages, in a
 * small and a large window. Pictures of it all go to {@code target/screenshots/looks/}, contact
 * sheets beside it.
 */
class LooksTest {
  @TempDir private Path directory;

  @Test
  void groupsHaveRoomForEveryName() {
    look("groups", () -> GreatNames.peer(directory), stand -> new GroupsSights(stand).all());
  }

  @Test
  void filesHaveRoomForEveryName() {
    look("files", () -> GreatNames.peer(directory), stand -> new FilesSights(stand).all());
  }

  @Test
  void downloadsHaveRoomForEveryName() {
    look("downloads", () -> GreatNames.peer(directory), stand -> new DownloadsSights(stand).all());
  }

  @Test
  void sharingHasRoomForEveryName() {
    look("sharing", () -> GreatNames.peer(directory), stand -> new SharingSights(stand).all());
  }

  @Test
  void networkAndSettingsHaveRoomForEveryName() {
    look("network", () -> GreatNames.peer(directory), stand -> new NetworkSights(stand).all());
  }

  @Test
  void theFrameHasRoomForEveryName() {
    look("frame", () -> GreatNames.peer(directory), stand -> new FrameSights(stand).all());
  }

  @Test
  void theFirstStartHasRoomForEveryName() {
    look("welcome", Peers::withoutNetwork, stand -> new ThresholdSights(stand).firstStart());
  }

  @Test
  void signingInHasRoomForEveryName() {
    look("sign-in", Peers::signedOut, stand -> new ThresholdSights(stand).signIn());
  }

  @Test
  void whereNothingIsYetItSaysWhatToDo() {
    look("empty", Peers::newcomer, stand -> new PlainSights(stand).empty());
  }

  @Test
  void thousandsOfRowsScrollDownwardsOnly() {
    look("many", () -> Peers.withThousands(directory), stand -> new PlainSights(stand).thousands());
  }

  private void look(String room, Callable<FakePeer> peer, Function<Stand, List<Sight>> sights) {
    Album album = new Album();
    List<String> problems = new ArrayList<>();
    for (Light light : Light.wanted()) {
      try (Stand stand = new Stand(called(peer), light, directory)) {
        for (Sight sight : sights.apply(stand)) {
          open(stand, sight, light, album);
          look(stand, sight, light, album, problems);
          sight.close().run();
          stand.leave();
        }
      }
    }
    assertThat(ContactSheet.write(room, album)).isNotEmpty();
    assertThat(problems).as(room).isEmpty();
  }

  private static void open(Stand stand, Sight sight, Light light, Album album) {
    try {
      sight.open().run();
    } catch (RuntimeException e) {
      album.keep(sight.name() + "-not-reached", light, 1, stand.desktop().picture(1));
      throw new IllegalStateException("%s, %s".formatted(sight.name(), light.caption(1)), e);
    }
  }

  private static void look(
      Stand stand, Sight sight, Light light, Album album, List<String> problems) {
    stand.desktop().rest();
    for (int scale : light.scales()) {
      album.keep(sight.name(), light, scale, stand.desktop().picture(scale));
    }
    String where = "%s, %s: ".formatted(sight.name(), light.caption(1));
    TestDesktop.on(Fits::anywhere).stream().map(where::concat).forEach(problems::add);
    TestDesktop.unnamedOrPale().stream().map(where::concat).forEach(problems::add);
  }

  private static FakePeer called(Callable<FakePeer> peer) {
    try {
      return peer.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
