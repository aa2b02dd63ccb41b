package dev.covey.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BalancerCodecTest {
  private static final Endpoint TRACKER = Endpoint.loopback(6960);

  static Stream<BalancerCommand> commands() {
    return Stream.of(
        new BalancerCommand.GetTracker(),
        new BalancerCommand.Increment(TRACKER),
        new BalancerCommand.Decrement(new Endpoint("::1", 6960)),
        new BalancerCommand.Remove(new Endpoint("tracker.example", 1)),
        new BalancerCommand.Challenge(),
        new BalancerCommand.Register(TRACKER, 0, Optional.empty()),
        new BalancerCommand.Register(TRACKER, 17, Optional.of("ab".repeat(32))),
        new BalancerCommand.Quit());
  }

  static Stream<BalancerReply> replies() {
    return Stream.of(
        new BalancerReply.Tracker(TRACKER),
        new BalancerReply.Tracker(new Endpoint("::1", 6960)),
        new BalancerReply.NoTrackers(),
        new BalancerReply.Ok(),
        new BalancerReply.UnknownTracker(),
        new BalancerReply.Removed(),
        new BalancerReply.Alive(),
        new BalancerReply.Nonce("00ff"),
        new BalancerReply.Refusal("that will not do; ask again"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandComesBackAsItWas(BalancerCommand command) throws CoveyException { // L1
    assertThat(BalancerCodec.decodeCommand(BalancerCodec.encode(command))).isEqualTo(command);
  }

  @ParameterizedTest
  @MethodSource("replies")
  void everyReplyComesBackAsItWas(BalancerReply reply) throws CoveyException {
    assertThat(BalancerCodec.decodeReply(BalancerCodec.encode(reply))).isEqualTo(reply);
  }

  @Test
  void linesAreTheOnesThatPeopleKnow() { // L2, L3
    assertThat(text(BalancerCodec.encode(new BalancerReply.Tracker(TRACKER))))
        .isEqualTo("127.0.0.1 6960\n");
    assertThat(
            text(
                BalancerCodec.encode(
                    new BalancerCommand.Register(TRACKER, 3, Optional.of("c0ffee")))))
        .isEqualTo("REGISTER 127.0.0.1 6960 3 c0ffee\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"get_tracker", "GET_TRACKER\r\n", "  Get_Tracker  \n"})
  void aCommandMayBeTypedByHand(String line) throws CoveyException { // L1
    assertThat(BalancerCodec.decodeCommand(bytes(line)))
        .isEqualTo(new BalancerCommand.GetTracker());
  }

  @Test
  void aTrackerMayLeaveItsLoadOut() throws CoveyException { // L2
    assertThat(BalancerCodec.decodeCommand(bytes("REGISTER 127.0.0.1 6960")))
        .isEqualTo(new BalancerCommand.Register(TRACKER, 0, Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          ""                                  | unknown command
          HELP                                | known are GET_TRACKER
          GET_TRACKER now                     | the form is: GET_TRACKER
          INCREMENT 127.0.0.1                 | the form is: INCREMENT <ip> <port>
          INCREMENT 127.0.0.1 6960 1          | the form is: INCREMENT <ip> <port>
          REMOVE 127.0.0.1 port               | 'port' is no port
          REMOVE 127.0.0.1 0                  | port is 1 to 65535, not 0
          REMOVE 127.0.0.1 65536              | Port 65536 is not between
          REMOVE a/b 1                        | 'a/b' is no host name
          REGISTER 127.0.0.1 6960 -1          | load is 0 to 1000000
          REGISTER 127.0.0.1 6960 2000000     | load is 0 to 1000000
          REGISTER 127.0.0.1 6960 99999999999 | '99999999999' is no load
          REGISTER 127.0.0.1 6960 1 a b       | the form is: REGISTER
          GET\u0007TRACKER                    | printable ASCII
          INCREMENT höst 1                    | printable ASCII
          """)
  void whatDoesNotFitIsRefusedWithTheReason(String line, String reason) { // L1, X5
    assertThatThrownBy(() -> BalancerCodec.decodeCommand(bytes(line)))
        .isInstanceOfSatisfying(
            CoveyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_COMMAND))
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 400 Bad Request", "127.0.0.1", "127.0.0.1 0", "a b", "\0"})
  void whatNoBalancerSaysIsRefused(String line) {
    assertThatThrownBy(() -> BalancerCodec.decodeReply(bytes(line)))
        .isInstanceOfSatisfying(
            CoveyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_REQUEST));
  }

  @Test
  void noMessageCanBreakItsLine() throws CoveyException { // X5
    String hostile = "first\nsecond \u202e" + "x".repeat(2_000);
    byte[] line = BalancerCodec.encode(new BalancerReply.Refusal(hostile));
    assertThat(line.length).isLessThanOrEqualTo(Limits.BALANCER_LINE);
    assertThat(text(line).strip()).doesNotContain("\n").startsWith("ERROR first?second ?xxx");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] line) {
    return new String(line, StandardCharsets.US_ASCII);
  }
}
