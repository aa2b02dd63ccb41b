package dev.covey.desktop.fx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Locale;
import java.util.Objects;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;

/** The FXML files, each {@code fxml/<name>.fxml}: SIGN_IN is {@code fxml/sign_in.fxml}. */
public enum FxmlFile {
  FRAME,
  WELCOME,
  SIGN_IN,
  NETWORK,
  SETTINGS,
  GROUPS,
  FILES,
  DOWNLOADS,
  DOWNLOAD_TRANSFER,
  DOWNLOAD_HISTORY,
  GROUP_PANE,
  FILE_PANE,
  SHARING;

  /**
   * Runs on the FX thread. Builds the scene graph and injects it into the controller, which the
   * caller made with all it needs; its class is the file's {@code fx:controller}.
   */
  public Parent load(Object controller) {
    FXMLLoader loader = new FXMLLoader(resource(), Messages.bundle());
    loader.setControllerFactory(type -> type.cast(controller));
    try {
      Parent loaded = loader.load();
      // What wraps may be told a name in any script.
      loader.getNamespace().values().stream()
          .filter(Labeled.class::isInstance)
          .map(Labeled.class::cast)
          .filter(Labeled::isWrapText)
          .forEach(RightToLeft::keepWhole);
      return loaded;
    } catch (IOException e) {
      throw new UncheckedIOException(resource() + " cannot be loaded", e);
    }
  }

  private URL resource() {
    String path = "/fxml/" + name().toLowerCase(Locale.ROOT) + ".fxml";
    return Objects.requireNonNull(FxmlFile.class.getResource(path), path);
  }
}
