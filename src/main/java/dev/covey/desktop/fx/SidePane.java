package dev.covey.desktop.fx;

import atlantafx.base.controls.Spacer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * Runs on the FX thread. A table with a pane of details beside it. In a narrow window a strip below
 * the table names the choice instead, and opens the pane over the table.
 */
public final class SidePane extends BorderPane {
  private final String id;
  private final Region main;
  private final Region pane;
  private final double paneWidth;
  private final KeptSplit split;
  private final HBox overlay = new HBox();
  private final VBox sheet = new VBox();
  private final HBox strip = new HBox();
  private final Label title = new Label();
  private final Label hint = new Label();
  private final BooleanProperty narrow = new SimpleBooleanProperty();
  private final BooleanProperty choice = new SimpleBooleanProperty();
  private final BooleanProperty open = new SimpleBooleanProperty();
  private boolean hasPane = true;

  /**
   * @param id what the fx:ids of its own controls begin with
   * @param paneWidth the pane's width in pixels at the start
   */
  public SidePane(String id, Region main, Region pane, double paneWidth) {
    this.id = id;
    this.main = main;
    this.pane = pane;
    this.paneWidth = paneWidth;
    this.split = new KeptSplit(paneWidth);
    arrangeStrip(id);
    arrangeOverlay(id);
    pane.setMinWidth(Math.min(paneWidth, 320));
    setCenter(new StackPane(split, overlay));
    setBottom(strip);
    narrow.bind(Narrow.windowWidth(this).map(width -> width < Narrow.DETAILS));
    narrow.subscribe(this::place);
    choice.subscribe(chosen -> {
      if (!chosen) {
        open.set(false);
      }
    });
    open.subscribe(this::place);
  }

  /** Keeps the pane's width across starts. */
  public void remember(Preferences preferences) {
    split.remember(preferences, id + ".pane");
  }

  private void arrangeStrip(String id) {
    Button details = new Button();
    details.setId(id + "Details");
    details.setOnAction(_ -> open.set(!open.get()));
    details.setMinWidth(Region.USE_PREF_SIZE);
    open.subscribe(isOpen -> {
      details.setText(Messages.text(isOpen ? "side.hide" : "side.details"));
      details.setGraphic(Icons.of(isOpen ? Feather.CHEVRON_DOWN : Feather.CHEVRON_UP));
    });
    title.setId(id + "StripTitle");
    title.getStyleClass().add("strong");
    Tables.shortenInTheMiddle(title);
    hint.getStyleClass().add("hint");
    Tables.tellWhenCut(hint);
    VBox words = new VBox(title, hint);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.SOMETIMES);
    strip.setId(id + "Strip");
    strip.getStyleClass().add("side-strip");
    strip.setAlignment(Pos.CENTER_LEFT);
    strip.getChildren().addAll(words, new Spacer(), details);
    strip.visibleProperty().bind(narrow.and(choice));
    strip.managedProperty().bind(strip.visibleProperty());
  }

  private void arrangeOverlay(String id) {
    Button close = Icons.iconButton(id + "CloseDetails", Feather.X, Messages.text("side.close"));
    close.setTooltip(new Tooltip(Messages.text("side.close.tip")));
    close.getStyleClass().addAll("small", "flat");
    close.setOnAction(_ -> open.set(false));
    HBox bar = new HBox(new Spacer(), close);
    bar.getStyleClass().add("side-sheet-bar");
    sheet.getStyleClass().add("side-sheet");
    sheet.getChildren().add(bar);
    sheet.setMaxWidth(paneWidth);
    Region veil = new Region();
    veil.getStyleClass().add("veil");
    veil.setOnMouseClicked(_ -> open.set(false));
    HBox.setHgrow(veil, Priority.ALWAYS);
    overlay.getChildren().addAll(veil, sheet);
    overlay.visibleProperty().bind(narrow.and(open));
  }

  /** Adds the choice's main button to the strip. */
  public void setStripButton(Button button) {
    button.setMinWidth(Region.USE_PREF_SIZE);
    strip.getChildren().add(button);
  }

  /** Names the choice in the strip. */
  public void choose(String name, String words) {
    title.setText(name);
    hint.setText(words);
    choice.set(true);
  }

  /** In pixels; 0 while no strip is seen. */
  public ObservableValue<? extends Number> stripHeight() {
    return Bindings.when(strip.visibleProperty()).then(strip.heightProperty()).otherwise(0.0);
  }

  /** Nothing is chosen: no strip. */
  public void chooseNothing() {
    choice.set(false);
  }

  /** Closes the pane over the table; false if it was not open. */
  public boolean closeDetails() {
    boolean was = narrow.get() && open.get();
    open.set(false);
    return was;
  }

  /** Leaves the table the pane's room while it has no row to tell of; shown at the start. */
  public void showPane(boolean shown) {
    hasPane = shown;
    place();
  }

  private void place() {
    sheet.getChildren().remove(pane);
    if (!narrow.get()) {
      open.set(false);
      if (hasPane) {
        split.show(main, pane);
      } else {
        split.show(main);
      }
      return;
    }
    split.show(main);
    if (open.get()) {
      VBox.setVgrow(pane, Priority.ALWAYS);
      pane.setPrefWidth(paneWidth);
      sheet.getChildren().add(pane);
    }
  }
}
