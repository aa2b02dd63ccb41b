package dev.covey.desktop.settings;

import dev.covey.desktop.fx.Icons;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/**
 * Runs on the FX thread. The list beside a long page: it jumps to a section and follows scrolling.
 */
final class SectionJumps {
  private final ScrollPane page;
  private final Map<Region, ToggleButton> sections = new LinkedHashMap<>();
  private boolean jumping;

  SectionJumps(ScrollPane page) {
    this.page = page;
    page.vvalueProperty().subscribe(_ -> follow());
  }

  /** Adds the entry that leads to a section. */
  void add(Pane list, String id, Feather icon, String name, Region section) {
    ToggleButton entry = new ToggleButton(name, Icons.of(icon));
    entry.setId(id);
    entry.getStyleClass().addAll("nav-item", "section-item");
    entry.setMaxWidth(Double.MAX_VALUE);
    entry.setAlignment(Pos.CENTER_LEFT);
    entry.setOnAction(_ -> jump(section));
    list.getChildren().add(entry);
    sections.put(section, entry);
    if (sections.size() == 1) {
      choose(section);
    }
  }

  private void jump(Region section) {
    jumping = true;
    try {
      double hidden =
          page.getContent().getLayoutBounds().getHeight() - page.getViewportBounds().getHeight();
      if (hidden > 0) {
        page.setVvalue(Math.clamp(section.getBoundsInParent().getMinY() / hidden, 0, 1));
      }
      choose(section);
    } finally {
      jumping = false;
    }
  }

  private void follow() {
    if (jumping || sections.isEmpty()) {
      return;
    }
    double hidden =
        page.getContent().getLayoutBounds().getHeight() - page.getViewportBounds().getHeight();
    double top = page.getVvalue() * Math.max(0, hidden);
    Region seen = sections.keySet().iterator().next();
    // The last ones may be too low to come to the top.
    boolean atEnd = hidden > 0 && page.getVvalue() >= page.getVmax();
    for (Region section : sections.keySet()) {
      if (atEnd || section.getBoundsInParent().getMinY() <= top + 1) {
        seen = section;
      }
    }
    choose(seen);
  }

  private void choose(Region chosen) {
    sections.forEach((section, entry) -> entry.setSelected(section.equals(chosen)));
  }
}
