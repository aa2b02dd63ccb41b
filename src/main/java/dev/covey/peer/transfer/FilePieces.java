package dev.covey.peer.transfer;

import dev.covey.content.PartFile;
import dev.covey.content.PrefixDigest;
import dev.covey.model.CoveyException;
import dev.covey.model.Manifest;
import dev.covey.model.Pieces;

/** The pieces of one file, which go into its part file and are digested from there. */
record FilePieces(Manifest manifest, PartFile part, PrefixDigest digest) implements WantedPieces {
  @Override
  public int count() {
    return manifest.pieceCount();
  }

  @Override
  public int length(int index) {
    return manifest.pieceLength(index);
  }

  @Override
  public int longest() {
    return (int) Math.min(Pieces.SIZE, manifest.size());
  }

  @Override
  public boolean matches(int index, byte[] sha1) {
    return manifest.matches(index, sha1);
  }

  @Override
  public void keepPace() {
    var _ = digest.keepPace();
  }

  @Override
  public void write(int index, byte[] from, int offset, int length) throws CoveyException {
    part.write(index, from, offset, length);
  }

  @Override
  public boolean isSmall() {
    return manifest.size() <= DownloadSpec.SMALL;
  }
}
