package dev.covey.desktop.fx;

import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/**
 * Runs on the FX thread. A page as wide as the window and at least as high: what is on it can stand
 * in the middle, and scrolls where there is too little room, also to what gets the focus. {@code
 * fitToHeight} would squeeze it.
 */
public final class PageScroll extends ScrollPane {
  /** Room left beside what was scrolled to. */
  private static final double EDGE = 20;

  public PageScroll() {
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
    contentProperty()
        .subscribe(content -> {
          if (content instanceof Region page) {
            page.minHeightProperty().bind(viewportBoundsProperty().map(Bounds::getHeight));
          }
        });
    skinProperty().subscribe(_ -> keepNoPicture());
    sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(this::bringIntoView);
  }

  /** Its height follows from its width: words wrap. */
  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  /**
   * The skin keeps the page as a picture, as large as the window: what lives is drawn anew anyway.
   */
  private void keepNoPicture() {
    Node viewport = lookup(".viewport");
    if (viewport != null) {
      viewport.setCache(false);
    }
  }

  private void bringIntoView(Node focused) {
    Node page = getContent();
    if (page == null || !isWithin(focused, page)) {
      return;
    }
    double room = getViewportBounds().getHeight();
    double hidden = page.getLayoutBounds().getHeight() - room;
    if (hidden <= 0) {
      return;
    }
    Bounds place = page.sceneToLocal(focused.localToScene(focused.getLayoutBounds()));
    double top = getVvalue() * hidden;
    if (place.getMinY() - EDGE < top) {
      setVvalue((place.getMinY() - EDGE) / hidden);
    } else if (place.getMaxY() + EDGE > top + room) {
      setVvalue((place.getMaxY() + EDGE - room) / hidden);
    }
  }

  private static boolean isWithin(Node node, Node page) {
    Node at = node;
    while (at != null && !at.equals(page)) {
      at = at.getParent();
    }
    return at != null;
  }
}
