package dev.covey.protocol;

import dev.covey.model.ErrorCode;
import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import dev.covey.model.Sha1;
import java.util.List;

/**
 * What peers say to each other over a piece connection (DESIGN 4). The one that connects, the
 * <em>downloader</em>, opens with a ticket and wants; the other, the <em>seeder</em>, has and sends
 * pieces.
 *
 * <p>Bad values are refused with an {@link IllegalArgumentException}; whether an index is one of
 * the file's is for those to check who know the file.
 */
public sealed interface PeerMessage {

  /**
   * The downloader's first message: it may have this file because of this ticket (X3).
   *
   * @param version {@link Limits#VERSION}
   */
  record Open(int version, String ticket) implements PeerMessage {
    public Open {
      Check.range("version", version, 0, 0xFFFF);
      Check.text("ticket", ticket, Limits.TOKEN);
    }

    @Override
    public String toString() {
      return "Open[version " + version + "]";
    }
  }

  /** A fresh ticket for the same file, before the last one expires (G6). */
  record Renew(String ticket) implements PeerMessage {
    public Renew {
      Check.text("ticket", ticket, Limits.TOKEN);
    }

    @Override
    public String toString() {
      return "Renew[]";
    }
  }

  /**
   * Which pieces the seeder has: the answer to an {@link Open}. A file of very many pieces comes in
   * several.
   *
   * @param from the first piece it tells of
   * @param pieces as many as it tells of; the first of the set is {@code from}
   */
  record Have(int from, PieceSet pieces) implements PeerMessage {
    public Have {
      Check.range("first piece", from, 0, Integer.MAX_VALUE);
      Check.range("pieces", pieces.size(), 0, Limits.HAVE_PIECES);
      Check.range("last piece", (long) from + pieces.size(), 0, Integer.MAX_VALUE);
    }
  }

  /**
   * The seeder has one piece more; or, from a downloader, the piece has come from the seeder: it
   * passes it on to others from now on.
   */
  record HaveAlso(int index) implements PeerMessage {
    public HaveAlso {
      Check.range("piece", index, 0, Integer.MAX_VALUE);
    }
  }

  /** The downloader asks for these pieces, in this order, after all it has asked for before. */
  record Want(List<Integer> indices) implements PeerMessage {
    public Want {
      indices = checked(indices);
    }
  }

  /** The downloader no longer needs these; those on their way come all the same. */
  record Drop(List<Integer> indices) implements PeerMessage {
    public Drop {
      indices = checked(indices);
    }
  }

  /**
   * The beginning of a piece: {@code length} bytes follow in the same frame.
   *
   * @param sha1 what the seeder says the piece hashes to; the downloader compares with its manifest
   *     (D3)
   * @param length 1 to {@link Pieces#SIZE}
   */
  record Piece(int index, Sha1 sha1, int length) implements PeerMessage {
    public Piece {
      Check.range("piece", index, 0, Integer.MAX_VALUE);
      Check.range("length of a piece", length, 1, Pieces.SIZE);
    }
  }

  /**
   * The beginning of a piece that was made smaller for the wire: {@code packed} bytes follow in the
   * same frame, a Zstandard frame (RFC 8878) that unpacks to {@code length} bytes. Sent only to who
   * {@link Accepts} it.
   *
   * @param sha1 of the piece itself
   * @param length of the piece itself, 1 to {@link Pieces#SIZE}
   * @param packed fewer than {@code length}
   */
  record Packed(int index, Sha1 sha1, int length, int packed) implements PeerMessage {
    public Packed {
      Check.range("piece", index, 0, Integer.MAX_VALUE);
      Check.range("length of a piece", length, 1, Pieces.SIZE);
      Check.range("length of a packed piece", packed, 1, length - 1);
    }
  }

  /**
   * The downloader takes pieces {@link Packed} too, from here on.
   *
   * @param zstandard whether that way; others may come, and are skipped by who does not know them
   */
  record Accepts(boolean zstandard) implements PeerMessage {}

  /**
   * The seeder does not send a piece, or (with {@link #ALL}) nothing at all, and closes.
   *
   * @param text for people, at most {@link Limits#REFUSAL} characters
   */
  record Refused(int index, ErrorCode reason, String text) implements PeerMessage {
    /** In place of an index: nothing is sent. */
    public static final int ALL = -1;

    public Refused {
      Check.range("piece", index, ALL, Integer.MAX_VALUE);
      Check.range("characters of a refusal", text.length(), 0, Limits.REFUSAL);
    }
  }

  /** Nothing to say, but still here. Either side may send it; it has no answer. */
  record Ping() implements PeerMessage {}

  private static List<Integer> checked(List<Integer> indices) {
    Check.range("number of pieces", indices.size(), 1, Limits.INDICES);
    for (int index : indices) {
      Check.range("piece", index, 0, Integer.MAX_VALUE);
    }
    return List.copyOf(indices);
  }
}
