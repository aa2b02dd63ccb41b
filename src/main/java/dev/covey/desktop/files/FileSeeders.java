package dev.covey.desktop.files;

import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.InlineError;
import dev.covey.desktop.fx.Messages;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.Seeder;
import dev.covey.model.Subscription;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Runs on the FX thread. Asks who has all of the chosen file, and shows them. */
final class FileSeeders {
  private final DesktopContext context;
  private final VBox rows;
  private final InlineError error;
  private final BooleanSupplier mine;
  private final Runnable changed;
  private Optional<Subscription> asking = Optional.empty();
  private Optional<List<Seeder>> known = Optional.empty();

  /**
   * @param mine whether this device has it too
   * @param changed called when others are known
   */
  FileSeeders(
      DesktopContext context,
      VBox rows,
      InlineError error,
      BooleanSupplier mine,
      Runnable changed) {
    this.context = context;
    this.rows = rows;
    this.error = error;
    this.mine = mine;
    this.changed = changed;
  }

  /** Empty until the tracker has answered. */
  Optional<List<Seeder>> known() {
    return known;
  }

  /** Another file is shown. */
  void clear() {
    rows.getChildren().clear();
    known = Optional.empty();
  }

  void ask(GroupName group, FileName file) {
    close();
    asking =
        Optional.of(
            context
                .bridge()
                .work(() -> context.peer().seeders(group, file), this::show, error::show));
  }

  private void show(List<Seeder> found) {
    error.clear();
    known = Optional.of(found);
    changed.run();
    boolean here = mine.getAsBoolean();
    if (found.isEmpty() && !here) {
      Label nobody = new Label(Messages.text("files.pane.nobody"));
      nobody.getStyleClass().add("hint");
      rows.getChildren().setAll(nobody);
      return;
    }
    Stream<SeederRow> me = here ? Stream.of(SeederRow.mine()) : Stream.empty();
    List<SeederRow> all = Stream.concat(me, found.stream().map(SeederRow::of)).toList();
    SeederRow.align(all);
    rows.getChildren().setAll(all);
  }

  /** Drops the question that is on its way. */
  void close() {
    asking.ifPresent(Subscription::close);
  }
}
