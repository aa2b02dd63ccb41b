package dev.covey.desktop.downloads;

import dev.covey.desktop.fx.Destination;
import dev.covey.desktop.fx.Framed;
import dev.covey.desktop.fx.LiveRow;
import dev.covey.desktop.fx.Screen;
import dev.covey.desktop.fx.TestDesktop;
import dev.covey.model.DownloadId;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.testing.FakePeer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** For tests of the downloads screen: it, with a peer's downloads, and the hand that chooses. */
abstract class DownloadsOnScreen {
  final FakePeer peer = FakePeer.signedIn("marta");
  TestDesktop desktop;
  Screen screen;

  @BeforeEach
  void open(@TempDir Path directory) {
    desktop = new TestDesktop(peer, directory);
  }

  @AfterEach
  void close() {
    desktop.close();
  }

  void show(List<TransferSnapshot> downloads) {
    downloads.forEach(peer::put);
    screen = desktop.show(Framed.screen(DownloadsScreen::create), 1280, 800);
  }

  @SuppressWarnings("unchecked")
  TableView<LiveRow<DownloadId, DownloadLine>> table() {
    return desktop.node("downloadsTable", TableView.class);
  }

  DownloadId id(String file) {
    return peer.downloads().stream()
        .filter(download -> download.file().value().equals(file))
        .findFirst()
        .orElseThrow()
        .id();
  }

  void choose(String file) {
    DownloadId id = id(file);
    TestDesktop.run(() -> screen.open(new Destination.Downloads(Optional.of(id))));
    TestDesktop.until(() -> desktop.text("downloadName").equals(file));
  }
}
