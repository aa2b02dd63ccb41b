package dev.covey.desktop.downloads;

import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.FxBridge;
import dev.covey.desktop.fx.Icons;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Reload;
import dev.covey.desktop.fx.RightToLeft;
import dev.covey.peer.transfer.Reassignment;
import dev.covey.peer.transfer.TransferDetails.Weights;
import dev.covey.peer.transfer.TransferSnapshot.PeerView;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/**
 * Runs on the FX thread. Two sliders by which other weights of score and load are tried out: how
 * many pieces each peer would have assigned then (P3, P7). Nothing changes by it.
 */
final class WhatIf extends HBox {
  private static final double STEP = 0.05;

  private final Slider alpha = slider("whatIfAlpha", "downloads.whatIf.alpha");
  private final Slider beta = slider("whatIfBeta", "downloads.whatIf.beta");
  private final Button reset =
      Icons.button("whatIfReset", Feather.ROTATE_CCW, Messages.text("downloads.whatIf.reset"));
  private final Label sentence = new Label();
  private final Runnable changed;
  private final Reload<Reassignment> reassignment;
  private List<PeerView> peers = List.of();
  private Optional<Weights> real = Optional.empty();
  private Optional<Reassignment> other = Optional.empty();

  /** What the next question is about; any thread reads it. */
  private volatile Question question = new Question(List.of(), new Weights(0, 0));

  private record Question(List<PeerView> peers, Weights weights) {}

  /**
   * @param changed called when {@link #of} says something else
   */
  WhatIf(FxBridge bridge, Runnable changed) {
    this.changed = changed;
    this.reassignment =
        bridge.reload(
            () -> {
              Question asked = question;
              return Reassignment.of(asked.peers, asked.weights);
            },
            this::answered,
            _ -> {});
    setId("whatIf");
    getStyleClass().add("what-if");
    setAlignment(Pos.CENTER_LEFT);
    setMinHeight(USE_PREF_SIZE);
    sentence.setId("whatIfSentence");
    sentence.getStyleClass().add("hint");
    sentence.setMaxWidth(Double.MAX_VALUE);
    sentence.setWrapText(true);
    sentence.setMinHeight(Region.USE_PREF_SIZE);
    RightToLeft.keepWhole(sentence);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    reset.getStyleClass().addAll("small", "flat");
    reset.setMinWidth(Region.USE_PREF_SIZE);
    reset.setTooltip(new Tooltip(Messages.text("downloads.whatIf.reset.tip")));
    reset.setOnAction(_ -> reset());
    getChildren()
        .addAll(
            field("downloads.whatIf.alpha", alpha),
            field("downloads.whatIf.beta", beta),
            reset,
            sentence);
    managedProperty().bind(visibleProperty());
    alpha.valueProperty().subscribe(this::moved);
    beta.valueProperty().subscribe(this::moved);
  }

  private static Slider slider(String id, String key) {
    Slider slider = new Slider(0, 1, 0);
    slider.setId(id);
    slider.setAccessibleText(Messages.text(key + ".accessible"));
    slider.setTooltip(new Tooltip(Messages.text(key + ".accessible")));
    slider.setBlockIncrement(STEP);
    slider.setMajorTickUnit(STEP);
    slider.setMinorTickCount(0);
    slider.setSnapToTicks(true);
    slider.setPrefWidth(110);
    slider.setMinWidth(110);
    return slider;
  }

  private static HBox field(String key, Slider slider) {
    Label name = new Label(Messages.text(key));
    name.setLabelFor(slider);
    name.setMinWidth(Region.USE_PREF_SIZE);
    Label value = new Label();
    value.getStyleClass().add("what-if-value");
    value
        .textProperty()
        .bind(slider.valueProperty().map(now -> Formats.fixed(2, now.doubleValue())));
    HBox field = new HBox(8, name, slider, value);
    field.setAlignment(Pos.CENTER_LEFT);
    return field;
  }

  /**
   * Takes over who serves now.
   *
   * @param weights those that are in force; empty: nothing is assigned, and nothing to try out
   */
  void show(List<PeerView> nextPeers, Optional<Weights> weights) {
    peers = nextPeers;
    boolean possible = weights.isPresent() && peers.stream().anyMatch(Reassignment::takesPart);
    setVisible(possible);
    if (weights.isPresent() && !weights.equals(real)) {
      real = weights;
      alpha.setMax(Math.max(1, weights.get().alpha()));
      beta.setMax(Math.max(1, weights.get().beta()));
      reset();
    }
    ask();
  }

  /** Back to the weights that are in force: also when another download is looked at. */
  void reset() {
    real.ifPresent(weights -> {
      alpha.setValue(weights.alpha());
      beta.setValue(weights.beta());
    });
  }

  private void moved() {
    ask();
  }

  private boolean isOther() {
    return isVisible()
        && real.filter(weights -> differs(weights.alpha(), alpha) || differs(weights.beta(), beta))
            .isPresent();
  }

  private static boolean differs(double weight, Slider slider) {
    return Math.abs(weight - slider.getValue()) > STEP / 10;
  }

  private void ask() {
    reset.setDisable(!isOther());
    if (isOther()) {
      question = new Question(peers, new Weights(alpha.getValue(), beta.getValue()));
      reassignment.request();
    } else {
      reassignment.close();
      boolean was = other.isPresent();
      other = Optional.empty();
      explain();
      if (was) {
        changed.run();
      }
    }
  }

  private void answered(Reassignment answer) {
    if (isOther()) {
      other = Optional.of(answer);
      explain();
      changed.run();
    }
  }

  /** Whether other weights than those in force are tried out. */
  boolean isTried() {
    return other.isPresent();
  }

  /** How many pieces it would have assigned; empty if nothing is tried out. */
  OptionalInt of(PeerView peer) {
    return other.isPresent() && Reassignment.takesPart(peer)
        ? OptionalInt.of(other.get().load(peer.device()))
        : OptionalInt.empty();
  }

  private void explain() {
    sentence.setText(
        other.map(this::explanation).orElseGet(() -> Messages.text("downloads.whatIf.hint")));
  }

  /** Names the peer for which it makes the greatest difference. */
  private String explanation(Reassignment now) {
    Comparator<PeerView> byDifference =
        Comparator.comparingInt(peer -> Math.abs(now.load(peer.device()) - peer.load()));
    return peers.stream()
        .filter(Reassignment::takesPart)
        .max(byDifference)
        .filter(peer -> now.load(peer.device()) != peer.load())
        .map(peer ->
            Messages.text(
                "downloads.whatIf.difference",
                peer.user(),
                now.load(peer.device()),
                now.pieces(),
                peer.load()))
        .orElseGet(() -> Messages.text("downloads.whatIf.same", now.pieces()));
  }

  /** Drops the question on its way. */
  void close() {
    reassignment.close();
  }
}
