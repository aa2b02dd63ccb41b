package dev.covey.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covey.desktop.autostart.Autostart;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.Subscription;
import dev.covey.testing.FakePeer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Used by a test's thread. One window without a display, the surroundings of a screen, and a record
 * of what the screen asked of them. Screenshots go to {@code target/screenshots/}.
 */
public final class TestDesktop implements AutoCloseable {
  /** How long a test waits for what it expects. */
  public static final Duration PATIENCE = Duration.ofSeconds(90);

  /** About as long as it is from one layout to the next. */
  private static final Duration PULSE = Duration.ofMillis(10);

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private final FakePeer peer;
  private final FxBridge bridge = new FxBridge();
  private final FxRobot robot = new FxRobot();
  private final Robot hand;
  private final List<Destination> went = Collections.synchronizedList(new ArrayList<>());
  private final List<Notice> notices = Collections.synchronizedList(new ArrayList<>());
  private final TestDialogs dialogs = new TestDialogs();
  private final TestStarter starter;
  private final TestNearby nearby = new TestNearby();
  private final Preferences preferences;
  private final Themes themes;
  private final Autostart autostart;
  private final DesktopContext context;
  private final Stage stage;
  private Screen screen;

  public TestDesktop(FakePeer peer, Path directory) {
    this.peer = peer;
    this.starter = new TestStarter(peer);
    try {
      stage = FxToolkit.registerPrimaryStage();
      // A stage that was shown before keeps its size otherwise.
      FxToolkit.setupFixture(stage::hide);
    } catch (TimeoutException e) {
      throw new IllegalStateException("no toolkit", e);
    }
    hand = on(Robot::new);
    preferences = Preferences.open(directory.resolve("desktop.properties"));
    themes = on(() -> new Themes(preferences));
    run(() -> themes.choiceProperty().set(Themes.Choice.LIGHT));
    autostart = Autostart.on("Linux", directory, Map.of(), List.of("/opt/covey/covey", "desktop"));
    context =
        new DesktopContext(
            peer,
            bridge,
            went::add,
            notices::add,
            themes,
            on(() -> new Languages(preferences)),
            preferences,
            dialogs,
            starter,
            nearby,
            autostart);
  }

  public DesktopContext context() {
    return context;
  }

  public FakePeer peer() {
    return peer;
  }

  public FxRobot robot() {
    return robot;
  }

  public Stage stage() {
    return stage;
  }

  public TestDialogs dialogs() {
    return dialogs;
  }

  public Autostart autostart() {
    return autostart;
  }

  public TestStarter starter() {
    return starter;
  }

  public TestNearby nearby() {
    return nearby;
  }

  /** Where the screen asked to go. */
  public List<Destination> went() {
    return List.copyOf(went);
  }

  public List<Notice> notices() {
    return List.copyOf(notices);
  }

  /** Shows a screen alone in the window, as the frame would. */
  public <S extends Screen> S show(Function<DesktopContext, S> make, int width, int height) {
    S made = on(() -> make.apply(context));
    show(on(made::node), width, height);
    screen = made;
    run(() -> stage.getScene().addEventHandler(KeyEvent.KEY_PRESSED, made::shortcut));
    run(made::shown);
    settle();
    return made;
  }

  /** Shows any nodes in the window. */
  public void show(Parent root, int width, int height) {
    run(() -> {
      Scene scene = new Scene(root, width, height);
      scene.getStylesheets().add(sheet());
      stage.setScene(scene);
      // What another test set stays otherwise, whatever the scene wants.
      stage.setMinWidth(0);
      stage.setMinHeight(0);
      stage.setWidth(width);
      stage.setHeight(height);
      stage.show();
    });
    rest();
  }

  private static String sheet() {
    return Objects.requireNonNull(TestDesktop.class.getResource("/css/covey.css")).toExternalForm();
  }

  /** Waits for the layout, too: a window takes its size with the next pulse. */
  public void resize(int width, int height) {
    run(() -> {
      // A large one would end below the display there is without a screen.
      stage.setX(0);
      stage.setY(0);
      stage.setWidth(width);
      stage.setHeight(height);
    });
    rest();
  }

  /** Runs on the FX thread and waits for the answer. */
  public static <T> T on(Callable<T> question) {
    try {
      return WaitForAsyncUtils.waitForAsyncFx(PATIENCE.toMillis(), question);
    } finally {
      settle();
    }
  }

  /** Runs on the FX thread and waits until it is done. */
  public static void run(Runnable action) {
    WaitForAsyncUtils.waitForAsyncFx(PATIENCE.toMillis(), action);
    settle();
  }

  /** Lets the FX thread do what is waiting there, twice: what that asks for later is done too. */
  private static void settle() {
    if (!Platform.isFxApplicationThread()) {
      for (int i = 0; i < 2; i++) {
        WaitForAsyncUtils.waitForAsyncFx(PATIENCE.toMillis(), () -> {});
      }
    }
  }

