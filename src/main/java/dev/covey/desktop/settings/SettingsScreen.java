package dev.covey.desktop.settings;

import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.FxmlFile;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Screen;
import javafx.scene.Parent;

/** Runs on the FX thread. One scrolling page of sections, with a list that jumps and follows. */
public final class SettingsScreen implements Screen {
  private final SettingsViewModel model;
  private final ComputerViewModel computer;
  private final Parent node;

  private SettingsScreen(DesktopContext context) {
    model = new SettingsViewModel(context);
    computer = new ComputerViewModel(context);
    node = FxmlFile.SETTINGS.load(new SettingsController(model, computer, context));
  }

  public static Screen create(DesktopContext context) {
    return new SettingsScreen(context);
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public String title() {
    return Messages.text("settings.title");
  }

  @Override
  public void shown() {
    model.refresh();
    computer.refresh();
  }

  @Override
  public void hidden() {
    model.close();
    computer.close();
  }
}
