package dev.covey.desktop.sharing;

import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.NameCell;
import dev.covey.desktop.fx.Question;
import dev.covey.desktop.fx.Tone;
import dev.covey.model.CoveyException;
import dev.covey.model.GroupListing;
import dev.covey.model.GroupName;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. Lets the user choose files, then the group to share them with. */
public final class ShareWith {
  private final DesktopContext context;
  private final ShareFiles shareFiles;
  private final Consumer<CoveyException> failed;

  public ShareWith(DesktopContext context, ShareFiles shareFiles, Consumer<CoveyException> failed) {
    this.context = context;
    this.shareFiles = shareFiles;
    this.failed = failed;
  }

  /** Lets the user choose files first. */
  void ask(Window window) {
    List<Path> files = shareFiles.choose(window);
    if (!files.isEmpty()) {
      ask(window, files);
    }
  }

  /** Asks with which group to share files that are chosen already. */
  public void ask(Window window, List<Path> files) {
    context
        .bridge()
        .work(
            () -> new Asked(Brought.of(files), groups()),
            asked -> {
              if (asked.brought().isFoldersOnly()) {
                refuse(window, asked.brought().folders());
              } else {
                ask(window, files, asked);
              }
            },
            failed);
  }

  /** What there is to ask about. */
  private record Asked(Brought brought, List<GroupName> groups) {}

  private List<GroupName> groups() throws CoveyException {
    return context.peer().listGroups().stream()
        .filter(group -> group.role().isMember())
        .map(GroupListing::name)
        .sorted()
        .toList();
  }

  /** Folders are not shared: nothing is left to be asked. */
  private static void refuse(Window window, int folders) {
    Question question =
        new Question(
            window,
            "shareFolders",
            Feather.FOLDER,
            Tone.ACCENT,
            Messages.text("drop.folders", folders),
            Messages.text("drop.foldersText", folders));
    question.leaveIt("shareFoldersClose", Messages.text("share.with.close"));
    question.show();
  }

  /** Folders among them are told of as what is not shared, once the group is chosen. */
  private void ask(Window window, List<Path> files, Asked asked) {
    List<GroupName> groups = asked.groups();
    List<Path> shareable = asked.brought().files();
    ComboBox<GroupName> group = new ComboBox<>();
    group.setId("shareWithGroup");
    group.getItems().setAll(groups);
    group.getSelectionModel().selectFirst();
    group.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(group, Priority.ALWAYS);
    group.setCellFactory(_ -> new NameCell<>());
    group.setButtonCell(new NameCell<>());
    Label label = new Label(Messages.text("share.with.group"));
    label.getStyleClass().add("muted");
    label.setLabelFor(group);
    label.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = new HBox(8, label, group);
    row.setAlignment(Pos.CENTER_LEFT);
    Question question =
        new Question(
            window,
            "shareWith",
            Feather.UPLOAD,
            Tone.ACCENT,
            Messages.text(
                "share.with.title", shareable.size(), ShareFiles.nameOf(shareable.getFirst())),
            groups.isEmpty()
                ? Messages.text("share.with.noGroup")
                : Messages.text("share.with.text", shareable.size()));
    if (!groups.isEmpty()) {
      question.with(row);
      question.answer(
          Question.Kind.MAIN,
          "shareWithYes",
          Messages.text("share.with.yes"),
          (done, _) -> {
            shareFiles.share(files, group.getValue());
            done.run();
          });
    }
    question.leaveIt("shareWithNo", Messages.text("share.with.no"));
    question.show();
  }
}
