package dev.covey.desktop;

import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.Destination;
import dev.covey.desktop.fx.FxBridge;
import dev.covey.desktop.fx.Keys;
import dev.covey.desktop.fx.Languages;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Notice;
import dev.covey.desktop.fx.Preferences;
import dev.covey.desktop.fx.SystemDialogs;
import dev.covey.desktop.fx.Themes;
import dev.covey.desktop.instance.Handover;
import dev.covey.desktop.sharing.FileDrops;
import dev.covey.model.Subscription;
import dev.covey.peer.PeerStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/** Runs on the FX thread. The one window, its keys, and what is dropped on it or handed to it. */
final class MainWindow implements AutoCloseable {
  private final Stage stage;
  private final DesktopContext context;
  private final WindowMemory memory;
  private final NoticeStack notices;
  private final Pages pages;
  private final Subscription events;
  private final Errands errands = new Errands();
  private final Reception reception;

  MainWindow(
      Stage stage,
      DesktopOptions options,
      FxBridge bridge,
      Preferences preferences,
      Themes themes,
      SystemDialogs dialogs) {
    this(stage, options, bridge, preferences, themes, dialogs, new NoticeStack());
  }

  MainWindow(
      Stage stage,
      DesktopOptions options,
      FxBridge bridge,
      Preferences preferences,
      Themes themes,
      SystemDialogs dialogs,
      NoticeStack notices) {
    this.stage = stage;
    this.notices = notices;
    this.memory = new WindowMemory(stage, preferences);
    this.context =
        new DesktopContext(
            options.peer(),
            bridge,
            this::go,
            notices,
            themes,
            new Languages(preferences),
            preferences,
            dialogs,
            options.starter(),
            options.nearby(),
            options.autostart());
    pages = new Pages(context, notices, errands, stage::isShowing);
    // An InvalidationListener would be told before Languages is, and build it in the old language.
    context.languages().choiceProperty().addListener((_, _, _) -> pages.speakAnew());
    reception = new Reception(stage, context, errands, pages::phase, pages::choose);
    events = bridge.subscribe(options.peer(), pages::happened);
  }

  private void go(Destination destination) {
    pages.go(destination);
  }

  DesktopContext context() {
    return context;
  }

  /** Opens the window on the page that fits. */
  void show() {
    prepare();
    stage.show();
    if (pages.phase() == Phase.INSIDE) {
      sayWhoIsIn(context.peer().status());
    }
  }

  /** Makes all that the window shows, once, but does not open it yet. */
  void prepare() {
    if (pages.phase() != null) {
      return;
    }
    memory.restore();
    Scene scene = new Scene(pages.root(), stage.getWidth(), stage.getHeight());
    scene.getStylesheets().add(sheet());
    Keys.THEME
        .combinations()
        .forEach(keys -> scene.getAccelerators().put(keys, context.themes()::toggle));
    Keys.OVERVIEW
        .combinations()
        .forEach(keys -> scene.getAccelerators().put(keys, () -> ShortcutsOverview.show(stage)));
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::undoes);
    // On the scene: keys work also while nothing has the focus.
    scene.addEventHandler(
        KeyEvent.KEY_PRESSED, event -> pages.frame().ifPresent(shown -> shown.pressed(event)));
    FileDrops.on(pages.root(), () -> pages.phase() == Phase.INSIDE, this::dropped);
    stage.setTitle(Messages.text("app.name"));
    stage.setScene(scene);
    pages.enterWhatFits();
    stage.showingProperty().subscribe(this::follow);
    stage.focusedProperty().subscribe(this::remember);
  }

  /** What was typed into a field is the field's to take back. */
  private void undoes(KeyEvent event) {
    boolean ofField = event.getTarget() instanceof TextInputControl field && field.isUndoable();
    if (Keys.UNDO.matches(event) && !ofField && notices.undo()) {
      event.consume();
    }
  }

  /** Whoever goes on elsewhere may let the system end Covey: nobody says so then. */
  private void remember(boolean focused) {
    if (!focused && stage.isShowing()) {
      memory.save();
    }
  }

  /** Nobody sees what a hidden window shows. */
  private void follow(boolean seen) {
    pages.frame().ifPresent(seen ? Frame::wake : Frame::rest);
  }

  private static String sheet() {
    return Objects.requireNonNull(MainWindow.class.getResource("/css/covey.css")).toExternalForm();
  }

  /** The session of the last time goes on: say so (S5). */
  private void sayWhoIsIn(PeerStatus status) {
    status
        .user()
        .ifPresent(user ->
            notices.show(
                Notice.of(
                    Notice.Kind.INFO,
                    Messages.text("notice.stayed.title", user.value()),
                    Messages.text("notice.stayed.text"))));
  }

  /** Shows the window, and does what this start or a later one is for. */
  void handedOver(Handover handover) {
    reception.receive(handover, pages.frame());
  }

  /** Files were dropped where no screen takes them itself: asks with which group to share them. */
  void dropped(List<Path> files) {
    errands.share(files);
    pages.frame().ifPresent(errands::runIn);
  }

  @Override
  public void close() {
    events.close();
    memory.save();
    pages.leave();
  }
}
