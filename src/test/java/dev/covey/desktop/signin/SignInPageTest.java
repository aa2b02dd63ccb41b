package dev.covey.desktop.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.desktop.fx.Languages;
import dev.covey.desktop.fx.TestDesktop;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.GroupName;
import dev.covey.testing.FakePeer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignInPageTest {
  @TempDir Path directory;
  private final FakePeer peer = new FakePeer();
  private final AtomicInteger wentBack = new AtomicInteger();
  private final List<Optional<GroupName>> entering =
      Collections.synchronizedList(new ArrayList<>());
  private TestDesktop desktop;
  private SignInPage page;

  @BeforeEach
  void openDesktop() {
    desktop = new TestDesktop(peer, directory);
    open("");
  }

  private void open(String reason) {
    page =
        TestDesktop.on(() ->
            new SignInPage(desktop.context(), reason, wentBack::incrementAndGet, entering::add));
    desktop.show(page.node(), 1280, 800);
    TestDesktop.run(page::focus);
  }

  @AfterEach
  void close() {
    TestDesktop.run(page::close);
    desktop.close();
  }

  @Test
  void anAccountIsCreatedAndSignedInTo() { // U1, U2
    desktop.enter("user", "marta");
    desktop.enter("password", "correct horse");
    assertThat(desktop.isDisabled("submit")).isFalse();
    desktop.click("submit");
    TestDesktop.until(() -> peer.status().signedIn());
    assertThat(peer.calls().made()).containsExactly("createUser marta", "login marta");
    assertThat(peer.staysSignedIn()).isTrue(); // S5
  }

  @Test
  void eachFieldIsJudgedWhileItIsTyped() { // S7
    desktop.enter("user", "marta");
    desktop.enter("password", "five!");
    assertThat(desktop.text("passwordHint")).isEqualTo("Three more characters: 8 or more.");
    assertThat(desktop.text("needed")).isEqualTo("Still needed: a longer password");
    assertThat(desktop.isDisabled("submit")).isTrue();
    desktop.screenshots("01b-sign-up");
  }

  @Test
  void nothingMovesWhileHintsComeAndGo() {
    double there = top("submit");
    desktop.enter("user", "marta");
    desktop.enter("password", "five!");
    assertThat(desktop.sees("passwordHint")).isTrue();
    assertThat(top("submit")).isEqualTo(there);
    desktop.enter("password", "correct horse");
    assertThat(desktop.sees("passwordHint")).isFalse();
    assertThat(desktop.sees("needed")).isFalse();
    assertThat(top("submit")).isEqualTo(there);
    desktop.screenshots("01i-sign-up-ready");
  }

  private double top(String id) {
    Node node = desktop.node(id, Node.class);
    return TestDesktop.on(() -> {
      page.node().applyCss();
      page.node().layout();
      return node.localToScene(node.getLayoutBounds()).getMinY();
    });
  }

  @Test
  void aUserNameOutsideTheRuleIsRefusedBesideItsField() { // S7
    desktop.enter("user", "marta näslund");
    assertThat(desktop.text("userHint")).contains("1 to 32 characters: letters a to z");
    assertThat(desktop.isDisabled("submit")).isTrue();
  }

  @Test
  void thePasswordCannotBeTheUserName() { // S7
    desktop.enter("user", "martamarta");
    desktop.enter("password", "martamarta");
    assertThat(desktop.text("passwordHint"))
        .isEqualTo("The password cannot be the user name; choose another.");
    assertThat(desktop.text("needed")).isEqualTo("Still needed: another password");
  }

  @Test
  void aTakenNameIsSaidBesideTheNameAndClearsWhenItIsChanged() {
    peer.network().user("marta", "another one");
    fillInMarta();
    desktop.click("submit");
    TestDesktop.until(() -> desktop.sees("userHint"));
    assertThat(desktop.text("userHint"))
        .isEqualTo("The user name marta is taken. Choose another, or sign in if it is yours.");
    untilFocused("user");
    desktop.screenshots("01e-sign-up-name-taken");
    desktop.enter("user", "marta2");
    assertThat(desktop.sees("userHint")).isFalse();
  }

  @Test
  void anAccountThatWasMadeIsNotMadeAgainWhenSigningInFailed() {
    peer.calls().failNext("login", ErrorCode.NO_TRACKER, "No tracker answers.");
    fillInMarta();
    desktop.click("submit");
    TestDesktop.until(() -> desktop.sees("problem"));
    assertThat(desktop.text("problem")).isEqualTo("No tracker answers.");
    desktop.click("submit");
    TestDesktop.until(() -> peer.status().signedIn());
    assertThat(peer.calls().made())
        .containsExactly("createUser marta", "login marta", "login marta");
  }

  @Test
  void aWrongPasswordIsSaidBesideThePassword() {
    peer.network().user("marta", "correct horse");
    desktop.click("signIn");
    desktop.enter("user", "marta");
    desktop.enter("password", "wrong horse");
    desktop.press(KeyCode.ENTER);
    desktop.click("submit");
    TestDesktop.until(() -> desktop.sees("passwordHint"));
    assertThat(desktop.text("passwordHint")).isEqualTo("No such user, or the password is wrong.");
    untilFocused("password");
    desktop.screenshots("01f-sign-in-wrong");
    desktop.enter("password", "correct horse");
    desktop.click("submit");
    TestDesktop.until(() -> peer.status().signedIn());
  }

  @Test
  void whoWasHereBeforeSignsInAndNeedsOnlyThePassword() {
    desktop.context().preferences().put("lastUser", "marta");
    TestDesktop.run(page::close);
    open("The tracker ended your session: the password was changed.");
    assertThat(desktop.text("user")).isEqualTo("marta");
    assertThat(desktop.node("signIn", ToggleButton.class).isSelected()).isTrue();
    assertThat(desktop.text("reasonText")).contains("ended your session");
    desktop.screenshots("01g-sign-in-reason");
  }

  @Test
  void whileTheTrackerThinksTheButtonSaysSo() {
    peer.calls().hold("createUser");
    fillInMarta();
    desktop.click("submit");
    TestDesktop.until(() -> desktop.text("submit").equals("Creating the account…"));
    assertThat(desktop.isDisabled("submit")).isTrue();
    peer.calls().release("createUser");
    TestDesktop.until(() -> peer.status().signedIn());
  }

  @Test
  void inTheSmallestWindowThePageScrollsToItsButton() {
    desktop.resize(820, 560);
    fillInMarta();
    desktop.screenshots("01h-sign-up-small");
    TestDesktop.run(desktop.node("submit", Button.class)::requestFocus);
    desktop.press(KeyCode.ENTER);
    TestDesktop.until(() -> peer.status().signedIn());
  }

  @Test
  void whoStartedTheNetworkNamesTheFirstGroupHere() throws CoveyException {
    assertThat(desktop.sees("firstGroup")).isFalse();
    desktop.starter().startHere("riverside");
    TestDesktop.run(page::close);
    open("");
    assertThat(desktop.text("firstGroup")).isEqualTo("friends");
    fillInMarta();
    desktop.screenshots("01j-sign-up-founder");
    desktop.enter("firstGroup", "film crew");
    assertThat(desktop.text("firstGroupHint")).contains("1 to 64 characters"); // G1
    assertThat(desktop.isDisabled("submit")).isTrue();
    desktop.enter("firstGroup", "film-crew");
    desktop.click("submit");
    TestDesktop.until(() -> peer.status().signedIn());
    assertThat(entering).containsExactly(Optional.of(new GroupName("film-crew")));
  }

  @ParameterizedTest
  @EnumSource(names = {"ENGLISH", "GERMAN"})
  void theButtonIsInSightAlsoWithAnErrorForTheFounder(Languages.Choice language)
      throws CoveyException {
    desktop.starter().startHere("riverside");
    TestDesktop.run(page::close);
    speak(language);
    open("");
    desktop.resize(900, 600);
    desktop.enter("user", "marta näslund");
    desktop.enter("password", "five!");
    desktop.enter("firstGroup", "film crew");
    desktop.rest();
    assertThat(desktop.isWhole("submit")).isTrue();
    assertThat(desktop.isWhole("needed")).isTrue();
    desktop.screenshot("01k-founder-errors-" + language);
    peer.calls().failNext("createUser", ErrorCode.NO_TRACKER, "No tracker answers.");
    desktop.enter("firstGroup", "film-crew");
    fillInMarta();
    desktop.click("submit");
    TestDesktop.until(() -> desktop.sees("problem"));
    desktop.rest();
    desktop.screenshot("01k-founder-refused-" + language);
    assertThat(desktop.isWhole("submit")).isTrue();
    assertThat(desktop.isWhole("problem")).isTrue();
    speak(Languages.Choice.ENGLISH);
  }

  private void speak(Languages.Choice language) {
    TestDesktop.run(() -> desktop.context().languages().choiceProperty().set(language));
  }

  @Test
  void aFounderMayDoWithoutAGroup() throws CoveyException {
    desktop.starter().startHere("riverside");
    TestDesktop.run(page::close);
    open("");
    desktop.enter("firstGroup", "");
    fillInMarta();
    desktop.click("submit");
    TestDesktop.until(() -> peer.status().signedIn());
    assertThat(entering).containsExactly(Optional.empty());
  }

  @Test
  void backLeadsToTheChoiceOfANetwork() {
    desktop.click("back");
    assertThat(wentBack).hasValue(1);
  }

  private void untilFocused(String id) {
    Node field = desktop.node(id, Node.class);
    TestDesktop.until(() -> TestDesktop.on(field::isFocused));
  }

  private void fillInMarta() {
    desktop.enter("user", "marta");
    desktop.enter("password", "correct horse");
  }
}
