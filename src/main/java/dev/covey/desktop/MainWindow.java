package dev.covey.desktop;

import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.Destination;
import dev.covey.desktop.fx.FxBridge;
import dev.covey.desktop.fx.Keys;
import dev.covey.desktop.fx.Languages;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Notice;
import dev.covey.desktop.fx.Place;
import dev.covey.desktop.fx.Preferences;
import dev.covey.desktop.fx.SystemDialogs;
import dev.covey.desktop.fx.Themes;
import dev.covey.desktop.instance.Handover;
import dev.covey.desktop.sharing.FileDrops;
import dev.covey.desktop.signin.SignInPage;
import dev.covey.desktop.welcome.WelcomePage;
import dev.covey.model.Invite;
import dev.covey.model.Subscription;
import dev.covey.peer.PeerEvent;
import dev.covey.peer.PeerStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/**
 * Runs on the FX thread. The one window: shows the page that fits how the peer stands, and goes on
 * to the next by itself when that changes.
 */
final class MainWindow implements AutoCloseable {
  private final Stage stage;
  private final DesktopContext context;
  private final WindowMemory memory;
  private final NoticeStack notices;
  private final StackPane root = new StackPane();
  private final Subscription events;
  private final Errands errands = new Errands();
  private final Reception reception;
  private Phase phase;
  private Subscription page = () -> {};
  private Optional<Frame> frame = Optional.empty();
  private Optional<WelcomePage> welcome = Optional.empty();
  private String reason = "";

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
    context.languages().choiceProperty().addListener(_ -> speakAnew());
    reception = new Reception(stage, context, errands, () -> phase, this::choose);
    events = bridge.subscribe(options.peer(), this::happened);
  }

  /** All that is shown is made anew, in the language that is spoken now. */
  private void speakAnew() {
    Optional<Place> seen = frame.flatMap(Frame::place);
    enter(phase);
    seen.map(Destination::of).ifPresent(this::go);
  }

  private void go(Destination destination) {
    frame.ifPresent(shown -> shown.go(destination));
  }

  DesktopContext context() {
    return context;
  }

  /** Opens the window on the page that fits. */
  void show() {
    prepare();
    stage.show();
    if (phase == Phase.INSIDE) {
      sayWhoIsIn(context.peer().status());
    }
  }

  /** Makes all that the window shows, once, but does not open it yet. */
  void prepare() {
    if (phase != null) {
      return;
    }
    memory.restore();
    Scene scene = new Scene(root, stage.getWidth(), stage.getHeight());
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
        KeyEvent.KEY_PRESSED, event -> frame.ifPresent(shown -> shown.pressed(event)));
    FileDrops.on(root, () -> phase == Phase.INSIDE, this::dropped);
    stage.setTitle(Messages.text("app.name"));
    stage.setScene(scene);
    enter(Phase.of(context.peer().status()));
    stage.showingProperty().subscribe(this::follow);
  }

  /** What was typed into a field is the field's to take back. */
  private void undoes(KeyEvent event) {
    boolean ofField = event.getTarget() instanceof TextInputControl field && field.isUndoable();
    if (Keys.UNDO.matches(event) && !ofField && notices.undo()) {
      event.consume();
    }
  }

  /** Nobody sees what a hidden window shows. */
  private void follow(boolean seen) {
    frame.ifPresent(seen ? Frame::wake : Frame::rest);
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

  private void happened(PeerEvent event) {
    if (event instanceof PeerEvent.SignedOut(String why)) {
      reason = why;
    }
    if (event instanceof PeerEvent.StatusChanged || event instanceof PeerEvent.SignedOut) {
      Phase fits = Phase.of(context.peer().status());
      // Somebody who chooses another network is not pushed forward again.
      if (fits != phase && phase != Phase.WELCOME) {
        enter(fits);
      }
    }
  }

  /** Shows the window, and does what this start or a later one is for. */
  void handedOver(Handover handover) {
    reception.receive(handover, frame);
  }

  /** Files were dropped where no screen takes them itself: asks with which group to share them. */
  void dropped(List<Path> files) {
    errands.share(files);
    frame.ifPresent(errands::runIn);
  }

  private void choose(Invite invite) {
    if (phase != Phase.WELCOME) {
      enter(Phase.WELCOME);
    }
    welcome.ifPresent(page -> page.fillIn(invite));
  }

  private void enter(Phase next) {
    leavePage();
    phase = next;
    switch (next) {
      case WELCOME -> welcome();
      case SIGN_IN -> signIn();
      case INSIDE -> inside();
    }
  }

  private void welcome() {
    boolean hasNetwork = context.peer().status().connection() != PeerStatus.Connection.NO_NETWORK;
    WelcomePage choice =
        new WelcomePage(
            context,
            hasNetwork ? Optional.of(this::enterWhatFits) : Optional.empty(),
            group -> {
              errands.askFor(group);
              enterWhatFits();
            });
    welcome = Optional.of(choice);
    showPage(choice::close, choice.node());
  }

  private void enterWhatFits() {
    enter(Phase.of(context.peer().status()));
  }

  private void signIn() {
    SignInPage signIn = new SignInPage(context, reason, () -> enter(Phase.WELCOME), errands::begin);
    reason = "";
    showPage(signIn::close, signIn.node());
    signIn.focus();
  }

  private void inside() {
    Frame inside = new Frame(context);
    frame = Optional.of(inside);
    showPage(inside::close, inside.node());
    notices.standAbove(inside.stripHeight());
    inside.open();
    if (!stage.isShowing()) {
      inside.rest();
    }
    errands.runIn(inside);
  }

  private void showPage(Subscription shown, Parent node) {
    page = shown;
    root.getChildren().setAll(node, notices.node());
  }

  private void leavePage() {
    frame = Optional.empty();
    welcome = Optional.empty();
    notices.clear();
    page.close();
    page = () -> {};
  }

  @Override
  public void close() {
    events.close();
    memory.save();
    leavePage();
  }
}
