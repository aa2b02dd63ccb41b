package dev.covey;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * How JavaFX draws. On a Linux without a graphics card OpenGL would be emulated by the processor:
 * JavaFX would load all of that, 60 MB and a good part of a second, and then draw by itself all the
 * same. So it is told to at once.
 */
final class Renderer {
  private static final String ORDER = "prism.order";

  /** The kernel's doors to graphics cards: of its own drivers, of NVIDIA's, and of WSL's. */
  private static final List<Path> CARDS =
      List.of(Path.of("/dev/dri"), Path.of("/dev/nvidiactl"), Path.of("/dev/dxg"));

  private Renderer() {}

  /** To be called before anything of JavaFX; what was chosen on the command line stays. */
  static void choose() {
    if (System.getProperty(ORDER) == null
        && isEmulated(System.getProperty("os.name"), Files::exists)) {
      System.setProperty(ORDER, "sw");
    }
  }

  static boolean isEmulated(String system, Predicate<Path> isThere) {
    return system.toLowerCase(Locale.ROOT).contains("linux") && CARDS.stream().noneMatch(isThere);
  }
}
