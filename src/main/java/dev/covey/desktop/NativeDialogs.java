package dev.covey.desktop;

import dev.covey.desktop.fx.SystemDialogs;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.HostServices;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Runs on the FX thread. The platform's own dialogs. */
final class NativeDialogs implements SystemDialogs {
  private final HostServices host;

  NativeDialogs(HostServices host) {
    this.host = host;
  }

  @Override
  public List<Path> chooseFiles(Window owner, String title) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    List<File> chosen = chooser.showOpenMultipleDialog(owner);
    return chosen == null ? List.of() : chosen.stream().map(File::toPath).toList();
  }

  @Override
  public Optional<Path> chooseFolder(Window owner, String title, Path from) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(title);
    if (Files.isDirectory(from)) {
      chooser.setInitialDirectory(from.toFile());
    }
    return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
  }

  @Override
  public void open(Path path) {
    host.showDocument(path.toUri().toString());
  }
}
