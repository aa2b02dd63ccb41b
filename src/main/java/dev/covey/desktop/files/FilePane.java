package dev.covey.desktop.files;

import dev.covey.desktop.fx.Copying;
import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.FxmlFile;
import dev.covey.desktop.fx.Icons;
import dev.covey.desktop.fx.InlineError;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Shortcuts;
import dev.covey.desktop.fx.Tables;
import dev.covey.model.FileListing;
import dev.covey.model.GroupName;
import dev.covey.model.Pieces;
import dev.covey.model.UserName;
import java.util.List;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. The chosen file: what it is, who has it, and how to get it. */
final class FilePane {
  private final DesktopContext context;
  private final FilesViewModel viewModel;
  private final FileCommands commands;
  private final Predicate<UserName> isMe;
  private final Region node;

  // Made with what the screen's file describes
  private FileSeeders seeders;
  private FilePlace place;

  @FXML private Label fileNothing;
  @FXML private ScrollPane fileScroll;
  @FXML private Label fileName;
  @FXML private Label fileAbout;
  @FXML private SplitMenuButton fileDownload;
  @FXML private MenuItem fileDownloadTo;
  @FXML private MenuItem fileDownloadPart;
  @FXML private Button fileShowDownload;
  @FXML private Button fileStop;
  @FXML private Button fileCancel;
  @FXML private MenuButton fileMore;
  @FXML private MenuItem fileCopySha256;
  @FXML private MenuItem fileCopySha1;
  @FXML private Label fileGoesTo;
  @FXML private AvailabilitySection fileAvailabilitySection;
  @FXML private VBox fileWhoSection;
  @FXML private VBox fileSeeders;
  @FXML private InlineError fileSeedersError;
  @FXML private VBox fileHashSection;
  @FXML private Label fileSha256;
  @FXML private Button fileSha256Copy;
  @FXML private Label fileSha1;
  @FXML private Button fileSha1Copy;
  @FXML private Label filePieces;

  FilePane(
      DesktopContext context,
      FilesViewModel viewModel,
      FileCommands commands,
      Predicate<UserName> isMe) {
    this.context = context;
    this.viewModel = viewModel;
    this.commands = commands;
    this.isMe = isMe;
    this.node = (Region) FxmlFile.FILE_PANE.load(this);
  }

  Region node() {
    return node;
  }

  /** What takes the focus in the pane. */
  Node firstControl() {
    return fileMore;
  }

  @FXML
  void initialize() {
    seeders =
        new FileSeeders(
            context, fileSeeders, fileSeedersError, this::isMine, this::showAvailability);
    place = new FilePlace(context, fileGoesTo);
    Tables.shortenInTheMiddle(fileName);
    fileDownload.setGraphic(Icons.of(Feather.DOWNLOAD));
    fileDownload.setOnAction(_ -> commands.download());
    fileDownload.setTooltip(
        new Tooltip(
            Messages.text("files.download") + " (" + Shortcuts.DOWNLOAD.getDisplayText() + ")"));
    fileDownloadTo.setOnAction(_ -> commands.downloadTo());
    fileDownloadPart.setOnAction(_ -> commands.downloadPart());
    fileShowDownload.setGraphic(Icons.of(Feather.DOWNLOAD));
    fileShowDownload.setOnAction(_ -> commands.showDownload());
    fileStop.setGraphic(Icons.of(Feather.SLASH));
    fileStop.setOnAction(_ -> commands.stop());
    fileCancel.setGraphic(Icons.of(Feather.X));
    fileCancel.setOnAction(_ -> commands.cancel());
    fileMore.setGraphic(Icons.of(Feather.MORE_HORIZONTAL));
    fileMore.setTooltip(new Tooltip(Messages.text("files.more")));
    fileCopySha256.setOnAction(_ -> commands.copySha256());
    fileCopySha1.setOnAction(_ -> commands.copySha1());
    copyButton(fileSha256Copy, "files.pane.sha256");
    copyButton(fileSha1Copy, "files.pane.sha1");
    Copying.on(fileSha256Copy, commands::sha256);
    Copying.on(fileSha1Copy, commands::sha1);
    for (Node part :
        List.of(
            fileDownload,
            fileShowDownload,
            fileStop,
            fileCancel,
            fileMore,
            fileGoesTo,
            fileWhoSection,
            fileHashSection)) {
      part.managedProperty().bind(part.visibleProperty());
    }
    fileNothing
        .visibleProperty()
        .bind(viewModel.lineProperty().isNull().and(Bindings.isNotEmpty(viewModel.shown())));
    viewModel.lineProperty().subscribe(this::show);
    viewModel.piecesProperty().subscribe(this::showAvailability);
    show(null, null);
  }

