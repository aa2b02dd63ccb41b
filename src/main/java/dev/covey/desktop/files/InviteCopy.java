package dev.covey.desktop.files;

import dev.covey.desktop.fx.Copying;
import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.Icons;
import dev.covey.desktop.fx.InlineError;
import dev.covey.desktop.fx.Messages;
import dev.covey.model.GroupListing;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. The button that copies an invite to the chosen group at one click. */
final class InviteCopy {
  private final DesktopContext context;
  private final FilesViewModel viewModel;
  private final InlineError error;

  InviteCopy(DesktopContext context, FilesViewModel viewModel, InlineError error) {
    this.context = context;
    this.viewModel = viewModel;
    this.error = error;
  }

  void bind(Button button) {
    button.setGraphic(Icons.of(Feather.LINK));
    button.setTooltip(new Tooltip(Messages.text("files.copyInvite.tip")));
    button
        .disableProperty()
        .bind(viewModel.groupProperty().map(group -> !group.role().isMember()).orElse(true));
    Runnable told = Copying.told(button);
    button.setOnAction(_ -> copy(told));
  }

  private void copy(Runnable told) {
    GroupListing group = viewModel.groupProperty().get();
    error.clear();
    context
        .bridge()
        .work(
            () -> context.peer().invite(Optional.of(group.name())),
            invite -> {
              Copying.copy(invite.toString());
              told.run();
            },
            error::show);
  }
}
