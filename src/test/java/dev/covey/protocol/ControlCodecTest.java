package dev.covey.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.GroupName;
import dev.covey.model.OperationId;
import java.nio.charset.StandardCharsets;
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
}
