package dev.covey.tracker;

import dev.covey.model.Digests;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.Manifest;
import dev.covey.model.OperationId;
import dev.covey.model.PieceHashes;
import dev.covey.model.Pieces;
import dev.covey.model.Sha1;
import dev.covey.model.Sha256;
import dev.covey.protocol.Limits;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import java.util.Random;

/** Contents that are only described, as a tracker knows them, and how a peer shares them. */
final class Contents {
  private Contents() {}

  /** The manifest of some file of that size; another seed is another file. */
  static Manifest ofSize(long size, long seed) {
    Random random = new Random(seed);
    byte[] sha1 = new byte[Sha1.BYTES];
    byte[] sha256 = new byte[32];
    byte[] hashes = new byte[Pieces.count(size) * Sha1.BYTES];
    random.nextBytes(sha1);
    random.nextBytes(sha256);
    random.nextBytes(hashes);
    return new Manifest(
        size, new Digests(Sha1.of(sha1), Sha256.of(sha256)), PieceHashes.of(hashes));
  }

  /** Shares it, as a peer does: check, manifest, registration. */
  static TrackerReply.Uploaded share(
      TrackerClient client, GroupName group, FileName name, Manifest manifest) throws Exception {
    client.done(new TrackerRequest.CheckUpload(group, name, manifest.size()));
    putManifest(client, manifest);
    return client.ask(upload(group, name, manifest), TrackerReply.Uploaded.class);
  }

  static void putManifest(TrackerClient client, Manifest manifest) throws Exception {
    int from = 0;
    do {
      int to = Math.min(manifest.pieceCount(), from + Limits.MANIFEST_PAGE);
      client.done(page(manifest, from, to));
      from = to;
    } while (from < manifest.pieceCount());
  }

  static TrackerRequest.PutManifest page(Manifest manifest, int from, int to) {
    return new TrackerRequest.PutManifest(
        manifest.id(),
        manifest.size(),
        manifest.digests(),
        from,
        manifest.hashes().slice(from, to));
  }

  static TrackerRequest.UploadFile upload(GroupName group, FileName name, Manifest manifest) {
    return new TrackerRequest.UploadFile(
        OperationId.random(), group, name, manifest.size(), manifest.digests(), manifest.id());
  }
}
