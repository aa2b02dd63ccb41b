package dev.covey.desktop.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import dev.covey.desktop.fx.Destination;
import dev.covey.desktop.fx.Framed;
import dev.covey.desktop.fx.LiveRow;
import dev.covey.desktop.fx.QrReader;
import dev.covey.desktop.fx.Screen;
import dev.covey.desktop.fx.TestDesktop;
import dev.covey.desktop.fx.Themes;
import dev.covey.model.ErrorCode;
import dev.covey.model.GroupId;
import dev.covey.model.GroupListing;
import dev.covey.model.GroupName;
import dev.covey.model.RateLimit;
import dev.covey.peer.PeerEvent;
import dev.covey.peer.PeerStatus.Connection;
import dev.covey.testing.FakePeer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupsScreenTest {
  private final FakePeer peer = FakePeer.signedIn("marta");
  private TestDesktop desktop;
  private Screen screen;

  @BeforeEach
  void open(@TempDir Path directory) {
    desktop = new TestDesktop(peer, directory);
  }

  @AfterEach
  void close() {
    desktop.close();
  }

  private void populate() {
    peer.network()
        .group("bio-lab", "marta", "ana")
        .request("bio-lab", "kim")
        .group("choir", "jo", "marta", "ana")
        .group("city-open-data", "lin", "jo")
        .group("course-2026", "ana")
        .request("course-2026", "marta")
        .group("field-data", "marta", "ana", "jo", "lin", "sam", "eli", "rosa", "kit")
        .file("field-data", "survey.csv", 1_200_000, "marta")
        .request("field-data", "tove")
        .request("field-data", "nils")
        .request("field-data", "ida")
        .group("film-crew", "jo", "marta");
  }

  private void show() {
    screen = desktop.show(Framed.screen(GroupsScreen::create), 1280, 800);
    TestDesktop.until(() -> peer.calls().made().contains("listGroups"));
  }

  @SuppressWarnings("unchecked")
  private TableView<LiveRow<GroupId, GroupListing>> table() {
    return desktop.node("groupsTable", TableView.class);
  }

  private void choose(String group) {
    TestDesktop.run(() -> screen.open(new Destination.Groups(Optional.of(new GroupName(group)))));
    TestDesktop.until(() -> desktop.text("groupName").equals(group));
  }

  private void more(int item) {
    MenuButton more = desktop.node("groupMore", MenuButton.class);
    TestDesktop.run(() -> more.getItems().get(item).fire());
  }

  private void member(String user, int item) {
    MenuButton menu = desktop.node("member_" + user, MenuButton.class);
    TestDesktop.run(() -> menu.getItems().get(item).fire());
  }

  private void untilAsked(String call) {
    TestDesktop.until(() -> peer.calls().made().contains(call));
  }

  @Test
  void looksLikeThePicture() {
    populate();
    show();
    choose("field-data");
    desktop.node("accept_tove", Node.class);
    desktop.screenshots("groups");
    choose("course-2026");
    desktop.screenshots("groups-pending");
    choose("field-data");
    desktop.resize(900, 600);
    desktop.screenshots("groups-900x600");
  }

  // DESIGN 7
  @Test
  void theNameOfEveryGroupStandsInTheSamePlace() {
    populate();
    show();
    choose("field-data");
    double ofMine = nameTop();
    choose("city-open-data");
    assertThat(nameTop()).isEqualTo(ofMine);
  }

  private double nameTop() {
    desktop.rest();
    Node name = desktop.node("groupName", Node.class);
    return TestDesktop.on(() -> name.localToScene(name.getLayoutBounds()).getMinY());
  }

  // U4, G1
  @Test
  void aNewGroupIsCheckedWhileItsNameIsTypedAndThenChosen() {
    populate();
    show();
    desktop.click("groupsNew");
    assertThat(desktop.isDisabled("newGroupCreate")).isTrue();
    assertThat(TestDesktop.on(desktop.node("newGroupName", Node.class)::isFocused)).isTrue();
    desktop.enter("newGroupName", "film crew");
    assertThat(desktop.text("newGroupRule")).contains("letters a to z, digits");
    assertThat(desktop.node("newGroupName", CustomTextField.class).getRight())
        .isNotNull(); // DESIGN 7
    assertThat(desktop.isDisabled("newGroupCreate")).isTrue();
    desktop.screenshots("groups-new");
    desktop.enter("newGroupName", "film-crew");
    assertThat(desktop.text("newGroupRule")).contains("There is already a group film-crew");
    desktop.enter("newGroupName", "drones");
    desktop.click("newGroupCreate");
    TestDesktop.until(() -> desktop.text("groupName").equals("drones"));
    assertThat(desktop.sees("newGroup")).isFalse();
  }

  @Test
  void aRefusedNameStaysInItsDialogWithTheReason() {
    show();
    peer.calls().failNext("createGroup", ErrorCode.GROUP_EXISTS, "There is already a group 'x'.");
    desktop.press(KeyCode.CONTROL, KeyCode.N);
    desktop.enter("newGroupName", "x");
    desktop.click("newGroupCreate");
    TestDesktop.until(() -> desktop.text("newGroupError").contains("already a group “x”"));
    assertThat(desktop.text("newGroupRule")).isEmpty();
    assertThat(desktop.node("newGroupRule", Node.class).isManaged()).as("leaves no gap").isFalse();
    assertThat(looksWrong("newGroupName")).isTrue();
    TestDesktop.until(() -> TestDesktop.on(desktop.node("newGroupName", Node.class)::isFocused));
    desktop.screenshots("groups-new-refused");
    desktop.click("newGroupCreate");
    TestDesktop.until(() -> desktop.text("groupName").equals("x"));
  }

  @Test
  void aNameIsNotBlamedForATrackerThatIsGone() {
    show();
    peer.calls().failNext("createGroup", ErrorCode.NO_TRACKER, "No tracker answers.");
    desktop.click("groupsNew");
    desktop.enter("newGroupName", "x");
    desktop.click("newGroupCreate");
    TestDesktop.until(() -> desktop.text("newGroupError").contains("No tracker answers."));
    assertThat(looksWrong("newGroupName")).isFalse();
    desktop.click("newGroupCreate");
    TestDesktop.until(() -> desktop.text("groupName").equals("x"));
  }

  private boolean looksWrong(String field) {
    Node node = desktop.node(field, Node.class);
    return TestDesktop.on(() -> node.getPseudoClassStates().contains(Styles.STATE_DANGER));
  }

  // U5
  @Test
  void theRoleColumnCarriesTheActionToAsk() {
    populate();
    show();
    desktop.click("ask_city-open-data");
    untilAsked("joinGroup city-open-data");
    TestDesktop.until(() -> !desktop.sees("ask_city-open-data"));
  }

  @Test
  void aRefusedRequestIsToldAboveTheTable() {
    populate();
    show();
    peer.calls().failNext("joinGroup", ErrorCode.ALREADY_REQUESTED, "You already asked to join.");
    desktop.click("ask_city-open-data");
    TestDesktop.until(() -> desktop.text("groupsError").equals("You already asked to join."));
  }

  @Test
  void aStrangerIsInvitedToAskInThePane() {
    populate();
    show();
    choose("city-open-data");
    assertThat(desktop.sees("groupInvite")).isFalse();
    assertThat(desktop.sees("groupMembers")).isFalse();
    desktop.click("groupAsk");
    desktop.click("groupWithdraw");
    untilAsked("leaveGroup city-open-data false");
    desktop.node("groupAsk", Node.class);
  }

  // U9
  @Test
  void requestsAreAcceptedAndRejectedAndTheSectionGoesWithTheLast() {
    populate();
    show();
    choose("field-data");
    desktop.click("accept_tove");
    TestDesktop.until(() -> !desktop.sees("accept_tove"));
    desktop.click("reject_nils");
    TestDesktop.until(() -> !desktop.sees("accept_nils"));
    desktop.click("reject_ida");
    TestDesktop.until(() -> !desktop.sees("groupRequestsSection"));
    assertThat(peer.calls().made())
        .contains(
            "acceptRequest field-data tove",
            "rejectRequest field-data nils",
            "rejectRequest field-data ida");
    desktop.node("member_tove", Node.class);
  }

  @Test
  void anAnswerThatFailsIsToldInThePane() {
    populate();
    show();
    choose("field-data");
    peer.calls().failNext("acceptRequest", ErrorCode.NO_SUCH_REQUEST, "tove took it back.");
    desktop.click("accept_tove");
    TestDesktop.until(() -> desktop.text("groupError").equals("tove took it back."));
    assertThat(desktop.isDisabled("groupRequests")).isFalse();
  }

  // G7
  @Test
  void anOwnerWhoLeavesHandsOverByDefault() {
    populate();
    show();
    choose("field-data");
    desktop.node("member_ana", Node.class);
    more(2);
    desktop.screenshots("groups-leave");
    desktop.press(KeyCode.ENTER);
    untilAsked("leaveGroup field-data false");
    assertThat(peer.calls().made()).contains("transferGroup field-data ana");
  }

  // G7
  @Test
  void anOwnerEndsTheGroupOnlyByTheRedButton() {
    populate();
    show();
    choose("field-data");
    desktop.node("member_ana", Node.class);
    more(2);
    desktop.click("leaveStay");
    more(2);
    desktop.press(KeyCode.ESCAPE);
    assertThat(peer.calls().made()).noneMatch(call -> call.startsWith("leaveGroup"));
    more(2);
    desktop.click("leaveEnd");
    untilAsked("leaveGroup field-data true");
    TestDesktop.until(() -> table().getItems().size() == 5);
  }

  // U6
  @Test
  void aMemberLeavesAfterBeingAsked() {
    populate();
    show();
    choose("film-crew");
    more(2);
    desktop.screenshots("groups-leave-member");
    desktop.click("leaveYes");
    untilAsked("leaveGroup film-crew false");
  }

  @Test
  void aMemberIsRemovedAndTheGroupHandedOverAfterBeingAsked() {
    populate();
    show();
    choose("bio-lab");
    member("ana", 0);
    desktop.click("handOverNo");
    member("ana", 1);
    desktop.screenshots("groups-remove");
    desktop.click("removeYes");
    untilAsked("removeMember bio-lab ana");
    choose("field-data");
    member("jo", 0);
    desktop.click("handOverYes");
    untilAsked("transferGroup field-data jo");
    TestDesktop.until(() -> !desktop.sees("member_ana"));
  }

  @Test
  void everybodyWhoAsksIsLetInAtOneClick() { // U9
    populate();
    show();
    choose("field-data");
    TestDesktop.until(() -> desktop.sees("groupAcceptAll"));
    int asking = desktop.node("groupRequests", ListView.class).getItems().size();
    assertThat(asking).isGreaterThan(1);
    desktop.screenshots("groups-accept-all");
    peer.calls().failNext("acceptRequest", ErrorCode.NO_SUCH_REQUEST, "Took it back.");
    desktop.click("groupAcceptAll");
    TestDesktop.until(() -> accepted() == asking); // also who comes after the one who took it back
    TestDesktop.until(() -> !desktop.sees("groupAcceptAll"));
    assertThat(desktop.sees("groupError")).isFalse();
  }

  private long accepted() {
    return peer.calls().made().stream()
        .filter(call -> call.startsWith("acceptRequest field-data "))
        .count();
  }

  @Test
  void anInviteIsShownAndCopied() {
    populate();
    show();
    choose("field-data");
    desktop.press(KeyCode.CONTROL, KeyCode.I);
    TestDesktop.until(() -> desktop.text("inviteLink").startsWith("covey://127.0.0.1:9000/field"));
    for (Themes.Choice theme : List.of(Themes.Choice.LIGHT, Themes.Choice.DARK)) {
      TestDesktop.run(() -> desktop.context().themes().choiceProperty().set(theme));
      Node code = desktop.node("inviteCode", Node.class);
      assertThat(TestDesktop.on(() -> QrReader.read(code))).contains(desktop.text("inviteLink"));
    }
    assertThat(desktop.sees("inviteOnlyHere")).isTrue(); // the network is on loopback
    desktop.screenshots("groups-invite");
    desktop.click("inviteCopy");
    assertThat(TestDesktop.on(() -> Clipboard.getSystemClipboard().getString()))
        .isEqualTo(desktop.text("inviteLink"));
  }

  @Test
  void anInviteThatCannotBeMadeSaysWhy() {
    populate();
    show();
    choose("field-data");
    peer.calls().failNext("invite", ErrorCode.NO_TRACKER, "No tracker has told its address yet.");
    desktop.click("groupInvite");
    TestDesktop.until(
        () -> desktop.text("inviteError").equals("No tracker has told its address yet."));
    assertThat(desktop.sees("inviteLink")).isFalse();
    assertThat(desktop.sees("inviteCode")).isFalse();
    desktop.screenshot("groups-invite-refused");
  }

  @Test
  void aDialogStaysWhileItsAnswerIsCarriedOut() {
    populate();
    show();
    choose("film-crew");
    peer.calls().hold("leaveGroup");
    more(2);
    desktop.click("leaveYes");
    TestDesktop.until(() -> desktop.isDisabled("leaveYes"));
    desktop.press(KeyCode.ESCAPE);
    assertThat(desktop.sees("leaveGroup")).isTrue();
    peer.calls().release("leaveGroup");
    TestDesktop.until(() -> !desktop.sees("leaveGroup"));
  }

  @Test
  void aRefusalStaysWhenTheListComesAnew() {
    populate();
    show();
    peer.calls().failNext("joinGroup", ErrorCode.ALREADY_REQUESTED, "You already asked to join.");
    desktop.click("ask_city-open-data");
    TestDesktop.until(() -> !desktop.text("groupsError").isEmpty());
    peer.network().group("one-more", "jo");
    peer.tell(new PeerEvent.GroupsChanged());
    TestDesktop.until(() -> desktop.text("groupsAll").equals("All 7"));
    assertThat(desktop.text("groupsError")).isEqualTo("You already asked to join.");
  }

  @Test
  void theFilesOfAGroupAreAStepAway() {
    populate();
    show();
    choose("film-crew");
    more(0);
    assertThat(desktop.went())
        .containsExactly(new Destination.Files(Optional.of(new GroupName("film-crew"))));
  }

  @Test
  void emptyTablesSayWhatToDo() {
    show();
    desktop.node("groupsEmptyNew", Node.class);
    desktop.screenshots("groups-empty");
    peer.network().group("choir", "jo");
    peer.tell(new PeerEvent.GroupsChanged());
    TestDesktop.until(() -> table().getItems().size() == 1);
    desktop.click("groupsMine");
    desktop.screenshots("groups-none-of-mine");
    desktop.click("groupsShowAll");
    TestDesktop.until(() -> table().getItems().size() == 1);
    desktop.enter("groupsSearch", "surwey");
    desktop.screenshots("groups-not-found");
    desktop.click("groupsClearSearch");
    TestDesktop.until(() -> table().getItems().size() == 1);
  }

  // H5
  @Test
  void whileNoListComesTheOneKnownStaysAndSaysSoUntilTheBannerDoes() {
    populate();
    show();
    peer.calls().failAlways("listGroups", ErrorCode.TRACKERS_DOWN, "All trackers are down.");
    peer.tell(new PeerEvent.GroupsChanged());
    TestDesktop.until(() -> desktop.text("groupsError").equals("All trackers are down."));
    assertThat(table().getItems()).hasSize(6);
    desktop.screenshots("groups-trackers-down");
    peer.connection(Connection.TRACKERS_DOWN, "All trackers are down.");
    TestDesktop.until(() -> desktop.text("groupsError").isEmpty());
    assertThat(table().getItems()).hasSize(6);
  }

  @Test
  void aListThatComesAgainTakesItsProblemAway() {
    populate();
    show();
    peer.calls().failAlways("listGroups", ErrorCode.NO_TRACKER, "No tracker answers.");
    peer.tell(new PeerEvent.GroupsChanged());
    TestDesktop.until(() -> !desktop.text("groupsError").isEmpty());
    peer.calls().obey("listGroups");
    peer.connection(Connection.ONLINE, "");
    TestDesktop.until(() -> desktop.text("groupsError").isEmpty());
  }

  @Test
  void longNamesAreShortenedInTheMiddle() {
    String name = "a-group-with-a-very-long-name-that-never-ends-and-is-64-long-yes";
    peer.network().group(name, "marta", "a-user-with-a-name-of-32-letters");
    peer.network().request(name, "another-user-with-a-long-name");
    show();
    choose(name);
    desktop.node("accept_another-user-with-a-long-name", Node.class);
    desktop.screenshots("groups-long-names");
  }

  @Test
  void aNarrowWindowOpensThePaneOverTheTable() {
    populate();
    show();
    choose("field-data");
    desktop.resize(900, 600);
    assertThat(desktop.text("groupsStripTitle")).isEqualTo("field-data");
    desktop.click("groupsDetails");
    TestDesktop.until(() -> desktop.sees("groupMembers"));
    desktop.screenshots("groups-900x600-details");
    desktop.press(KeyCode.ESCAPE);
    TestDesktop.until(() -> !desktop.sees("groupMembers"));
  }

  @Test
  void aNarrowWindowShowsTwoRequestsWholeAndThatThereAreMore() {
    populate();
    show();
    choose("field-data");
    desktop.resize(900, 600);
    desktop.click("groupsDetails");
    TestDesktop.until(() -> shownOf("accept_tove") == 1);
    assertThat(shownOf("accept_nils")).isEqualTo(1);
    assertThat(shownOf("accept_ida")).isBetween(0.1, 0.9);
  }

  /** How much of the height of a button in the list of requests is seen. */
  private double shownOf(String button) {
    Node list = desktop.node("groupRequests", Node.class);
    return TestDesktop.on(() -> {
      Node seen = list.lookup("#" + button);
      if (seen == null) {
        return 0.0;
      }
      Bounds room = list.localToScene(list.getLayoutBounds());
      Bounds place = seen.localToScene(seen.getLayoutBounds());
      double height =
          Math.min(place.getMaxY(), room.getMaxY()) - Math.max(place.getMinY(), room.getMinY());
      return Math.max(0, height / place.getHeight());
    });
  }

  @Test
  void theRoleStandsBesideTheFirstLineOfWhatTheGroupIs() {
    peer.network().group("wide", "W".repeat(32), "marta");
    show();
    choose("wide");
    desktop.rest();
    assertThat(heightOf("groupAbout")).isGreaterThan(1.5 * heightOf("groupRole"));
    assertThat(topOfWords("groupRole")).isCloseTo(topOfWords("groupAbout"), within(1.0));
  }

  private double heightOf(String id) {
    Node node = desktop.node(id, Node.class);
    return TestDesktop.on(() -> ((Region) node).getChildrenUnmodifiable().getFirst())
        .getLayoutBounds()
        .getHeight();
  }

  private double topOfWords(String id) {
    Node words = desktop.node(id, Node.class).lookup(".text");
    return TestDesktop.on(() -> words.localToScene(words.getBoundsInLocal()).getMinY());
  }

  @Test
  void theNotesOfAllMembersEndBelowEachOther() {
    populate();
    peer.network().group("long", "marta", "a-user-with-a-name-of-32-letters", "jo");
    show();
    choose("long");
    desktop.node("member_jo", Node.class);
    List<Double> ends = endsOfNotes();
    assertThat(ends).hasSize(3);
    assertThat(Collections.max(ends) - Collections.min(ends)).isLessThan(2);
  }

  @Test
  void theMembersOfAGroupThatIsNotMineHaveTheRoomOfTheMenuThatTheyLack() {
    populate();
    show();
    choose("bio-lab");
    Node menu = desktop.node("member_ana", Node.class);
    double menuBegins = TestDesktop.on(() -> menu.localToScene(menu.getLayoutBounds()).getMinX());
    assertThat(endsOfNotes()).hasSize(2).allSatisfy(end -> assertThat(end).isLessThan(menuBegins));
    choose("choir");
    TestDesktop.until(() -> endsOfNotes().size() == 3);
    assertThat(endsOfNotes()).allSatisfy(end -> assertThat(end).isGreaterThan(menuBegins));
    desktop.screenshots("groups-member");
  }

  private List<Double> endsOfNotes() {
    Node list = desktop.node("groupMembers", Node.class);
    desktop.rest();
    return TestDesktop.on(() ->
        list.lookupAll(".hint").stream()
            .map(note -> note.lookup(".text"))
            .map(note -> note.localToScene(note.getLayoutBounds()).getMaxX())
            .toList());
  }

  @Test
  void whereNothingCanBeChosenThereIsNoPane() {
    populate();
    show();
    TestDesktop.until(() -> desktop.sees("groupName"));
    TableView<?> table = table();
    TestDesktop.run(() -> table.getSelectionModel().clearSelection());
    TestDesktop.until(() -> desktop.sees("groupNothing"));
    desktop.enter("groupsSearch", "surwey");
    TestDesktop.until(() -> desktop.sees("groupsClearSearch"));
    assertThat(desktop.sees("groupPane")).isFalse();
    desktop.screenshots("groups-not-found");
    desktop.click("groupsClearSearch");
    TestDesktop.until(() -> desktop.sees("groupNothing"));
  }

  @Test
  void thousandsOfGroupsKeepTheChoice() {
    for (int i = 0; i < 2_000; i++) {
      peer.network().group("group-%05d".formatted(i), i % 7 == 0 ? "marta" : "ana");
    }
    show();
    choose("group-01400");
    peer.network().group("group-00000-before", "ana");
    peer.tell(new PeerEvent.GroupsChanged());
    TestDesktop.until(() -> table().getItems().size() == 2_001);
    assertThat(desktop.text("groupName")).isEqualTo("group-01400");
    TableView<LiveRow<GroupId, GroupListing>> table = table();
    assertThat(TestDesktop.on(() -> table.getSelectionModel().getSelectedItem().value().name()))
        .isEqualTo(new GroupName("group-01400"));
    desktop.screenshots("groups-2000");
  }

  @Test
  void aGroupGetsItsOwnRateLimits() { // U16
    populate();
    show();
    choose("field-data");
    more(1);
    desktop.enter("limitGroupUp", "500");
    desktop.enter("limitGroupDown", "none");
    TestDesktop.until(() -> desktop.isDisabled("limitGroupSave"));
    desktop.enter("limitGroupDown", "");
    desktop.screenshots("groups-limit");
    desktop.click("limitGroupSave");
    GroupName group = new GroupName("field-data");
    TestDesktop.until(() -> peer.rateLimits().of(group).equals(new RateLimit(500_000, 0)));
    TestDesktop.until(() -> !desktop.sees("limitGroup"));
    assertThat(peer.rateLimits().all().isNone()).isTrue();
  }
}
