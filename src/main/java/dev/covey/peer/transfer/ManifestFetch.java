package dev.covey.peer.transfer;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.Manifest;
import dev.covey.model.PieceHashes;
import dev.covey.model.Pieces;
import dev.covey.model.Sha1;
import dev.covey.peer.session.TrackerLink;
import dev.covey.protocol.Limits;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;

/** Gets a file's manifest from the trackers, page by page, and checks it (D1). */
final class ManifestFetch {
  private ManifestFetch() {}

  /**
   * Blocks until the trackers have answered, page after page.
   *
   * @throws CoveyException their refusal; or {@link ErrorCode#CONTENT_MISMATCH} if what they sent
   *     is not what the file was listed as
   */
  static Manifest fetch(DownloadSpec spec, TrackerLink tracker) throws CoveyException {
    int count = Pieces.count(spec.size());
    byte[] hashes = new byte[count * Sha1.BYTES];
    for (int from = 0; from < count; from += Limits.MANIFEST_PAGE) {
      TrackerReply.ManifestPage page =
          tracker.ask(
              new TrackerRequest.GetManifest(spec.file(), from), TrackerReply.ManifestPage.class);
      int expected = Math.min(Limits.MANIFEST_PAGE, count - from);
      if (page.from() != from || page.hashes().count() != expected) {
        throw mismatch(spec);
      }
      byte[] bytes = page.hashes().toBytes();
      System.arraycopy(bytes, 0, hashes, from * Sha1.BYTES, bytes.length);
    }
    Manifest manifest = new Manifest(spec.size(), spec.digests(), PieceHashes.of(hashes));
    if (!manifest.id().equals(spec.manifestId())) {
      throw mismatch(spec);
    }
    return manifest;
  }

  private static CoveyException mismatch(DownloadSpec spec) {
    return new CoveyException(
        ErrorCode.CONTENT_MISMATCH,
        "The piece hashes of '%s' at the tracker are not those of the file that is listed. Retry later."
            .formatted(spec.name()));
  }
}
