package dev.covey.protocol;

import dev.covey.model.AccountId;
import dev.covey.model.DeviceId;
import dev.covey.model.Endpoint;
import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.model.OperationId;
import dev.covey.model.PieceHashes;
import dev.covey.model.Role;
import dev.covey.model.Sha1;
import dev.covey.model.Sha256;
import dev.covey.model.UserName;
import java.io.Serial;
import java.util.Base64;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * The model's values as JSON strings: names and ids as they are written, hashes as hex or base64.
 */
final class ModelModule extends SimpleModule {
  @Serial private static final long serialVersionUID = 1L;

  ModelModule() {
    super("covey-model");
    // Jackson's own would also take a number for a password.
    addDeserializer(String.class, new TextDeserializer<>(String.class, Function.identity()));
    text(UserName.class, UserName::value, UserName::new);
    text(GroupName.class, GroupName::value, GroupName::new);
    text(FileName.class, FileName::value, FileName::new);
    text(AccountId.class, AccountId::toString, AccountId::of);
    text(GroupId.class, GroupId::toString, GroupId::of);
    text(FileId.class, FileId::toString, FileId::of);
    text(OperationId.class, OperationId::toString, OperationId::of);
    text(DeviceId.class, DeviceId::hex, DeviceId::new);
    text(Sha1.class, Sha1::hex, Sha1::new);
    text(Sha256.class, Sha256::hex, Sha256::new);
    text(Endpoint.class, Endpoint::toString, Endpoint::parse);
    text(Role.class, Role::wire, Role::ofWire);
    text(
        PieceHashes.class,
        hashes -> Base64.getEncoder().encodeToString(hashes.toBytes()),
        base64 -> PieceHashes.of(Base64.getDecoder().decode(base64)));
  }

  private <T> void text(Class<T> type, Function<T, String> write, Function<String, T> read) {
    addSerializer(type, new TextSerializer<>(type, write));
    addDeserializer(type, new TextDeserializer<>(type, read));
  }

  private static final class TextSerializer<T> extends StdSerializer<T> {
    private final Function<T, String> write;

    TextSerializer(Class<T> type, Function<T, String> write) {
      super(type);
      this.write = write;
    }

    @Override
    public void serialize(T value, JsonGenerator generator, SerializationContext context) {
      generator.writeString(write.apply(value));
    }
  }

  private static final class TextDeserializer<T> extends StdDeserializer<T> {
    private final Function<String, T> read;

    TextDeserializer(Class<T> type, Function<String, T> read) {
      super(type);
      this.read = read;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
      String text = parser.hasToken(JsonToken.VALUE_STRING) ? parser.getString() : null;
      if (text == null) {
        throw new IllegalArgumentException(
            "a %s is a string".formatted(handledType().getSimpleName()));
      }
      return read.apply(text);
    }
  }
}
