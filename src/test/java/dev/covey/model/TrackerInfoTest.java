package dev.covey.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrackerInfoTest {

  @Test
  void everyFormOfALineIsRead() throws CoveyException { // T2
    TrackerInfo info =
        TrackerInfo.parse(
            "tracker_info.txt",
            """
            # three small servers

            127.0.0.1:6960
            host.example:6961:7961   # with a sync port
            [::1]:6962 17
            [::1]:6963:7963 18
            """);
    assertThat(info.entries())
        .containsExactly(
            new TrackerInfo.Entry(1, new Endpoint("127.0.0.1", 6960), OptionalInt.empty()),
            new TrackerInfo.Entry(2, new Endpoint("host.example", 6961), OptionalInt.of(7961)),
            new TrackerInfo.Entry(17, new Endpoint("::1", 6962), OptionalInt.empty()),
            new TrackerInfo.Entry(18, new Endpoint("::1", 6963), OptionalInt.of(7963)));
  }

  @ParameterizedTest
  @CsvSource({
    "nonsense, not of the form host:port",
    "127.0.0.1:notaport, no port number",
    "127.0.0.1:70000, not between",
    "127.0.0.1:0, port 0",
    "127.0.0.1:6960:99999, sync port",
    "127.0.0.1:6960 zero, the id 'zero'",
    "127.0.0.1:6960 1 2, more than an address",
    "::1:6960, brackets",
  })
  void aBadLineIsAnErrorThatNamesLineAndReason(String line, String reason) { // T2
    assertThatThrownBy(() -> TrackerInfo.parse("trackers.txt", "# first\n127.0.0.1:1\n" + line))
        .isInstanceOf(CoveyException.class)
        .hasMessageContaining("trackers.txt, line 3")
        .hasMessageContaining(reason);
  }

  @Test
  void oneIdOrAddressTwiceIsAnError() {
    assertThatThrownBy(() -> TrackerInfo.parse("t", "a:1 2\nb:1\n"))
        .hasMessageContaining("line 2")
        .hasMessageContaining("id 2");
    assertThatThrownBy(() -> TrackerInfo.parse("t", "a:1\na:1\n")).hasMessageContaining("twice");
  }

  @Test
  void aTrackerIsFoundByItsIdOrItsPlace() throws CoveyException { // T1
    TrackerInfo info = TrackerInfo.parse("t", "a:1\nb:1 7\n");
    assertThat(info.find(1).orElseThrow().endpoint()).isEqualTo(new Endpoint("a", 1));
    assertThat(info.find(7).orElseThrow().endpoint()).isEqualTo(new Endpoint("b", 1));
    assertThat(info.find(2)).isEmpty();
  }
}
