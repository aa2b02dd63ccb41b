package dev.covey.desktop.downloads;

import dev.covey.desktop.fx.Framed;
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
      desktop.show(Framed.screen(DownloadsScreen::create), 1280, 800);
      desktop.screenshots("downloads");
    }
  }
}
