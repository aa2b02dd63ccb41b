package dev.covey.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.CoveyException;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.model.OperationId;
import dev.covey.model.UserName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ControlCodecTest {
  private final ControlCodec codec = new ControlCodec();

  @Test
  void aRequestIsOneFlatObjectALine() { // W2
    OperationId operation = OperationId.of("00000000-0000-0001-0000-000000000002");
    byte[] line =
        codec.encode(
            new ControlMessage.Request(
                7, new TrackerRequest.CreateGroup(operation, new GroupName("films"))));
    assertThat(new String(line, StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"id\":7,\"type\":\"create_group\","
                + "\"operation\":\"00000000-0000-0001-0000-000000000002\",\"group\":\"films\"}\n");
  }

  @Test
  void aRequestComesBackAsItWas() {
    ControlMessage request =
        new ControlMessage.Request(
            3, new TrackerRequest.Hello(1, "atelier", Optional.empty(), 10_001));
    assertThat(codec.decodeRequest(codec.encode(request))).isEqualTo(request);
  }

  @Test
  void anEventAboutAGroupIsNotTakenForAReply() throws CoveyException {
    GroupName films = new GroupName("films");
    for (TrackerEvent event :
        List.of(
            new TrackerEvent.MemberRemoved(GroupId.random(), films, new UserName("bob")),
            new TrackerEvent.GroupDissolved(GroupId.random(), films))) {
      ControlMessage.Event line = new ControlMessage.Event(event);
      assertThat(codec.decodeFromTracker(codec.encode(line))).isEqualTo(line);
    }
  }

  @Test
  void aRefusalOfAnUnreadableLineReachesThePeer() throws CoveyException {
    ControlMessage refusal = codec.decodeRequest("nonsense".getBytes(StandardCharsets.UTF_8));
    assertThat(codec.decodeFromTracker(codec.encode(refusal))).isEqualTo(refusal);
  }
}
