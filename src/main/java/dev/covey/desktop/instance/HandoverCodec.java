package dev.covey.desktop.instance;

import dev.covey.model.Invite;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A handover as bytes: version u8, invite (text; empty if none), files u16, a path each; each text
 * as {@link DataOutputStream#writeUTF} has it.
 */
final class HandoverCodec {
  /** Bytes: as many files as are taken at once, with long names. */
  static final int LONGEST = 4 * 1024 * 1024;

  private static final int VERSION = 1;

  private HandoverCodec() {}

  static byte[] encode(Handover handover) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeUTF(handover.invite().map(Invite::toString).orElse(""));
      out.writeShort(handover.files().size());
      for (Path file : handover.files()) {
        out.writeUTF(file.toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Takes nothing on trust.
   *
   * @throws IOException if the bytes are no handover of this version
   */
  static Handover decode(byte[] bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readUnsignedByte();
      if (version != VERSION) {
        throw new IOException("a handover of version " + version + " is not understood");
      }
      String invite = in.readUTF();
      int count = in.readUnsignedShort();
      if (count > Handover.MOST_FILES) {
        throw new IOException("a handover of " + count + " files is too large");
      }
      List<Path> files = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        files.add(Path.of(in.readUTF()));
      }
      if (in.available() > 0) {
        throw new IOException("a handover is followed by something else");
      }
      return new Handover(
          invite.isEmpty() ? Optional.empty() : Optional.of(Invite.parse(invite)), files);
    } catch (InvalidPathException e) {
      throw new IOException("a handover names no path", e);
    } catch (IllegalArgumentException e) {
      throw new IOException("a handover is refused: " + e.getMessage(), e);
    }
  }
}
