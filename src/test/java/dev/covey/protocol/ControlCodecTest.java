package dev.covey.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.GroupName;
import dev.covey.model.OperationId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlCodecTest {
  private static final String OPERATION = "00000000-0000-0001-0000-000000000002";

  private final ControlCodec codec = new ControlCodec();

  private static byte[] bytes(String line) {
    return line.getBytes(StandardCharsets.UTF_8);
  }

  private static Set<Class<?>> leaves(Class<?> family) {
    return family.isSealed()
        ? Arrays.stream(family.getPermittedSubclasses())
            .flatMap(member -> leaves(member).stream())
            .collect(Collectors.toSet())
        : Set.of(family);
  }

  private static Set<Class<?>> classes(List<?> samples) {
    return samples.stream().map(Object::getClass).collect(Collectors.toSet());
  }

  static Stream<TrackerRequest> requests() {
    return ControlSamples.requests().stream();
  }

  static Stream<TrackerReply> replies() {
    return ControlSamples.replies().stream();
  }

  static Stream<TrackerEvent> events() {
    return ControlSamples.events().stream();
  }

  // How it is written

  @Test
  void aRequestIsOneFlatObjectALine() { // W2
    byte[] line =
        codec.encode(
            new ControlMessage.Request(
                7,
                new TrackerRequest.CreateGroup(OperationId.of(OPERATION), new GroupName("films"))));
    assertThat(new String(line, StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"id\":7,\"type\":\"create_group\",\"operation\":\"%s\",\"group\":\"films\"}\n"
                .formatted(OPERATION));
  }

  @Test
  void aRefusalTellsTheCodeAndTheSentence() {
    byte[] line =
        codec.encode(new ControlMessage.Failure(7, ErrorCode.NOT_OWNER, "Only \"anna\" may."));
    assertThat(new String(line, StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"id\":7,\"ok\":false,\"error\":\"NOT_OWNER\",\"message\":\"Only \\\"anna\\\""
                + " may.\"}\n");
  }

  @Test
  void halfACharacterComesBackAsItWas() throws CoveyException {
    ControlMessage.FromTracker line =
        new ControlMessage.Failure(7, ErrorCode.BAD_REQUEST, "half \ud83d, whole \ud83d\ude00");
    assertThat(codec.decodeFromTracker(codec.encode(line))).isEqualTo(line);
  }

  @Test
  void everyKindOfMessageHasASampleAndAWireNameOfItsOwn() { // W1
    assertThat(classes(ControlSamples.requests())).isEqualTo(leaves(TrackerRequest.class));
    assertThat(classes(ControlSamples.replies())).isEqualTo(leaves(TrackerReply.class));
    assertThat(classes(ControlSamples.events())).isEqualTo(leaves(TrackerEvent.class));
    for (Class<?> family : List.of(TrackerRequest.class, TrackerReply.class, TrackerEvent.class)) {
      Set<String> names = new HashSet<>();
      Set<Class<?>> named = new HashSet<>();
      for (JsonSubTypes.Type type : family.getAnnotation(JsonSubTypes.class).value()) {
        assertThat(type.name()).matches("[a-z]+(_[a-z]+)*");
        assertThat(names.add(type.name())).as(type.name()).isTrue();
        named.add(type.value());
      }
      assertThat(named).isEqualTo(leaves(family));
    }
  }

  @ParameterizedTest
  @MethodSource("requests")
  void everyRequestComesBackAsItWas(TrackerRequest request) {
    ControlMessage line = new ControlMessage.Request(3, request);
    byte[] written = codec.encode(line);
    assertThat(codec.decodeRequest(written)).isEqualTo(line);
    assertOneLine(written);
  }

  @ParameterizedTest
  @MethodSource("replies")
  void everyReplyComesBackAsItWas(TrackerReply reply) throws CoveyException {
    ControlMessage.FromTracker line = new ControlMessage.Reply(Long.MAX_VALUE, reply);
    byte[] written = codec.encode(line);
    assertThat(codec.decodeFromTracker(written)).isEqualTo(line);
    assertOneLine(written);
  }

  @ParameterizedTest
  @MethodSource("events")
  void everyEventComesBackAsItWas(TrackerEvent event) throws CoveyException {
    ControlMessage.FromTracker line = new ControlMessage.Event(event);
    byte[] written = codec.encode(line);
    assertThat(codec.decodeFromTracker(written)).isEqualTo(line);
    assertOneLine(written);
  }

  /** Whatever a name or a password holds, the line ends where it should (W2). */
  private static void assertOneLine(byte[] written) {
    String line = new String(written, StandardCharsets.UTF_8);
    assertThat(line).endsWith("\n");
    assertThat(line.indexOf('\n')).isEqualTo(line.length() - 1);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void noSecretIsPrinted(TrackerRequest request) { // C2
    assertThat(request.toString()).doesNotContain("pass", "token.");
  }

  @Test
  void aRefusalOfAnUnreadableLineReachesThePeer() throws CoveyException {
    ControlMessage refusal = codec.decodeRequest(bytes("nonsense"));
    assertThat(codec.decodeFromTracker(codec.encode(refusal))).isEqualTo(refusal);
  }

  // What a later version may do

  @Test
  void fieldsOfALaterVersionAreSkipped() {
    assertThat(codec.decodeRequest(bytes("{\"id\":1,\"type\":\"ping\",\"new\":{\"a\":[1,2]}}")))
        .isEqualTo(new ControlMessage.Request(1, new TrackerRequest.Ping()));
  }

  @Test
  void aCodeOfALaterVersionIsAFailureAllTheSame() throws CoveyException {
    assertThat(
            codec.decodeFromTracker(
                bytes("{\"id\":1,\"ok\":false,\"error\":\"TOO_BLUE\",\"message\":\"Too blue.\"}")))
        .isEqualTo(new ControlMessage.Failure(1, ErrorCode.FAILED, "Too blue."));
  }

  @Test
  void whatMayBeMissingMayAlsoBeNull() {
    ControlMessage firstPage =
        new ControlMessage.Request(1, new TrackerRequest.ListGroups(Optional.empty()));
    assertThat(codec.decodeRequest(bytes("{\"id\":1,\"type\":\"list_groups\"}")))
        .isEqualTo(firstPage);
    assertThat(codec.decodeRequest(bytes("{\"id\":1,\"type\":\"list_groups\",\"after\":null}")))
        .isEqualTo(firstPage);
  }

  // Hostile bytes

  /** Not so far readable that an id could be answered. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "nonsense",
        "{",
        "}",
        "null",
        "true",
        "7",
        "\"ping\"",
        "[]",
        "[{\"id\":1,\"type\":\"ping\"}]",
        "{}",
        "{\"type\":\"ping\"}",
        "{\"id\":null,\"type\":\"ping\"}",
        "{\"id\":\"1\",\"type\":\"ping\"}",
        "{\"id\":1.5,\"type\":\"ping\"}",
        "{\"id\":1e3,\"type\":\"ping\"}",
        "{\"id\":0,\"type\":\"ping\"}",
        "{\"id\":-1,\"type\":\"ping\"}",
        "{\"id\":99999999999999999999,\"type\":\"ping\"}",
        "{\"id\":11111111111111111111111111111111111111111111,\"type\":\"ping\"}",
        "{\"id\":[1],\"type\":\"ping\"}",
        "{\"id\":1,\"id\":2,\"type\":\"ping\"}",
        "{\"id\":1,\"type\":\"ping\"} {\"id\":2,\"type\":\"ping\"}",
        "{\"id\":1,\"type\":\"ping\"}x",
        "{\"id\":1,\"type\":\"ping\",}",
        "{'id':1,'type':'ping'}",
        "{id:1,type:\"ping\"}",
        "{\"id\":01,\"type\":\"ping\"}",
        "{\"id\":NaN,\"type\":\"ping\"}",
        "{\"id\":1,\"type\":\"ping\"/*c*/}",
        "{\"id\":1,\"type\":\"pi\u0001ng\"}",
        "{\"id\":1,\"type\":\"login\",\"user\":\"ben\",\"user\":\"eve\",\"password\":\"x\"}",
        "{\"id\":1,\"type\":\"ping\",\"x\":[[[[[[[[[[[[1]]]]]]]]]]]]}",
        "{\"id\":1,\"type\":\"\\ud800\\u\"}",
      })
  void aLineThatIsNoRequestIsRefused(String line) {
    assertThat(refusal(bytes(line)).id()).isZero();
  }

  /** Readable so far, and refused under its id. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":5}",
        "{\"id\":5,\"type\":null}",
        "{\"id\":5,\"type\":7}",
        "{\"id\":5,\"type\":[]}",
        "{\"id\":5,\"type\":\"\"}",
        "{\"id\":5,\"type\":\"PING\"}",
        "{\"id\":5,\"type\":\"format_disk\"}",
        "{\"id\":5,\"type\":\"java.lang.ProcessBuilder\"}",
        "{\"id\":5,\"type\":\"TrackerRequest$Ping\"}",
        "{\"id\":5,\"type\":\"login\"}",
        "{\"id\":5,\"type\":\"login\",\"user\":\"ben\"}",
        "{\"id\":5,\"type\":\"login\",\"user\":null,\"password\":\"x\"}",
        "{\"id\":5,\"type\":\"login\",\"user\":7,\"password\":\"x\"}",
        "{\"id\":5,\"type\":\"login\",\"user\":{\"value\":\"ben\"},\"password\":\"x\"}",
        "{\"id\":5,\"type\":\"login\",\"user\":[\"ben\"],\"password\":\"x\"}",
        "{\"id\":5,\"type\":\"login\",\"user\":\"\",\"password\":\"x\"}",
        "{\"id\":5,\"type\":\"login\",\"user\":\"ben smith\",\"password\":\"x\"}",
        "{\"id\":5,\"type\":\"login\",\"user\":\"b\\u0000n\",\"password\":\"x\"}",
        "{\"id\":5,\"type\":\"login\",\"user\":\"123456789012345678901234567890123\",\"password\":\"x\"}",
        "{\"id\":5,\"type\":\"create_group\",\"operation\":\"1\",\"group\":\"films\"}",
        "{\"id\":5,\"type\":\"create_group\",\"group\":\"films\"}",
        "{\"id\":5,\"type\":\"create_group\",\"operation\":\""
            + OPERATION
            + "\",\"group\":\"../x\"}",
        "{\"id\":5,\"type\":\"create_group\",\"operation\":\""
            + OPERATION
            + "\",\"group\":\"a|b\"}",
        "{\"id\":5,\"type\":\"download_file\",\"group\":\"films\",\"name\":\"../../etc/passwd\"}",
        "{\"id\":5,\"type\":\"download_file\",\"group\":\"films\",\"name\":\"..\"}",
        "{\"id\":5,\"type\":\"download_file\",\"group\":\"films\",\"name\":\"a\\u202eb\"}",
        "{\"id\":5,\"type\":\"download_file\",\"group\":\"films\",\"name\":\"\\ud800\"}",
        "{\"id\":5,\"type\":\"download_file\",\"group\":\"films\",\"name\":\"\"}",
        "{\"id\":5,\"type\":\"check_upload\",\"group\":\"films\",\"name\":\"a\",\"size\":-1}",
        "{\"id\":5,\"type\":\"check_upload\",\"group\":\"films\",\"name\":\"a\",\"size\":9223372036854775807}",
        "{\"id\":5,\"type\":\"check_upload\",\"group\":\"films\",\"name\":\"a\",\"size\":1e400}",
        "{\"id\":5,\"type\":\"check_upload\",\"group\":\"films\",\"name\":\"a\",\"size\":null}",
        "{\"id\":5,\"type\":\"check_upload\",\"group\":\"films\",\"name\":\"a\"}",
        "{\"id\":5,\"type\":\"hello\",\"version\":1,\"deviceName\":\"\",\"listenPort\":0}",
        "{\"id\":5,\"type\":\"hello\",\"version\":1,\"deviceName\":\"d\",\"listenPort\":65536}",
        "{\"id\":5,\"type\":\"hello\",\"version\":99999999999,\"deviceName\":\"d\",\"listenPort\":1}",
        "{\"id\":5,\"type\":\"get_manifest\",\"file\":\"" + OPERATION + "\",\"from\":-1}",
        "{\"id\":5,\"type\":\"get_manifest\",\"file\":\"nonsense\",\"from\":0}",
        "{\"id\":5,\"type\":\"announce_offers\",\"first\":true,\"files\":[null]}",
        "{\"id\":5,\"type\":\"announce_offers\",\"first\":true,\"files\":[7]}",
        "{\"id\":5,\"type\":\"announce_offers\",\"first\":true,\"files\":null}",
        "{\"id\":5,\"type\":\"announce_offers\",\"first\":true,\"files\":{}}",
        "{\"id\":5,\"type\":\"report_scores\",\"scores\":[{\"device\":\"00\",\"score\":0.5}]}",
        "{\"id\":5,\"type\":\"report_scores\",\"scores\":[{\"device\":\""
            + "00"
            + "\",\"score\":NaN}]}",
        "{\"id\":5,\"type\":\"resume\",\"token\":\"\"}",
        "{\"id\":5,\"type\":\"resume\",\"token\":7}",
        "{\"id\":5,\"type\":\"login\",\"user\":\"ben\",\"password\":12345678}",
        "{\"id\":5,\"type\":\"hello\",\"version\":\"1\",\"deviceName\":\"d\",\"listenPort\":1}",
        "{\"id\":5,\"type\":\"hello\",\"version\":1.9,\"deviceName\":\"d\",\"listenPort\":1}",
        "{\"id\":5,\"type\":\"announce_offers\",\"first\":1,\"files\":[]}",
        "{\"id\":5,\"type\":\"announce_offers\",\"first\":\"true\",\"files\":[]}",
      })
  void aRequestThatDoesNotFitIsRefusedUnderItsId(String line) { // X4, X5
    ControlMessage.Failure refusal = refusal(bytes(line));
    assertThat(refusal.id()).isIn(0L, 5L);
    if (!line.contains("NaN")) {
      assertThat(refusal.id()).isEqualTo(5L);
    }
  }

  private ControlMessage.Failure refusal(byte[] line) {
    ControlMessage answer = codec.decodeRequest(line);
    assertThat(answer).isInstanceOf(ControlMessage.Failure.class);
    ControlMessage.Failure refusal = (ControlMessage.Failure) answer;
    assertThat(refusal.error()).isEqualTo(ErrorCode.BAD_REQUEST);
    assertThat(refusal.message()).isNotBlank().hasSizeLessThan(300).doesNotContain("dev.covey");
    assertOneLine(codec.encode(refusal));
    return refusal;
  }

  @Test
  void scoresBeyondTheirRangeAreRefused() { // P4
    String device = "00".repeat(32);
    for (String score : List.of("-0.1", "1.1", "\"NaN\"", "\"Infinity\"", "null", "\"\"")) {
      refusal(
          bytes(
              "{\"id\":5,\"type\":\"report_scores\",\"scores\":[{\"device\":\"%s\",\"score\":%s}]}"
                  .formatted(device, score)));
    }
  }

  @Test
  void aListLongerThanAPageIsRefused() { // X5
    String files =
        Stream.generate(() -> "\"" + OPERATION + "\"")
            .limit(Limits.PAGE + 1L)
            .collect(Collectors.joining(","));
    refusal(
        bytes(
            "{\"id\":5,\"type\":\"announce_offers\",\"first\":true,\"files\":[%s]}"
                .formatted(files)));
  }

  @Test
  void aTokenLongerThanAnyIsRefused() { // X5
    refusal(
        bytes(
            "{\"id\":5,\"type\":\"resume\",\"token\":\"%s\"}"
                .formatted("x".repeat(Limits.TOKEN + 1))));
  }

  @Test
  void aManifestPageOfAnotherLengthThanItsSizeSaysIsRefused() { // X5
    String hex = "00".repeat(32);
    String form =
        "{\"id\":5,\"type\":\"put_manifest\",\"manifest\":\"%s\",\"size\":%d,"
            + "\"digests\":{\"sha1\":\"%s\",\"sha256\":\"%s\"},\"from\":%d,\"hashes\":\"%s\"}";
    String twoHashes = "A".repeat(54) + "==";
    assertThat(
            codec.decodeRequest(
                bytes(form.formatted(hex, 600_000, "00".repeat(20), hex, 0, twoHashes))))
        .isInstanceOf(ControlMessage.Request.class);
    for (String line :
        List.of(
            form.formatted(hex, 100, "00".repeat(20), hex, 0, twoHashes),
            form.formatted(hex, 600_000, "00".repeat(20), hex, 1, twoHashes),
            form.formatted(hex, 600_000, "00".repeat(20), hex, 16_384, twoHashes),
            form.formatted(hex, 600_000, "00".repeat(20), hex, -16_384, twoHashes),
            form.formatted(hex, 600_000, "00".repeat(20), hex, 0, "A"),
            form.formatted(hex, 600_000, "00".repeat(20), hex, 0, "!!!!"),
            form.formatted(hex, 600_000, "00".repeat(20), hex, 0, ""))) {
      refusal(bytes(line));
    }
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    refusal(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1});
    refusal(new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'});
    refusal(new byte[16]);
  }

  @Test
  void noBytesAtAllMakeItThrow() { // X5
    long seed = 20_261_122;
    Random random = new Random(seed);
    List<TrackerRequest> requests = ControlSamples.requests();
    for (int i = 0; i < 20_000; i++) {
      TrackerRequest request = requests.get(random.nextInt(requests.size()));
      byte[] line = codec.encode(new ControlMessage.Request(1 + i, request));
      for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
        line[random.nextInt(line.length)] = (byte) random.nextInt(256);
      }
      byte[] cut =
          Arrays.copyOf(line, random.nextInt(8) == 0 ? random.nextInt(line.length) : line.length);
      assertThat(codec.decodeRequest(cut)).as("seed %d, line %d", seed, i).isNotNull();
      assertEitherIsFine(cut);
    }
  }

  /** A tracker's line is read, or refused with a sentence: nothing else comes out. */
  private void assertEitherIsFine(byte[] line) {
    try {
      assertThat(codec.decodeFromTracker(line)).isNotNull();
    } catch (CoveyException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.BAD_REQUEST);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "[]",
        "{}",
        "{\"type\":\"format_disk\"}",
        "{\"type\":\"group_changed\"}",
        "{\"type\":\"group_changed\",\"group\":\"../x\"}",
        "{\"id\":-1,\"ok\":true,\"type\":\"done\"}",
        "{\"id\":\"x\",\"ok\":true,\"type\":\"done\"}",
        "{\"id\":1,\"ok\":true}",
        "{\"id\":1,\"ok\":true,\"type\":\"ping\"}",
        "{\"id\":1,\"ok\":true,\"type\":\"welcome\",\"version\":1}",
        "{\"id\":1,\"ok\":true,\"type\":\"announced\",\"refused\":[null]}",
        "{\"id\":1,\"ok\":true,\"type\":\"manifest_page\",\"from\":0,\"hashes\":\"AAAA\"}",
      })
  void aTrackerThatDoesNotFollowTheProtocolIsToldApart(String line) {
    assertThatExceptionOfType(CoveyException.class)
        .isThrownBy(() -> codec.decodeFromTracker(bytes(line)))
        .matches(e -> e.code() == ErrorCode.BAD_REQUEST)
        .withMessageStartingWith("The tracker does not speak this protocol: ");
  }
}
