package dev.covey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RendererTest {
  @Test
  void aLinuxWithoutAGraphicsCardIsNotAskedForOpenGl() {
    assertThat(Renderer.isEmulated("Linux", _ -> false)).isTrue();
  }

  @Test
  void aGraphicsCardIsUsedWhoeverMadeIt() {
    assertThat(Renderer.isEmulated("Linux", Path.of("/dev/dri")::equals)).isFalse();
    assertThat(Renderer.isEmulated("Linux", Path.of("/dev/nvidiactl")::equals)).isFalse();
    assertThat(Renderer.isEmulated("Linux", Path.of("/dev/dxg")::equals)).isFalse();
  }

  @Test
  void otherSystemsChooseForThemselves() {
    assertThat(Renderer.isEmulated("Mac OS X", _ -> false)).isFalse();
    assertThat(Renderer.isEmulated("Windows 11", _ -> false)).isFalse();
  }
}
