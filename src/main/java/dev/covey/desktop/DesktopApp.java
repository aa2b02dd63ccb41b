package dev.covey.desktop;

import dev.covey.desktop.fx.FxBridge;
import dev.covey.desktop.fx.Logo;
import dev.covey.desktop.fx.Preferences;
import dev.covey.desktop.fx.Reload;
import dev.covey.desktop.fx.Themes;
import dev.covey.desktop.instance.Handover;
import dev.covey.desktop.instance.Handovers;
import dev.covey.desktop.tray.AwtTray;
import dev.covey.desktop.tray.TrayDeeds;
import dev.covey.desktop.tray.TrayPicture;
import dev.covey.model.Subscription;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** JavaFX makes it and calls it on its threads. The application's life, from start to stop. */
public final class DesktopApp extends Application {
  private static final Logger log = LoggerFactory.getLogger(DesktopApp.class);

  // JavaFX makes the application itself, so that its options cannot come through the constructor.
  private static volatile Path launchDirectory = Path.of("");
  private static volatile Supplier<Optional<DesktopOptions>> launchOptions = Optional::empty;
  private static volatile Handovers launchHandovers;
  private static volatile Runnable launchUsable = () -> {};

  private FxBridge bridge;
  private Preferences preferences;
  private MainWindow window;
  private TrayPresence tray;

  /** Waited for off the FX thread. */
  private final CompletableFuture<TrayPicture> picture = new CompletableFuture<>();

  private Subscription arriving = () -> {};

  /**
   * Shows the window and returns once it is closed; once in a process. The peer is left to the
   * caller.
   *
   * @param directory where the desktop keeps what it remembers of itself
   * @param options waited for when all that needs none is done; without any, nothing is shown
   * @param handovers what this start and later ones bring
   * @param whenUsable told on the FX thread, once, when the window can be used: begins what would
   *     have delayed that
   */
  public static void launch(
      Path directory,
      Supplier<Optional<DesktopOptions>> options,
      Handovers handovers,
      Runnable whenUsable) {
    launchDirectory = directory;
    launchOptions = options;
    launchHandovers = handovers;
    launchUsable = whenUsable;
    Application.launch(DesktopApp.class);
  }

  /** Any thread may call it, once {@code whenUsable} was told: ends what {@link #launch} shows. */
  public static void quit() {
    Platform.exit();
  }

  @Override
  public void init() {
    preferences = Preferences.open(launchDirectory.resolve("desktop.properties"));
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
    // The one wait on this thread: nothing is shown yet that could stand still.
    launchOptions.get().ifPresentOrElse(options -> start(stage, options, themes), Platform::exit);
  }

  private void start(Stage stage, DesktopOptions options, Themes themes) {
    window =
        new MainWindow(
            stage, options, bridge, preferences, themes, new NativeDialogs(getHostServices()));
    window.prepare();
    TrayDeeds deeds =
        new TrayDeeds(
            () -> bridge.run(() -> window.handedOver(Handover.NOTHING)),
            () -> bridge.run(Platform::exit));
    tray = new TrayPresence(window.context(), words -> AwtTray.open(picture.join(), words, deeds));
    new Closing(stage, window.context(), tray::isThere, Platform::exit);
    // The window is not the application: that may go on in the tray.
    Platform.setImplicitExit(false);
    open(stage, options.inBackground());
    arriving =
        launchHandovers.onHandover(handover -> bridge.run(() -> window.handedOver(handover)));
    new FirstFrame(() -> usable(stage)).start();
  }

  private void usable(Stage stage) {
    dress(stage);
    launchUsable.run();
  }

  /** Drawing the icons takes a good part of what it takes to show the window. */
  private void dress(Stage stage) {
    if (!picture.isDone()) {
      stage.getIcons().setAll(Logo.images());
      picture.complete(TrayPicture.of(stage.getIcons().getLast()));
    }
  }

  private void open(Stage stage, boolean inBackground) {
    if (inBackground) {
      dress(stage);
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
