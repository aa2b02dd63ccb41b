package dev.covey.desktop.fx;

import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * Runs on the FX thread. A page in the middle of the window with its foot, where the button to go
 * on is, right below it. Where the page is higher than the window it scrolls, and the foot stays.
 */
public final class FootedPage extends VBox {
  private static final PseudoClass CUT = PseudoClass.getPseudoClass("cut");
  private static final double EDGE = 20;

  private final PageScroll scroll = new PageScroll();
  private final StackPane below = new StackPane();

  public FootedPage() {
    getStyleClass().add("footed-page");
    setAlignment(Pos.CENTER);
    scroll.setMinHeight(0);
    VBox.setVgrow(scroll, Priority.NEVER);
    below.getStyleClass().add("page-foot");
    below.setMinHeight(Region.USE_PREF_SIZE);
    // Beside what scrolls there is a scroll bar, beside the foot there is none.
    below
        .paddingProperty()
        .bind(
            Bindings.createObjectBinding(
                () -> new Insets(EDGE, EDGE + barWidth(), EDGE, EDGE),
                widthProperty(),
                scroll.viewportBoundsProperty()));
    scroll
        .viewportBoundsProperty()
        .subscribe(_ -> below.pseudoClassStateChanged(CUT, barWidth() > 0));
    getChildren().addAll(scroll, below);
  }

  private double barWidth() {
    double room = scroll.getViewportBounds().getWidth();
    return room == 0 ? 0 : Math.max(0, getWidth() - room);
  }

  public Node getPage() {
    return scroll.getContent();
  }

  /** To be used in FXML. */
  public void setPage(Node page) {
    scroll.setContent(page);
  }

  public Node getFoot() {
    return below.getChildren().isEmpty() ? null : below.getChildren().getFirst();
  }

  /** To be used in FXML. */
  public void setFoot(Node foot) {
    below.getChildren().setAll(foot);
  }
}
