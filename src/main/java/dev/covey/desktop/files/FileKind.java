package dev.covey.desktop.files;

import dev.covey.desktop.fx.Icons;
import dev.covey.model.FileName;
import java.util.Locale;
import org.kordamp.ikonli.feather.Feather;

/** A kind of file to show alone, told by the end of its name. */
enum FileKind {
  ANY("files.kind.any", Feather.FILTER),
  VIDEO("files.kind.video", Feather.FILM),
  AUDIO("files.kind.audio", Feather.MUSIC),
  IMAGE("files.kind.image", Feather.IMAGE),
  TEXT("files.kind.text", Feather.FILE_TEXT),
  ARCHIVE("files.kind.archive", Feather.ARCHIVE),
  DATA("files.kind.data", Feather.DATABASE),
  DISC("files.kind.disc", Feather.DISC),
  OTHER("files.kind.other", Feather.FILE);

  private final String key;
  private final Feather icon;

  FileKind(String key, Feather icon) {
    this.key = key;
    this.icon = icon;
  }

  /** Of its name among the messages. */
  String key() {
    return key;
  }

  /** Its menu item's fx:id: {@code filesKindVideo}. */
  String id() {
    String name = name().toLowerCase(Locale.ROOT);
    return "filesKind" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  Feather icon() {
    return icon;
  }

  boolean includes(FileName name) {
    return this == ANY || Icons.forFile(name) == icon;
  }
}
