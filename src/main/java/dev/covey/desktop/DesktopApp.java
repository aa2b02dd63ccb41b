package dev.covey.desktop;

import dev.covey.desktop.fx.FxBridge;
import dev.covey.desktop.fx.Preferences;
import dev.covey.desktop.fx.Reload;
import dev.covey.desktop.fx.Themes;
import dev.covey.desktop.instance.Handover;
import dev.covey.desktop.instance.Handovers;
import dev.covey.desktop.tray.AwtTray;
import dev.covey.desktop.tray.TrayDeeds;
import dev.covey.desktop.tray.TrayPicture;
import dev.covey.model.Subscription;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** JavaFX makes it and calls it on its threads. The application's life, from start to stop. */
public final class DesktopApp extends Application {
  private static final Logger log = LoggerFactory.getLogger(DesktopApp.class);

  // JavaFX makes the application itself, so that its options cannot come through the constructor.
  private static volatile DesktopOptions launchOptions;
  private static volatile Handovers launchHandovers;
  private static volatile Runnable launchUsable = () -> {};

  private FxBridge bridge;
  private Preferences preferences;
  private MainWindow window;
  private TrayPresence tray;
  private Subscription arriving = () -> {};

  /**
   * Shows the window and returns once it is closed; once in a process. The peer is left to the
   * caller.
   *
   * @param handovers what this start and later ones bring
   * @param whenUsable told on the FX thread, once, when the window can be used: begins what would
   *     have delayed that
   */
  public static void launch(DesktopOptions options, Handovers handovers, Runnable whenUsable) {
    launchOptions = options;
    launchHandovers = handovers;
    launchUsable = whenUsable;
    Application.launch(DesktopApp.class);
  }

  @Override
  public void init() {
    preferences =
        Preferences.open(
            Objects.requireNonNull(launchOptions, "launch with options")
                .dataDirectory()
                .resolve("desktop.properties"));
  }

  @Override
  public void start(Stage stage) {
    Thread.currentThread()
        .setUncaughtExceptionHandler(
            (_, failure) -> log.error("the desktop made a mistake and goes on", failure));
    bridge = new FxBridge();
    Reload<Boolean> saving =
        bridge.reload(
            () -> {
              preferences.save();
              return true;
            },
            _ -> {},
            failure -> log.warn("preferences were not saved", failure));
    preferences.whenChanged(() -> bridge.run(saving::request));
    Themes themes = new Themes(preferences);
    window =
        new MainWindow(
            stage,
            launchOptions,
            bridge,
            preferences,
            themes,
            new NativeDialogs(getHostServices()));
    window.prepare();
    TrayPicture picture = TrayPicture.of(stage.getIcons().getLast());
    TrayDeeds deeds =
        new TrayDeeds(
            () -> bridge.run(() -> window.handedOver(Handover.NOTHING)),
            () -> bridge.run(Platform::exit));
    tray = new TrayPresence(window.context(), words -> AwtTray.open(picture, words, deeds));
    new Closing(stage, window.context(), tray::isThere, Platform::exit);
    // The window is not the application: that may go on in the tray.
    Platform.setImplicitExit(false);
    open(stage);
    arriving =
        launchHandovers.onHandover(handover -> bridge.run(() -> window.handedOver(handover)));
    new FirstFrame(launchUsable).start();
  }

  private void open(Stage stage) {
    if (launchOptions.inBackground()) {
      tray.open(() -> {
        stage.setIconified(true);
        stage.show();
      });
    } else {
      window.show();
      tray.start();
    }
  }

  @Override
  public void stop() {
    arriving.close();
    if (tray != null) {
      tray.close();
    }
    if (window != null) {
      window.close();
    }
    if (bridge != null) {
      bridge.close();
    }
    preferences.close();
  }
}
