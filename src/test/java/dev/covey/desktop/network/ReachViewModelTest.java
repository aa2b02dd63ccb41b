package dev.covey.desktop.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.desktop.fx.TestDesktop;
import dev.covey.testing.FakePeer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReachViewModelTest {
  private static final Instant TESTED = Instant.parse("2026-11-22T14:32:08Z");

  @TempDir Path directory;
  private TestDesktop desktop;

  /** Written by the test while the FX thread does nothing. */
  private Instant now = TESTED;

  @BeforeEach
  void startTheToolkit() {
    desktop = new TestDesktop(FakePeer.signedIn("marta"), directory);
  }

  @AfterEach
  void close() {
    desktop.close();
  }

  @Test
  void whenTheAddressWasTestedIsToldAnewAsItGetsOlder() { // N1
    ReachViewModel model = TestDesktop.on(() -> new ReachViewModel(desktop.context(), () -> now));
    TestDesktop.run(model::test);
    TestDesktop.until(() -> said(model).equals("Tested by tracker-1, now"));
    now = TESTED.plus(Duration.ofDays(1));
    TestDesktop.run(model::age);
    assertThat(said(model)).isEqualTo("Tested by tracker-1, yesterday");
    TestDesktop.run(model::stop);
  }

  private static String said(ReachViewModel model) {
    return TestDesktop.on(() -> model.testedProperty().get());
  }
}
