package dev.covey.desktop.downloads;

import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.RightToLeft;
import dev.covey.peer.transfer.TransferSnapshot;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/** Runs on the FX thread. What is known of the chosen download's file. */
final class FileTab {
  private final GridPane facts = new GridPane();
  private final ScrollPane node = new ScrollPane(facts);
  private Map<String, String> shown = Map.of();

  FileTab() {
    facts.setId("downloadFacts");
    facts.getStyleClass().add("facts");
    node.getStyleClass().add("edge-to-edge");
    node.setFitToWidth(true);
  }

  Region node() {
    return node;
  }

  void show(TransferSnapshot snapshot) {
    Map<String, String> next = factsOf(snapshot);
    if (next.equals(shown)) {
      return;
    }
    shown = next;
    facts.getChildren().clear();
    next.forEach(this::add);
  }

  private void add(String name, String value) {
    Label key = new Label(name);
    key.getStyleClass().add("muted");
    key.setMinWidth(Region.USE_PREF_SIZE);
    Label words = new Label(value);
    words.setWrapText(true);
    RightToLeft.keepWhole(words);
    facts.addRow(facts.getRowCount(), key, words);
    GridPane.setValignment(key, VPos.TOP);
  }

  /** In the order in which they are shown. */
  static Map<String, String> factsOf(TransferSnapshot snapshot) {
    Map<String, String> facts = new LinkedHashMap<>();
    put(facts, "name", snapshot.file().value());
    put(facts, "group", snapshot.group().value());
    put(
        facts,
        "size",
        Messages.text(
            "downloads.file.sizeValue",
            Formats.bytes(snapshot.size()),
            Formats.exactBytes(snapshot.size())));
    put(facts, "pieces", Messages.text("downloads.file.piecesValue", snapshot.pieces()));
    if (snapshot.isPart()) {
      put(
          facts,
          "chosen",
          Messages.text(
              "downloads.file.chosenValue",
              Formats.bytes(snapshot.wanted()),
              Formats.bytes(snapshot.size()),
              snapshot.extent().chosen().numbers()));
    }
    snapshot
        .extent()
        .part()
        .ifPresent(part ->
            put(
                facts,
                "part",
                Messages.text(
                    "downloads.file.partValue", part, Formats.bytes(snapshot.beginning()))));
    snapshot.extent().copiedFrom().ifPresent(from -> put(facts, "copiedFrom", from.toString()));
    put(facts, "destination", snapshot.destination().toString());
    put(facts, "started", Formats.dateTime(snapshot.started()));
    snapshot
        .finished()
        .ifPresent(end -> {
          put(facts, "finished", Formats.dateTime(end));
          put(facts, "took", Formats.timeLeft(Duration.between(snapshot.started(), end)));
        });
    return facts;
  }

  private static void put(Map<String, String> facts, String key, String value) {
    facts.put(Messages.text("downloads.file." + key), value);
  }
}
