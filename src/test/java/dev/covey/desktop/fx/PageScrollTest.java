package dev.covey.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.testing.FakePeer;
import java.nio.file.Path;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageScrollTest {
  @TempDir Path directory;

  @Test
  void aPageIsNotKeptAsAPictureBesideTheWindow() {
    try (TestDesktop desktop = new TestDesktop(new FakePeer(), directory)) {
      PageScroll scroll =
          TestDesktop.on(() -> {
            PageScroll page = new PageScroll();
            page.setContent(new Region());
            return page;
          });
      desktop.show(scroll, 900, 700);
      assertThat(TestDesktop.on(() -> scroll.lookup(".viewport").isCache())).isFalse();
    }
  }
}
