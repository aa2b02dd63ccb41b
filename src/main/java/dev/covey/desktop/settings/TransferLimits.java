package dev.covey.desktop.settings;

import dev.covey.desktop.fx.InlineError;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.RateField;
import dev.covey.desktop.fx.SpinnerText;
import dev.covey.peer.PeerConfig;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;

/** Runs on the FX thread. The fields of the rate limits and of the downloads at once (U16). */
final class TransferLimits {
  private static final int MOST = PeerConfig.Limits.MOST_DOWNLOADS;

  private final SettingsViewModel model;
  private final RateField up;
  private final RateField down;
  private final Spinner<Integer> atOnce;

  TransferLimits(SettingsViewModel model, RateField up, RateField down, Spinner<Integer> atOnce) {
    this.model = model;
    this.up = up.named("limitUp", Messages.text("settings.limit.up"));
    this.down = down.named("limitDown", Messages.text("settings.limit.down"));
    this.atOnce = atOnce;
  }

  /** Binds them to the model. */
  void bind(Label upName, Label downName, Label atOnceName, InlineError problem) {
    upName.setLabelFor(up.input());
    downName.setLabelFor(down.input());
    atOnceName.setLabelFor(atOnce);
    up.onChosen(rate -> model.limit(model.limitProperty().get().withUp(rate)));
    down.onChosen(rate -> model.limit(model.limitProperty().get().withDown(rate)));
    model
        .limitProperty()
        .subscribe(limit -> {
          up.show(limit.up());
          down.show(limit.down());
        });
    bindAtOnce();
    problem.follow(model.limitProblemProperty());
  }

  private void bindAtOnce() {
    var values = new IntegerSpinnerValueFactory(1, MOST, model.atOnceProperty().get());
    values.setConverter(new WholeNumber(values));
    atOnce.setValueFactory(values);
    atOnce.setEditable(true);
    SpinnerText.followsValue(atOnce);
    atOnce.getEditor().setId("downloadsAtOnce");
    atOnce.setAccessibleText(Messages.text("settings.atOnce"));
    atOnce.getEditor().setAccessibleText(Messages.text("settings.atOnce"));
    atOnce.setPrefWidth(140);
    model.atOnceProperty().subscribe(most -> values.setValue(most.intValue()));
    atOnce.valueProperty().subscribe(model::atOnce);
  }
}
