package dev.covey.desktop.welcome;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.CustomTextField;
import dev.covey.desktop.fx.NearbyNetwork;
import dev.covey.desktop.fx.TestDesktop;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.model.Fingerprint;
import dev.covey.model.GroupName;
import dev.covey.model.Invite;
import dev.covey.testing.FakePeer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WelcomePageTest {
  private static final String INVITE =
      new Invite(FakePeer.BALANCER, Optional.of(new GroupName("field-data")), FakePeer.FINGERPRINT)
          .toString();

  @TempDir Path directory;
  private final FakePeer peer = new FakePeer();
  private final List<Optional<GroupName>> joined = Collections.synchronizedList(new ArrayList<>());
  private TestDesktop desktop;
  private WelcomePage page;

  @BeforeEach
  void openTheFirstStart() {
    peer.leaveNetwork();
    desktop = new TestDesktop(peer, directory);
    page = TestDesktop.on(() -> new WelcomePage(desktop.context(), Optional.empty(), joined::add));
    desktop.show(page.node(), 1280, 800);
  }

  @AfterEach
  void close() {
    TestDesktop.run(page::close);
    desktop.close();
  }

  @Test
  void aNetworkStartsHereUnderTheNameThatWasGiven() {
    desktop.screenshots("01a-first-start-here");
    desktop.enter("networkName", "riverside");
    desktop.click("proceed");
    TestDesktop.until(() -> !joined.isEmpty());
    assertThat(desktop.starter().started()).containsExactly("riverside");
    assertThat(joined).containsExactly(Optional.empty());
  }

  @Test
  void aNetworkWithoutANameIsNotStarted() {
    desktop.enter("networkName", " ");
    assertThat(desktop.isDisabled("proceed")).isTrue();
    assertThat(desktop.text("networkNameError")).isEqualTo("Give the network a name.");
  }

  @Test
  void aFailedStartSaysWhyAndCanBeRepeated() {
    desktop.starter().willRefuse(ErrorCode.FAILED, "127.0.0.1:9000 is in use by another program.");
    desktop.click("proceed");
    TestDesktop.until(() -> desktop.text("problem").contains("in use"));
    assertThat(desktop.isDisabled("proceed")).isFalse();
    assertThat(joined).isEmpty();
  }

  @Test
  void aPastedInviteIsCheckedAndJoinsWithItsGroup() { // X2
    desktop.click("join");
    desktop.enter("invite", INVITE);
    TestDesktop.until(() -> desktop.sees("answered"));
    assertThat(desktop.text("answer"))
        .isEqualTo("home answered: 1 tracker; Covey will ask to let you into the group field-data");
    assertThat(desktop.text("fingerprint").replaceAll("\\s", ""))
        .isEqualTo(FakePeer.FINGERPRINT.hex());
    assertThat(desktop.sees("nearbyNothing")).isFalse(); // the invite leads somewhere already
    desktop.screenshots("01-first-start");
    desktop.click("proceed");
    TestDesktop.until(() -> !joined.isEmpty());
    assertThat(joined).containsExactly(Optional.of(new GroupName("field-data")));
    assertThat(peer.calls().made())
        .contains("join " + FakePeer.BALANCER + " " + FakePeer.FINGERPRINT);
  }

  @Test
  void oneClickPastesTheInviteAndChoosesToJoin() { // X2
    TestDesktop.run(() ->
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, INVITE + "\n")));
    desktop.click("pasteInvite");
    TestDesktop.until(() -> desktop.sees("answered"));
    assertThat(desktop.text("invite")).isEqualTo(INVITE);
    assertThat(desktop.isDisabled("proceed")).isFalse();
    assertThat(TestDesktop.on(desktop.node("invite", Node.class)::isFocused)).isTrue();
  }

  @Test
  void aNetworkNearbyIsChosenAndItsFingerprintConfirmed() { // X2
    assertThat(desktop.nearby().isWatched()).isFalse(); // nobody is asked unless one wants to join
    desktop.click("join");
    assertThat(desktop.nearby().isWatched()).isTrue();
    assertThat(desktop.sees("nearbyNothing")).isTrue();
    desktop
        .nearby()
        .found(
            new NearbyNetwork("riverside", new Endpoint("192.168.1.20", 9000), "ab".repeat(8)),
            new NearbyNetwork(
                "the photographers of the northern valley and its seven villages",
                new Endpoint("192.168.1.121", 40_000),
                "cd".repeat(8)));
    TestDesktop.until(() -> desktop.sees("nearby_" + "ab".repeat(8)));
    desktop.screenshots("01l-nearby");
    desktop.click("nearby_" + "ab".repeat(8));
    TestDesktop.until(() -> desktop.sees("answered"));
    assertThat(desktop.text("address")).isEqualTo("192.168.1.20:9000");
    assertThat(desktop.isDisabled("proceed")).isTrue();
    desktop.screenshots("01m-nearby-chosen");
    desktop.click("confirm");
    desktop.click("proceed");
    TestDesktop.until(() -> !joined.isEmpty());
    assertThat(peer.calls().made())
        .contains("join " + new Endpoint("192.168.1.20", 9000) + " " + FakePeer.FINGERPRINT);
    TestDesktop.run(page::close);
    assertThat(desktop.nearby().isWatched()).isFalse();
  }

  @Test
  void anotherNetworkThanTheInvitesIsNotJoined() { // X2
    desktop.click("join");
    desktop.enter(
        "invite",
        new Invite(FakePeer.BALANCER, Optional.empty(), new Fingerprint("cd".repeat(32)))
            .toString());
    TestDesktop.until(() -> desktop.sees("wrong"));
    assertThat(desktop.text("wrongText")).startsWith("Another network answers at 127.0.0.1:9000");
    assertThat(desktop.isDisabled("proceed")).isTrue();
    desktop.screenshots("01d-first-start-other-network");
  }

  @Test
  void whatIsNoInviteIsSaidBesideTheField() {
    desktop.click("join");
    desktop.enter("invite", "covey://nowhere");
    TestDesktop.until(() -> desktop.sees("wrong"));
    assertThat(desktop.text("wrongText")).startsWith("An invite looks like covey://");
    assertThat(desktop.sees("askAgain")).isFalse();
    assertThat(desktop.node("invite", CustomTextField.class).getRight()).isNull(); // DESIGN 7
  }

  @Test
  void byAddressTheFingerprintMustBeConfirmedFirst() { // X2
    desktop.click("join");
    desktop.click("otherWay");
    desktop.enter("address", "192.168.1.20:9000");
    TestDesktop.until(() -> desktop.sees("answered"));
    assertThat(desktop.isDisabled("proceed")).isTrue();
    desktop.click("confirm");
    TestDesktop.until(() -> !desktop.isDisabled("proceed"));
    desktop.screenshots("01c-first-start-address");
    desktop.resize(820, 560);
    desktop.screenshots("01c-first-start-address-small");
    // All of the fingerprint is there, also where there is little room.
    Label digits = desktop.node("fingerprint", Label.class);
    assertThat(TestDesktop.on(digits::isTextTruncated)).isFalse();
    Label before =
        (Label) TestDesktop.on(() -> digits.getParent().getChildrenUnmodifiable().get(0));
    assertThat(desktop.baseline(digits)).isEqualTo(desktop.baseline(before)); // DESIGN 7
    assertThat(TestDesktop.on(digits::getHeight)).isGreaterThan(2 * 12.0);
    assertThat(desktop.isWhole("proceed")).isTrue();
    // What gets the focus is scrolled to.
    TestDesktop.run(desktop.node("address", TextField.class)::requestFocus);
    TestDesktop.run(desktop.node("confirm", CheckBox.class)::requestFocus);
    desktop.rest();
    assertThat(desktop.isWhole("confirm")).isTrue();
    desktop.screenshots("01c-first-start-address-scrolled");
    desktop.click("proceed");
    TestDesktop.until(() -> !joined.isEmpty());
    assertThat(peer.calls().made())
        .contains("join " + new Endpoint("192.168.1.20", 9000) + " " + FakePeer.FINGERPRINT);
  }

  @Test
  void howeverMuchIsSaidTheButtonToGoOnIsInSight() {
    desktop.resize(900, 600);
    desktop.click("join");
    desktop.nearby().found(nearby(12));
    TestDesktop.until(() -> desktop.sees("nearby_" + "ab".repeat(8)));
    assertThat(desktop.isWhole("proceed")).isTrue();
    desktop.click("nearby_" + "ab".repeat(8));
    TestDesktop.until(() -> desktop.sees("answered"));
    desktop.rest();
    assertThat(desktop.isWhole("proceed")).isTrue();
    desktop.screenshots("01n-nearby-many");
    desktop.resize(1280, 900);
    desktop.rest();
    assertThat(desktop.isWhole("proceed")).isTrue();
  }

  @Test
  void theButtonToGoOnIsRightBelowAPageThatHasRoom() {
    desktop.resize(1280, 900);
    desktop.rest();
    Node form = desktop.node("startForm", Node.class);
    Node button = desktop.node("proceed", Node.class);
    double gap =
        TestDesktop.on(() ->
            button.localToScene(button.getLayoutBounds()).getMinY()
                - form.localToScene(form.getLayoutBounds()).getMaxY());
    assertThat(gap).isBetween(8.0, 32.0);
  }

  private static NearbyNetwork[] nearby(int count) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            new NearbyNetwork(
                "valley " + i,
                new Endpoint("192.168.1." + (20 + i), 9000),
                i == 0 ? "ab".repeat(8) : "%02d".formatted(i).repeat(8)))
        .toArray(NearbyNetwork[]::new);
  }

  @Test
  void anotherAddressTakesTheConfirmationBack() { // X2
    desktop.click("join");
    desktop.click("otherWay");
    desktop.enter("address", "192.168.1.20:9000");
    TestDesktop.until(() -> desktop.sees("answered"));
    desktop.click("confirm");
    desktop.enter("address", "192.168.1.21:9000");
    TestDesktop.until(() -> desktop.sees("answered"));
    assertThat(desktop.isDisabled("proceed")).isTrue();
  }

  @Test
  void whereNobodyAnswersItCanBeAskedAgain() {
    peer.calls().failNext("probe", ErrorCode.NO_TRACKER, "Nobody answers at 10.0.0.9:9000.");
    desktop.click("join");
    desktop.click("otherWay");
    desktop.enter("address", "10.0.0.9:9000");
    TestDesktop.until(() -> desktop.sees("askAgain"));
    assertThat(desktop.text("wrongText")).isEqualTo("Nobody answers at 10.0.0.9:9000.");
    desktop.click("askAgain");
    TestDesktop.until(() -> desktop.sees("answered"));
  }
}
