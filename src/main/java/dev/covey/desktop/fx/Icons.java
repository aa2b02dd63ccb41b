package dev.covey.desktop.fx;

import atlantafx.base.theme.Styles;
import dev.covey.model.FileName;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. Feather icons in the sizes of the design: 16, 20 in banners, 32. */
public final class Icons {
  public static final int SMALL = 14;
  public static final int NORMAL = 16;
  public static final int BANNER = 20;
  public static final int EMPTY_STATE = 32;

  private Icons() {}

  public static Icon of(Feather icon) {
    return of(icon, NORMAL);
  }

  public static Icon of(Feather icon, int size) {
    Icon drawn = new Icon(icon);
    // A size set otherwise gives way to the theme's.
    drawn.setStyle("-fx-icon-size: " + size + "px");
    return drawn;
  }

  public static Icon of(Feather icon, int size, Tone tone) {
    Icon drawn = of(icon, size);
    tone.applyTo(drawn);
    return drawn;
  }

  /** A button with an icon and words. */
  public static Button button(String id, Feather icon, String label) {
    Button button = new Button(label, of(icon));
    button.setId(id);
    return button;
  }

  /** A button with only an icon: its name is its tooltip and what screen readers say. */
  public static Button iconButton(String id, Feather icon, String name) {
    Button button = new Button(null, of(icon));
    button.setId(id);
    button.getStyleClass().add(Styles.BUTTON_ICON);
    button.setAccessibleText(name);
    button.setTooltip(new Tooltip(name));
    return button;
  }

  /** {@link #iconButton(String, Feather, String)} whose tooltip tells its shortcut. */
  public static Button iconButton(String id, Feather icon, String name, KeyCombination keys) {
    Button button = iconButton(id, icon, name);
    button.setTooltip(new Tooltip(name + " (" + keys.getDisplayText() + ")"));
    return button;
  }

  /** The icon of a file's kind, told by the end of its name. */
  public static Feather forFile(FileName name) {
    String lower = name.value().toLowerCase(Locale.ROOT);
    return switch (lower.substring(lower.lastIndexOf('.') + 1)) {
      case "mov", "mkv", "mp4", "avi", "webm", "mpg", "mpeg", "m4v" -> Feather.FILM;
      case "mp3", "flac", "wav", "ogg", "opus", "m4a", "aac" -> Feather.MUSIC;
      case "png", "jpg", "jpeg", "gif", "tif", "tiff", "webp", "svg", "bmp", "heic", "raw" ->
          Feather.IMAGE;
      case "zip", "xz", "gz", "tgz", "bz2", "zst", "7z", "rar", "tar", "jar" -> Feather.ARCHIVE;
      case "pdf", "doc", "docx", "odt", "rtf", "txt", "md", "tex", "epub" -> Feather.FILE_TEXT;
      case "parquet", "db", "sqlite", "csv", "tsv", "json", "xml", "arrow", "h5" ->
          Feather.DATABASE;
      case "iso", "img", "dmg", "vmdk", "qcow2" -> Feather.DISC;
      default -> Feather.FILE;
    };
  }
}
