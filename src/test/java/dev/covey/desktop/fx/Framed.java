package dev.covey.desktop.fx;

import java.util.function.Function;
import javafx.scene.Parent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

/** A screen with as much room around it as the frame takes: navigation and status bar. */
public final class Framed implements Screen {
  private static final double NAVIGATION = 200;
  private static final double RAIL = 56;
  private static final double STATUS_BAR = 28;

  private final Screen screen;
  private final BorderPane node = new BorderPane();

  private Framed(Screen screen) {
    this.screen = screen;
    Region navigation = new Region();
    navigation.setStyle("-fx-background-color: -color-bg-subtle");
    Region status = new Region();
    status.setStyle("-fx-background-color: -color-bg-subtle");
    status.setMinHeight(STATUS_BAR);
    navigation
        .minWidthProperty()
        .bind(Narrow.windowWidth(node).map(width -> width < Narrow.TOOLS ? RAIL : NAVIGATION));
    node.setLeft(navigation);
    node.setBottom(status);
    node.setCenter(screen.node());
  }

  /** Runs on the FX thread. */
  public static Function<DesktopContext, Screen> screen(Function<DesktopContext, Screen> make) {
    return context -> new Framed(make.apply(context));
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public String title() {
    return screen.title();
  }

  @Override
  public void shown() {
    screen.shown();
  }

  @Override
  public void hidden() {
    screen.hidden();
  }

  @Override
  public void open(Destination destination) {
    screen.open(destination);
  }

  @Override
  public void shortcut(KeyEvent event) {
    screen.shortcut(event);
  }
}
