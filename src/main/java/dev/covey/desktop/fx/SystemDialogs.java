package dev.covey.desktop.fx;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.Window;

/** Runs on the FX thread. What the system shows in windows of its own. */
public interface SystemDialogs {

  /** Lets the user choose files to share; empty if none. */
  List<Path> chooseFiles(Window owner, String title);

  /**
   * @param from the folder to begin in, if it is there
   */
  Optional<Path> chooseFolder(Window owner, String title, Path from);

  /** Opens a file or folder with the system's own program. */
  void open(Path path);
}
