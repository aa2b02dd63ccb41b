package dev.covey.desktop.fx;

import javafx.scene.control.ListCell;

/**
 * Runs on the FX thread. A name to choose in a combo box, which may be longer than that is wide
 * (S7, G1): shortened in its middle, a tooltip tells all of it.
 *
 * @param <N> the kind of name, whose words are its {@code toString}
 */
public final class NameCell<N> extends ListCell<N> {
  public NameCell() {
    Tables.shortenInTheMiddle(this);
  }

  @Override
  protected void updateItem(N name, boolean empty) {
    super.updateItem(name, empty);
    setText(empty || name == null ? null : name.toString());
  }
}
