package dev.covey.desktop.downloads;

import dev.covey.desktop.fx.TestDesktop;
import dev.covey.testing.FakePeer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadsScreenTest {
  @TempDir Path directory;

  @Test
  void looksLikeThePicture() {
    FakePeer peer = FakePeer.signedIn("marta");
    Sample.downloads().forEach(peer::put);
    try (TestDesktop desktop = new TestDesktop(peer, directory)) {
      desktop.show(DownloadsScreen::create, 1080, 772);
      desktop.screenshots("downloads");
    }
  }
}
