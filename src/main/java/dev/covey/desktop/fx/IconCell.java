package dev.covey.desktop.fx;

import dev.covey.model.FileName;
import java.util.function.Function;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;

/**
 * Runs on the FX thread. A cell of a live table: an icon and a line of text, which a tooltip tells
 * whole where it is cut.
 */
public final class IconCell<K, V> extends TableCell<LiveRow<K, V>, V> {
  private final Function<? super V, Look> look;
  private final Icon icon;
  private final Tooltip tooltip = new Tooltip();
  private String tip = "";

  /**
   * What a cell shows.
   *
   * @param tone the icon's
   * @param textTone the text's; neutral: as any text
   * @param tip what the tooltip says; empty: the text, if it is cut
   */
  public record Look(Feather icon, Tone tone, String text, Tone textTone, String tip) {}

  /**
   * @param overrun where a text that is too long is cut
   */
  public IconCell(Function<? super V, Look> look, OverrunStyle overrun) {
    this.look = look;
    this.icon = Icons.of(Feather.FILE);
    setTextOverrun(overrun);
    setGraphicTextGap(8);
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(480);
    textTruncatedProperty().subscribe(this::showTip);
  }

  /** A file's name with the icon of its kind, shortened in the middle so that its end stays. */
  public static <K, V> IconCell<K, V> fileName(Function<? super V, FileName> name) {
    return new IconCell<>(
        value -> {
          FileName file = name.apply(value);
          return new Look(Icons.forFile(file), Tone.NEUTRAL, file.value(), Tone.NEUTRAL, "");
        },
        OverrunStyle.CENTER_ELLIPSIS);
  }

  @Override
  protected void updateItem(V value, boolean empty) {
    super.updateItem(value, empty);
    if (empty || value == null) {
      setText(null);
      setGraphic(null);
      setTooltip(null);
      return;
    }
    show(look.apply(value));
  }

  private void show(Look now) {
    icon.setFeather(now.icon());
    now.tone().applyTo(icon);
    now.textTone().applyTo(this);
    setText(now.text());
    setGraphic(icon);
    tip = now.tip();
    showTip();
  }

  private void showTip() {
    tooltip.setText(RightToLeft.lines(tip.isEmpty() ? getText() : tip));
    setTooltip(tip.isEmpty() && !isTextTruncated() ? null : tooltip);
  }
}