  private static void copyButton(Button button, String of) {
    button.setGraphic(Icons.of(Feather.COPY));
    String name = Messages.text("files.pane.copyHash", Messages.text(of));
    button.setTooltip(new Tooltip(name));
    button.setAccessibleText(name);
  }

  private void show(FileLine before, FileLine line) {
    fileScroll.setVisible(line != null);
    if (line == null) {
      close();
      return;
    }
    fileName.setText(line.name().value());
    fileAbout.setText(about(line));
    fileDownload.setVisible(line.canBeDownloaded());
    fileShowDownload.setVisible(line.download().isPresent());
    fileStop.setVisible(line.canBeStopped());
    fileCancel.setVisible(line.preparing().isPresent());
    fileMore.setVisible(line.listing().isPresent());
    fileAvailabilitySection.setVisible(line.listing().isPresent());
    fileWhoSection.setVisible(line.listing().isPresent());
    fileHashSection.setVisible(line.listing().isPresent());
    boolean other = before == null || !before.key().equals(line.key());
    if (other) {
      seeders.clear();
      showAvailability();
      fileScroll.setVvalue(0);
    }
    place.show(line, other);
    if (other || !line.listing().equals(before.listing())) {
      line.listing().ifPresent(listing -> showListing(line.group(), listing));
    }
  }

  private String about(FileLine line) {
    return line.listing()
        .map(listing ->
            Messages.text(
                viewModel.scopeProperty().get() instanceof FileScope.All
                    ? "files.pane.aboutIn"
                    : "files.pane.about",
                Formats.bytes(listing.size()),
                sharer(listing, "files.me"),
                Formats.dateTime(listing.since()),
                line.group()))
        .orElseGet(() -> Messages.text("files.pane.preparing", Formats.bytes(line.size())));
  }

  private String sharer(FileListing listing, String me) {
    UserName user = listing.sharedBy();
    return isMe.test(user) ? Messages.text(me) : user.value();
  }

  /** One line of what is known of a file, for a narrow window. */
  String strip(FileLine line) {
    return line.listing()
        .map(listing ->
            Messages.text(
                "files.strip",
                Formats.bytes(listing.size()),
                sharer(listing, "files.pane.you"),
                listing.seeders()))
        .orElseGet(() -> Formats.bytes(line.size()));
  }

  private void showListing(GroupName group, FileListing listing) {
    hash(fileSha256, listing.digests().sha256().hex());
    hash(fileSha1, listing.digests().sha1().hex());
    filePieces.setText(Messages.text("files.pane.pieces", listing.pieces()));
    seeders.ask(group, listing.name());
  }

  private static void hash(Label label, String hex) {
    label.setText(Formats.shortHash(hex));
    label.setTooltip(new Tooltip(hex));
  }

  /** Piece by piece while it is fetched; else by who has all of it. */
  private void showAvailability() {
    FileLine line = viewModel.lineProperty().get();
    if (line == null) {
      return;
    }
    int pieces = Pieces.count(line.size());
    fileAvailabilitySection.show(
        viewModel
            .piecesProperty()
            .get()
            .filter(table -> table.size() == pieces)
            .map(Availability::of)
            .or(() ->
                seeders.known().map(known -> Availability.of(pieces, known, line.canBeStopped()))));
  }

  private boolean isMine() {
    FileLine line = viewModel.lineProperty().get();
    return line != null && line.canBeStopped();
  }

  /** Drops the questions that are on their way. */
  void close() {
    seeders.close();
    place.close();
  }
}
