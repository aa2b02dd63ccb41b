package dev.covey.desktop.settings;

import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.InlineError;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.NoticeChoice;
import dev.covey.desktop.fx.RateField;
import dev.covey.desktop.fx.Tables;
import dev.covey.desktop.fx.Themes;
import dev.covey.desktop.fx.Visibility;
import dev.covey.peer.PeerStatus;
import java.nio.file.Path;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. Binds {@code settings.fxml} to its view model. */
final class SettingsController {
  private final SettingsViewModel model;
  private final ComputerViewModel computer;
  private final DesktopContext context;
  @FXML private Parent settingsScreen;
  @FXML private VBox sectionList;
  @FXML private ScrollPane page;
  @FXML private VBox generalSection;
  @FXML private VBox transfersSection;
  @FXML private VBox notificationsSection;
  @FXML private VBox accountSection;
  @FXML private ToggleButton themeSystem;
  @FXML private ToggleButton themeLight;
  @FXML private ToggleButton themeDark;
  @FXML private ToggleButton languageSystem;
  @FXML private ToggleButton languageEnglish;
  @FXML private ToggleButton languageGerman;
  @FXML private CheckBox autostart;
  @FXML private InlineError autostartProblem;
  @FXML private Label autostartHint;
  @FXML private CheckBox keepRunning;
  @FXML private TextField folder;
  @FXML private Button changeFolder;
  @FXML private Button openFolder;
  @FXML private Label freeSpace;
  @FXML private InlineError folderProblem;
  @FXML private Label limitUpName;
  @FXML private RateField limitUpField;
  @FXML private Label limitDownName;
  @FXML private RateField limitDownField;
  @FXML private Label atOnceName;
  @FXML private Spinner<Integer> atOnce;
  @FXML private InlineError limitProblem;
  @FXML private Label portName;
  @FXML private TextField port;
  @FXML private Label portNow;
  @FXML private InlineError portProblem;
  @FXML private CheckBox notifyRequests;
  @FXML private CheckBox notifyFinished;
  @FXML private CheckBox notifyFailed;
  @FXML private Label accountUser;
  @FXML private Label accountDevice;
  @FXML private Label accountNetwork;
  @FXML private CheckBox stay;
  @FXML private InlineError stayProblem;
  @FXML private Button signOut;
  @FXML private InlineError signOutProblem;

  SettingsController(SettingsViewModel model, ComputerViewModel computer, DesktopContext context) {
    this.model = model;
    this.computer = computer;
    this.context = context;
  }

  @FXML
  void initialize() {
    SectionJumps jumps = new SectionJumps(page);
    add(jumps, "sectionGeneral", Feather.SLIDERS, "settings.general", generalSection);
    add(jumps, "sectionTransfers", Feather.DOWNLOAD, "settings.transfers", transfersSection);
    add(
        jumps,
        "sectionNotifications",
        Feather.BELL,
        "settings.notifications",
        notificationsSection);
    add(jumps, "sectionAccount", Feather.USER, "settings.account", accountSection);
    bindTheme();
    LanguageSegments.bind(context.languages(), languageSystem, languageEnglish, languageGerman);
    bindComputer();
    bindFolder();
    new TransferLimits(model, limitUpField, limitDownField, atOnce)
        .bind(limitUpName, limitDownName, atOnceName, limitProblem);
    bindNotices(notifyRequests, NoticeChoice.REQUESTS);
    bindNotices(notifyFinished, NoticeChoice.FINISHED);
    bindNotices(notifyFailed, NoticeChoice.FAILED);
    bindAccount();
  }

  private void add(SectionJumps jumps, String id, Feather icon, String key, VBox section) {
    jumps.add(sectionList, id, icon, Messages.text(key), section);
  }

  private void bindTheme() {
    themeSystem.setOnAction(_ -> choose(Themes.Choice.SYSTEM));
    themeLight.setOnAction(_ -> choose(Themes.Choice.LIGHT));
    themeDark.setOnAction(_ -> choose(Themes.Choice.DARK));
    context.themes().choiceProperty().subscribe(this::showTheme);
  }

  private void choose(Themes.Choice choice) {
    context.themes().choiceProperty().set(choice);
    // A click on the chosen segment does not unchoose it.
    showTheme(choice);
  }

  private void showTheme(Themes.Choice choice) {
    themeSystem.setSelected(choice == Themes.Choice.SYSTEM);
    themeLight.setSelected(choice == Themes.Choice.LIGHT);
    themeDark.setSelected(choice == Themes.Choice.DARK);
  }

  private void bindComputer() {
    Visibility.show(autostartHint, !computer.canStart());
    autostart.setDisable(!computer.canStart());
    computer.startsProperty().subscribe(autostart::setSelected);
    autostart.setOnAction(_ -> computer.start(autostart.isSelected()));
    autostartProblem.follow(computer.startsProblemProperty());
    keepRunning.setSelected(computer.keepsRunning());
    keepRunning.setOnAction(_ -> computer.keepRunning(keepRunning.isSelected()));
    PortField.bind(port, portName, portNow, portProblem, computer);
    computer.staysProperty().subscribe(stay::setSelected);
    stay.setOnAction(_ -> computer.stay(stay.isSelected()));
    stayProblem.follow(computer.staysProblemProperty());
  }

  private void bindFolder() {
    folder.setAccessibleText(Messages.text("settings.folder"));
    folder.textProperty().bind(model.folderProperty().map(Path::toString));
    freeSpace.textProperty().bind(model.freeSpaceProperty());
    folderProblem.follow(model.folderProblemProperty());
    changeFolder.setOnAction(_ -> chooseFolder());
    openFolder.setOnAction(_ -> context.dialogs().open(model.folderProperty().get()));
    openFolder.setTooltip(new Tooltip(Messages.text("settings.folder.open")));
  }

  private void chooseFolder() {
    context
        .dialogs()
        .chooseFolder(
            settingsScreen.getScene().getWindow(),
            Messages.text("settings.folder.choose"),
            model.folderProperty().get())
        .ifPresent(model::chooseFolder);
  }

  private void bindNotices(CheckBox box, NoticeChoice choice) {
    box.setSelected(model.isWanted(choice));
    box.setOnAction(_ -> model.want(choice, box.isSelected()));
  }

  private void bindAccount() {
    PeerStatus status = model.status();
    accountUser.setText(status.user().map(Object::toString).orElse(""));
    Tables.shortenInTheMiddle(accountDevice);
    accountDevice.setText(status.deviceName());
    accountNetwork.setText(status.network().orElse(""));
    signOut.disableProperty().bind(model.busyProperty());
    signOut.setOnAction(_ -> model.signOut());
    signOutProblem.follow(model.signOutProblemProperty());
  }
}
