package dev.covey.protocol;

/**
 * What is the most of everything that comes over a wire (X5). Docs/PROTOCOL.md lists the same
 * numbers.
 */
public final class Limits {
  /** Version of the control and the piece protocol. */
  public static final int VERSION = 1;

  /** Bytes of one control line, its newline included. */
  public static final int CONTROL_LINE = 1 << 20;

  /** Bytes of one balancer line, its newline included. */
  public static final int BALANCER_LINE = 512;

  /** The most sessions a tracker may report to a balancer. */
  public static final int TRACKER_LOAD = 1_000_000;

  /** Entries of one page of groups, files, members or offers. */
  public static final int PAGE = 500;

  /** Piece hashes in one manifest page: 8 GiB of file, 437 KB of base64. */
  public static final int MANIFEST_PAGE = 16_384;

  /** Piece hashes that come with a grant, at most: those of files of up to 32 MiB. */
  public static final int GRANT_PIECES = 64;

  /** Files that one request tells of as finished. */
  public static final int NEW_SEEDERS = 100;

  /** Files of one bundle: as many as a ticket can name. */
  public static final int BUNDLE = 128;

  /** Characters of a device's name. */
  public static final int DEVICE_NAME = 64;

  /** Characters of a session token or ticket. */
  public static final int TOKEN = 4_096;

  /**
   * Bytes of one piece frame, its length field excluded: a piece, its hash and its index, or a
   * file's bits.
   */
  public static final int PEER_FRAME = (1 << 20) + 64;

  /** Bytes of the first frame on a piece connection, before its ticket is checked. */
  public static final int OPENING_FRAME = 8_192;

  /** Piece indices in one WANT or DROP. */
  public static final int INDICES = 4_096;

  /** Bytes of one frame from a downloader, its length field excluded. */
  public static final int REQUEST_FRAME = 32 << 10;

  /** Pieces that one HAVE tells of: 4 TiB of file. */
  public static final int HAVE_PIECES = 8 << 20;

  /** Characters of the sentence in a REFUSED. */
  public static final int REFUSAL = 500;

  private Limits() {}
}