  /**
   * Waits until the window was laid out anew, and what that changed was laid out, too. One that is
   * not seen is not laid out.
   */
  public void rest() {
    for (int i = 0; i < 2; i++) {
      if (on(stage::isShowing)) {
        awaitLayout(on(stage::getScene));
      }
    }
  }

  private static void awaitLayout(Scene scene) {
    CountDownLatch done = new CountDownLatch(1);
    Runnable pulsed = done::countDown;
    run(() -> {
      scene.addPostLayoutPulseListener(pulsed);
      Platform.requestNextPulse();
    });
    await().pollInterval(PULSE).atMost(PATIENCE).until(() -> done.getCount() == 0);
    run(() -> scene.removePostLayoutPulseListener(pulsed));
  }

  /** Waits until something is so; asked on the test's thread while the FX thread rests. */
  public static void until(Callable<Boolean> isSo) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> {
          settle();
          return isSo.call();
        });
  }

  /** The control with this fx:id, in any window; waits for it. */
  public <N extends Node> N node(String id, Class<N> type) {
    await().atMost(PATIENCE).until(() -> find(id, type).isPresent());
    return find(id, type).orElseThrow();
  }

  /**
   * The first of what stands in the cells of a table and is wanted; waits for it, since rows that
   * came or moved have their cells with the next layout only.
   */
  public Node cell(TableView<?> table, String selector, Predicate<Node> wanted) {
    rest();
    Callable<Optional<Node>> found =
        () -> table.lookupAll(selector).stream().filter(wanted).findFirst();
    until(() -> on(found).isPresent());
    return on(found).orElseThrow();
  }

  /** Clicks in the middle of the control with this fx:id, wherever that is on the screen. */
  public void click(String id) {
    click(node(id, Node.class));
  }

  public void click(Node node) {
    click(node, MouseButton.PRIMARY);
  }

  public void click(Node node, MouseButton button) {
    // One step a visit: between press and release the thread sees each, as with a hand.
    run(() -> {
      // What has just appeared moves others at the next layout only, and the hand would miss.
      node.getScene().getRoot().applyCss();
      node.getScene().getRoot().layout();
      Bounds seen = node.localToScreen(node.getLayoutBounds());
      hand.mouseMove(seen.getCenterX(), seen.getCenterY());
    });
    run(() -> hand.mousePress(button));
    run(() -> hand.mouseRelease(button));
  }

  /**
   * Drags from the middle of one node to that of another.
   *
   * @param over done while the hand is over the other
   */
  public void drag(Node from, Node to, Runnable over) {
    run(() -> moveTo(from, 0));
    run(() -> hand.mousePress(MouseButton.PRIMARY));
    for (int step = 1; step <= 4; step++) {
      int far = 4 * step;
      run(() -> moveTo(from, far));
    }
    run(() -> moveTo(to, 0));
    run(() -> moveTo(to, 2));
    over.run();
    run(() -> hand.mouseRelease(MouseButton.PRIMARY));
  }

  private void moveTo(Node node, double right) {
    Bounds seen = node.localToScreen(node.getLayoutBounds());
    hand.mouseMove(seen.getCenterX() + right, seen.getCenterY());
  }

  /** Presses keys together, the first one first, and lets them go. */
  public void press(KeyCode... keys) {
    run(() -> List.of(keys).forEach(hand::keyPress));
    run(() -> List.of(keys).reversed().forEach(hand::keyRelease));
  }

  /** Replaces what stands in a field. */
  public void enter(String id, String text) {
    TextInputControl field = node(id, TextInputControl.class);
    run(() -> field.setText(text));
  }

  /** The text on the system's clipboard; empty if there is none. */
  public static String clipboard() {
    return on(() -> {
      Clipboard clipboard = Clipboard.getSystemClipboard();
      return clipboard.hasString() ? clipboard.getString() : "";
    });
  }

  /** What a label, button or field says. */
  public String text(String id) {
    return switch (node(id, Node.class)) {
      case Labeled labeled -> on(labeled::getText);
      case TextInputControl field -> on(field::getText);
      case Node other -> throw new IllegalStateException(other + " has no text");
    };
  }

  public boolean isDisabled(String id) {
    return on(node(id, Node.class)::isDisabled);
  }

  public boolean sees(String id) {
    return find(id, Node.class).map(node -> on(() -> visible(node))).orElse(false);
  }

  /** Whether all of it is within the window, without scrolling to it. */
  public boolean isWhole(String id) {
    Node node = node(id, Node.class);
    return on(() -> {
      Bounds place = node.localToScene(node.getLayoutBounds());
      return visible(node)
          && place.getMinY() >= 0
          && place.getMaxY() <= node.getScene().getHeight()
          && place.getMaxX() <= node.getScene().getWidth()
          && !cut(node, place);
    });
  }

  /** Whether what scrolls shows only a part of it, or nothing. */
  private static boolean cut(Node node, Bounds place) {
    for (Node at = node.getParent(); at != null; at = at.getParent()) {
      Node clip = at.getClip();
      if (clip != null) {
        Bounds seen = at.localToScene(clip.getBoundsInParent());
        if (place.getMinY() < seen.getMinY() || place.getMaxY() > seen.getMaxY()) {
          return true;
        }
      }
    }
    return false;
  }

  /** Where the words of a label stand, in pixels from the window's top. */
  public double baseline(Label words) {
    return on(() -> words.localToScene(0, words.getBaselineOffset()).getY());
  }

  private static boolean visible(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private static <N extends Node> Optional<N> find(String id, Class<N> type) {
    return on(() ->
        List.copyOf(Window.getWindows()).stream()
            .filter(window -> window.getScene() != null)
            .map(window -> window.getScene().getRoot().lookup("#" + id))
            .filter(type::isInstance)
            .map(type::cast)
            .findFirst());
  }

  /** Saves the window as {@code <name>-light.png} and {@code <name>-dark.png}. */
  public void screenshots(String name) {
    run(() -> themes.choiceProperty().set(Themes.Choice.DARK));
    screenshot(name + "-dark");
    run(() -> themes.choiceProperty().set(Themes.Choice.LIGHT));
    screenshot(name + "-light");
  }

  /** Saves the window, once nothing in it is unnamed or too pale ({@link Audit}). */
  public void screenshot(String name) {
    settle();
    BufferedImage image = picture(1);
    try {
      Files.createDirectories(SCREENSHOTS);
      ImageIO.write(image, "png", SCREENSHOTS.resolve(name + ".png").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(unnamedOrPale()).as(name).isEmpty();
  }

  /**
   * The window and what stands over it.
   *
   * @param scale of the display, 1 or 2
   */
  public BufferedImage picture(int scale) {
    if (scale == 1) {
      return on(() -> WindowPicture.of(stage, 1));
    }
    run(() -> WindowPicture.onDisplay(scale));
    rest(); // what is drawn into pixels is drawn into smaller ones
    try {
      return on(() -> WindowPicture.of(stage, scale));
    } finally {
      run(() -> WindowPicture.onDisplay(1));
      rest();
    }
  }

  /** What {@link Audit} finds in all windows that are seen. */
  public static List<String> unnamedOrPale() {
    return on(TestDesktop::problems);
  }

  private static List<String> problems() {
    return Window.getWindows().stream()
        .filter(Window::isShowing)
        .map(Window::getScene)
        .filter(Objects::nonNull)
        .flatMap(scene -> Audit.of(scene).stream())
        .distinct()
        .toList();
  }

  @Override
  public void close() {
    run(() -> {
      if (screen != null) {
        screen.hidden();
      }
      List.copyOf(Window.getWindows()).forEach(Window::hide);
      stage.setScene(null);
    });
    bridge.close();
    peer.close();
  }

  /** What the system's dialogs will answer, and what was opened. */
  public static final class TestDialogs implements SystemDialogs {
    private List<Path> files = List.of();
    private Optional<Path> folder = Optional.empty();
    private final List<Path> opened = Collections.synchronizedList(new ArrayList<>());

    public void willChooseFiles(Path... chosen) {
      files = List.of(chosen);
    }

    public void willChooseFolder(Path chosen) {
      folder = Optional.of(chosen);
    }

    public List<Path> opened() {
      return List.copyOf(opened);
    }

    @Override
    public List<Path> chooseFiles(Window owner, String title) {
      return files;
    }

    @Override
    public Optional<Path> chooseFolder(Window owner, String title, Path from) {
      return folder;
    }

    @Override
    public void open(Path path) {
      opened.add(path);
    }
  }

  /** Networks nearby, as a test wants them; remembers whether anybody looks. */
  public static final class TestNearby implements NearbyNetworks {
    private final List<Consumer<List<NearbyNetwork>>> watching = new CopyOnWriteArrayList<>();

    public boolean isWatched() {
      return !watching.isEmpty();
    }

    public void found(NearbyNetwork... networks) {
      watching.forEach(each -> each.accept(List.of(networks)));
    }

    @Override
    public Subscription watch(Consumer<List<NearbyNetwork>> found) {
      watching.add(found);
      return () -> watching.remove(found);
    }
  }

  /** A network that starts by being asked to; then the peer is in it. */
  public static final class TestStarter implements NetworkStarter {
    private final FakePeer peer;
    private final List<String> started = Collections.synchronizedList(new ArrayList<>());
    private volatile Optional<CoveyException> refusal = Optional.empty();

    TestStarter(FakePeer peer) {
      this.peer = peer;
    }

    public List<String> started() {
      return List.copyOf(started);
    }

    public void willStart() {
      refusal = Optional.empty();
    }

    public void willRefuse(ErrorCode code, String message) {
      refusal = Optional.of(new CoveyException(code, message));
    }

    @Override
    public void startHere(String networkName) throws CoveyException {
      started.add(networkName);
      if (refusal.isPresent()) {
        throw refusal.get();
      }
      peer.join(FakePeer.BALANCER, FakePeer.FINGERPRINT);
    }

    @Override
    public boolean startedHere() {
      return !started.isEmpty();
    }
  }
}
