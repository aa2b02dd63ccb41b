package dev.covey.peer.transfer;

import dev.covey.content.SmallPart;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.Pieces;
import dev.covey.model.Sha1;
import dev.covey.model.Sha256;
import java.security.MessageDigest;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Files of one piece each, which come as the pieces of a bundle and go into a part file each.
 *
 * @param files in the order of the ticket
 * @param owner knows whether a file is wanted still: nothing is written of one that is not
 */
record BundlePieces(List<DownloadSpec> files, BundleOwner owner) implements WantedPieces {
  @Override
  public int count() {
    return files.size();
  }

  @Override
  public int length(int index) {
    return (int) files.get(index).size();
  }

  @Override
  public int longest() {
    return Pieces.SIZE;
  }

  /** The only piece of a file has the SHA-1 of the file. */
  @Override
  public boolean matches(int index, byte[] sha1) {
    return files.get(index).digests().sha1().equals(Sha1.of(sha1));
  }

  /** D8: the whole is here with its piece. */
  @Override
  public void write(int index, byte[] from, int offset, int length) throws CoveyException {
    DownloadSpec file = files.get(index);
    if (!owner.isWanted(file)) {
      return;
    }
    MessageDigest sha256 = DigestUtils.getSha256Digest();
    sha256.update(from, offset, length);
    if (!Sha256.of(sha256.digest()).equals(file.digests().sha256())) {
      throw new CoveyException(
          ErrorCode.CONTENT_MISMATCH, "What came of '%s' is not the file.".formatted(file.name()));
    }
    owner.whileWanted(file, () -> SmallPart.write(PartStore.part(file), from, offset, length));
  }

  @Override
  public boolean isSmall() {
    return true;
  }
}
