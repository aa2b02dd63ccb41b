package dev.covey.console;

import dev.covey.console.Result.Numbered;
import dev.covey.peer.transfer.TransferSnapshot;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One download closely, as programs read it: docs/PROTOCOL.md gives the shape. Pure. */
final class DetailJson {
  private DetailJson() {}

  /**
   * @param download what is told of each download in a list, which is added to
   */
  static ObjectNode of(ObjectNode download, Numbered closely) {
    TransferSnapshot it = closely.snapshot();
    download
        .put("number", closely.number())
        .put("id", it.id().toString())
        .put("done", it.done().numbers())
        .put("asked", it.asked().numbers())
        .put("started", it.started().toString())
        .put("finished", it.finished().map(Object::toString).orElse(null));
    ArrayNode peers = download.putArray("peers");
    it.peers()
        .forEach(peer ->
            peers
                .addObject()
                .put("peer", DownloadText.name(peer))
                .put("connected", peer.connected())
                .put("pieces", peer.pieces())
                .put("failures", peer.failures())
                .put("score", peer.score())
                .put("load", peer.load())
                .put("cap", peer.cap())
                .put("utility", peer.utility())
                .put("rate", peer.rate())
                .put("leftOut", peer.leftOut()));
    return download;
  }
}
