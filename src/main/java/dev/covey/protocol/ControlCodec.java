package dev.covey.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import java.util.Arrays;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Control lines as bytes and back: one JSON object a line, UTF-8, newline-ended (W1, W2).
 *
 * <p>Unknown fields are skipped, so that a later version may add some; everything else that does
 * not fit is refused. Immutable; any thread may use it.
 */
public final class ControlCodec {
  private static final int DEEPEST = 8;
  private static final int LONGEST_REASON = 200;

  /** What a {@link ControlMessage.Failure} tells beside its id. */
  private record Refusal(String error, String message) {}

  private final JsonMapper json =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxStringLength(Limits.CONTROL_LINE)
                          .maxDocumentLength(Limits.CONTROL_LINE)
                          .maxNumberLength(32)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .annotationIntrospector(new RequiredNumbers())
          .addModule(new ModelModule())
          .changeDefaultPropertyInclusion(
              value -> value.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** The line, its newline included. */
  public byte[] encode(ControlMessage message) {
    return switch (message) {
      case ControlMessage.Request request -> line("{\"id\":" + request.id(), request.request());
      case ControlMessage.Reply reply ->
          line("{\"id\":" + reply.id() + ",\"ok\":true", reply.reply());
      case ControlMessage.Failure failure ->
          line(
              "{\"id\":" + failure.id() + ",\"ok\":false",
              new Refusal(failure.error().wire(), failure.message()));
      case ControlMessage.Event event -> line("", event.event());
    };
  }

  /**
   * One object of the fields that come first, if any, and those of the value, of which there is at
   * least one.
   */
  private byte[] line(String first, Object value) {
    byte[] rest = json.writeValueAsBytes(value);
    byte[] line = Arrays.copyOf(first.getBytes(US_ASCII), first.length() + rest.length + 1);
    System.arraycopy(rest, 0, line, first.length(), rest.length);
    if (!first.isEmpty()) {
      line[first.length()] = ','; // in place of the brace
    }
    line[line.length - 1] = '\n';
    return line;
  }

  /**
   * Reads a peer's line.
   *
   * @return a {@link ControlMessage.Request}, or the {@link ControlMessage.Failure} to answer with
   */
  public ControlMessage decodeRequest(byte[] line) {
    long id = 0;
    try {
      ObjectNode node = readObject(line);
      id = requireId(node, 1);
      return new ControlMessage.Request(id, json.treeToValue(node, TrackerRequest.class));
    } catch (JacksonException | IllegalArgumentException e) {
      return new ControlMessage.Failure(id, ErrorCode.BAD_REQUEST, reason(e));
    }
  }

  /**
   * Reads a tracker's line.
   *
   * @throws CoveyException with {@link ErrorCode#BAD_REQUEST} if it does not follow the protocol
   */
  public ControlMessage.FromTracker decodeFromTracker(byte[] line) throws CoveyException {
    try {
      ObjectNode node = readObject(line);
      if (!node.has("id")) {
        return new ControlMessage.Event(json.treeToValue(node, TrackerEvent.class));
      }
      long id = requireId(node, 0);
      if (node.path("ok").asBoolean(false)) {
        return new ControlMessage.Reply(id, json.treeToValue(node, TrackerReply.class));
      }
      ErrorCode code = ErrorCode.ofWire(node.path("error").asString("")).orElse(ErrorCode.FAILED);
      return new ControlMessage.Failure(id, code, node.path("message").asString(""));
    } catch (JacksonException | IllegalArgumentException e) {
      throw new CoveyException(
          ErrorCode.BAD_REQUEST, "The tracker does not speak this protocol: " + reason(e), e);
    }
  }

  private ObjectNode readObject(byte[] line) {
    JsonNode node = json.readTree(line);
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalArgumentException("a line is one JSON object");
  }

  /** An id of 0 answers a line from which no id could be read. */
  private static long requireId(ObjectNode node, long least) {
    JsonNode id = node.remove("id");
    boolean fits = id != null && id.isIntegralNumber() && id.canConvertToLong();
    if (!fits || id.longValue() < least) {
      throw new IllegalArgumentException("a request needs a positive whole number as its id");
    }
    return id.longValue();
  }

  /** One sentence on what is wrong, without the names of this program's classes. */
  private static String reason(RuntimeException e) {
    String text = text(e).lines().findFirst().orElse("");
    return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON) + "…";
  }

  private static String text(RuntimeException e) {
    // The constructor that refused a value says best what is wrong with it.
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
        return cause.getMessage();
      }
    }
    return switch (e) {
      case InvalidTypeIdException unknown ->
          "'%s' is no type of message"
              .formatted(Objects.requireNonNullElse(unknown.getTypeId(), ""));
      case DatabindException misfit -> field(misfit) + " is missing or of a wrong form";
      default -> "a line is one JSON object";
    };
  }

  private static String field(DatabindException misfit) {
    return misfit.getPath().stream()
        .map(JacksonException.Reference::getPropertyName)
        .filter(Objects::nonNull)
        .findFirst()
        .map("'%s'"::formatted)
        .orElse("a field");
  }
}
