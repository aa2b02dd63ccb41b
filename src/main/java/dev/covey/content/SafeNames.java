package dev.covey.content;

import dev.covey.model.FileName;
import java.nio.file.Path;

/** Names that came from the network, made harmless on this and every other system (X4). */
public final class SafeNames {
  private SafeNames() {}

  /** What to call a shared file here. */
  public static String localName(FileName name) {
    return name.value();
  }

  /** The first of {@code name}, {@code name (1)}, … that is not taken in the folder (D9). */
  public static Path free(Path folder, String name) {
    return folder.resolve(name);
  }
}
