package dev.covey.desktop.downloads;

import dev.covey.desktop.fx.Drawing;
import java.util.List;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.Orientation;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.paint.Paint;

/**
 * Runs on the FX thread. Draws a {@link PieceMap} and tells which square the pointer or the arrow
 * keys are at. It repaints only when pieces, size or colours change.
 *
 * <p>The style sheet gives the colours: {@code -covey-verified}, {@code -covey-arriving}, {@code
 * -covey-asked}, {@code -covey-missing}, {@code -covey-failed}, {@code -covey-nowhere}, {@code
 * -covey-cursor}, {@code -covey-peer-1} to {@code -5}, and {@code -covey-earlier}.
 */
public final class PieceMapView extends Drawing {
  private static final int MOST_ROWS = 17;
  private static final int LEAST_ROWS = 4;

  /** How strong a peer's colour is where the piece is still to come. */
  private static final double ON_ITS_WAY = 0.45;

  private static final StyleablePropertyFactory<Drawing> CSS = css();

  private final StyleableProperty<Paint> verified = colour("-covey-verified");
  private final StyleableProperty<Paint> asked = colour("-covey-asked");
  private final StyleableProperty<Paint> missing = colour("-covey-missing");
  private final StyleableProperty<Paint> nowhere = colour("-covey-nowhere");
  private final StyleableProperty<Paint> left = colour("-covey-left");
  private final StyleableProperty<Paint> arriving = colour("-covey-arriving");
  private final StyleableProperty<Paint> failed = colour("-covey-failed");
  private final List<StyleableProperty<Paint>> colours =
      List.of(
          colour("-covey-peer-1"),
          colour("-covey-peer-2"),
          colour("-covey-peer-3"),
          colour("-covey-peer-4"),
          colour("-covey-peer-5"));
  private final StyleableProperty<Paint> earlier = colour("-covey-earlier");
  private final StyleableProperty<Paint> cursor = colour("-covey-cursor");
  private final ReadOnlyObjectWrapper<OptionalInt> pointed =
      new ReadOnlyObjectWrapper<>(OptionalInt.empty());
  private final ReadOnlyObjectWrapper<PieceMap> map = new ReadOnlyObjectWrapper<>();
  private PieceStates states = PieceStates.NOTHING;
  private boolean byPeer;

  public PieceMapView() {
    super(CSS);
    setUp("piece-map");
    setFocusTraversable(true);
    setOnMouseMoved(event -> point(map.get().squareAt(event.getX(), event.getY())));
    setOnMouseExited(_ -> point(OptionalInt.empty()));
    setOnKeyPressed(this::move);
    focusedProperty().subscribe(() -> point(OptionalInt.empty()));
    map.set(layOut(1, 1));
  }

  void show(PieceStates next) {
    if (next.equals(states)) {
      return;
    }
    boolean otherFile = next.pieces() != states.pieces();
    states = next;
    requestLayout();
    if (otherFile) {
      point(OptionalInt.empty());
      getParent().requestLayout();
    }
  }

  /** Whether squares have their sender's colour, rather than that of their state. */
  void byPeer(boolean now) {
    byPeer = now;
    requestLayout();
  }

  /** How the pieces are laid out now. */
  ReadOnlyObjectProperty<PieceMap> mapProperty() {
    return map.getReadOnlyProperty();
  }

  /** The square that the pointer or the keys are at. */
  ReadOnlyObjectProperty<OptionalInt> pointedProperty() {
    return pointed.getReadOnlyProperty();
  }

  private void point(OptionalInt square) {
    if (!square.equals(pointed.get())) {
      pointed.set(square);
      redraw();
    }
  }

  private void move(KeyEvent event) {
    PieceMap now = map.get();
    int at = pointed.get().orElse(0);
    int to =
        switch (event.getCode()) {
          case LEFT -> now.moved(at, -1, 0);
          case RIGHT -> now.moved(at, 1, 0);
          case UP -> now.moved(at, 0, -1);
          case DOWN -> now.moved(at, 0, 1);
          default -> -1;
        };
    if (to >= 0 && now.squares() > 0) {
      point(OptionalInt.of(pointed.get().isEmpty() ? 0 : to));
      event.consume();
    }
  }

  private static int columns(double width) {
    return Math.max(1, (int) ((width + 1) / PieceMap.STEP));
  }

  private PieceMap layOut(double width, double height) {
    int rows = Math.clamp((int) ((height + 1) / PieceMap.STEP), 1, MOST_ROWS);
    return new PieceMap(states, columns(width), rows);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    return PieceMap.height(states.pieces(), columns(width), MOST_ROWS);
  }

  @Override
  protected double computeMinHeight(double width) {
    return Math.min(LEAST_ROWS * PieceMap.STEP, computePrefHeight(width));
  }

  @Override
  protected double computeMaxHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    map.set(layOut(getWidth(), getHeight()));
    super.layoutChildren();
  }

  @Override
  protected void draw(GraphicsContext graphics) {
    PieceMap now = map.get();
    for (int square = 0; square < now.squares(); square++) {
      drawSquare(graphics, now, square);
    }
    pointed.get().ifPresent(square -> drawCursor(graphics, now, square));
  }

  private void drawSquare(GraphicsContext graphics, PieceMap now, int square) {
    double share = now.share(square);
    OptionalInt colour = byPeer ? now.colour(square) : OptionalInt.empty();
    if (share < 1) {
      graphics.setFill(colourOfRest(now, square));
      fill(graphics, now, square);
    }
    if (share == 0 && colour.isPresent()) {
      graphics.setGlobalAlpha(ON_ITS_WAY);
      graphics.setFill(colourOfVerified(colour));
      fill(graphics, now, square);
      graphics.setGlobalAlpha(1);
    }
    if (share > 0) {
      graphics.setGlobalAlpha(share);
      graphics.setFill(colourOfVerified(colour));
      fill(graphics, now, square);
      graphics.setGlobalAlpha(1);
    }
  }

  private Paint colourOfVerified(OptionalInt colour) {
    StyleableProperty<Paint> ofPeer = colour.isPresent() ? colours.get(colour.getAsInt()) : earlier;
    return (byPeer ? ofPeer : verified).getValue();
  }

  /** Under the verified share. */
  private Paint colourOfRest(PieceMap now, int square) {
    PieceMap.Piece piece = now.rest(square);
    if (byPeer && piece != PieceMap.Piece.NOT_CHOSEN) {
      return missing.getValue();
    }
    return switch (piece) {
      case VERIFIED -> verified.getValue();
      case ARRIVING -> arriving.getValue();
      case ASKED -> asked.getValue();
      case MISSING -> missing.getValue();
      case FAILED -> failed.getValue();
      case NOT_CHOSEN -> left.getValue();
      case NOWHERE -> nowhere.getValue();
    };
  }

  private static void fill(GraphicsContext graphics, PieceMap now, int square) {
    graphics.fillRect(now.x(square), now.y(square), PieceMap.SIDE, PieceMap.SIDE);
  }

  private void drawCursor(GraphicsContext graphics, PieceMap now, int square) {
    graphics.setStroke(cursor.getValue());
    graphics.strokeRect(
        now.x(square) + 0.5, now.y(square) + 0.5, PieceMap.SIDE - 1, PieceMap.SIDE - 1);
  }
}
