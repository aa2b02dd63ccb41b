package dev.covey;

import dev.covey.peer.transfer.AssignmentOutcome;
import dev.covey.peer.transfer.AssignmentOutcome.Stretch;
import dev.covey.peer.transfer.AssignmentStudy;
import dev.covey.peer.transfer.AssignmentStudy.SweepPoint;
import dev.covey.peer.transfer.DescribedPeer;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.function.IntFunction;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The figures of an {@link AssignmentStudy} for programs: one JSON object, on one line, with the
 * same names as the text. A figure that is undefined is null. Pure.
 */
final class AssignmentJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private AssignmentJson() {}

  static String line(AssignmentStudy study) {
    AssignmentOutcome outcome = study.run();
    ObjectNode all =
        JSON.createObjectNode()
            .put("pieces", study.pieces())
            .put("seed", study.seed())
            .put("alpha", study.alpha())
            .put("beta", study.beta())
            .put("k", study.k())
            .put("cap", outcome.cap())
            .put("total", outcome.total())
            .put("max", outcome.max())
            .put("min", outcome.min())
            .put("average", outcome.average())
            .put("waiting", outcome.waiting())
            .put("missing", outcome.missing());
    put(all, "correlation", outcome.correlation());
    put(all, "fairness", outcome.fairness());
    peers(all.putArray("peers"), outcome);
    table(
        all.putArray("peersPerCount"), "pieces", count -> count, "peers", outcome.peersPerCount());
    table(
        all.putArray("peersPerScore"),
        "score",
        AssignmentJson::score,
        "peers",
        outcome.peersPerScore());
    table(
        all.putArray("piecesPerScore"),
        "score",
        AssignmentJson::score,
        "pieces",
        outcome.piecesPerScore());
    ArrayNode trend = all.putArray("trend");
    outcome.trend().forEach(stretch -> trend(trend.addObject(), stretch));
    ArrayNode sweep = all.putArray("sweep");
    study.sweep().forEach(point -> sweep(sweep.addObject(), point));
    return JSON.writeValueAsString(all);
  }

  private static double score(int tenths) {
    return tenths / 10.0;
  }

  private static void peers(ArrayNode peers, AssignmentOutcome outcome) {
    for (int i = 0; i < outcome.peers().size(); i++) {
      DescribedPeer peer = outcome.peers().get(i);
      peers
          .addObject()
          .put("name", peer.name().value())
          .put("score", peer.score())
          .put("has", peer.pieces().count())
          .put("pieces", outcome.loads().get(i));
    }
  }

  private static void table(
      ArrayNode rows,
      String key,
      IntFunction<Number> keyOf,
      String value,
      SortedMap<Integer, Integer> table) {
    table.forEach((k, v) -> rows.addObject().putPOJO(key, keyOf.apply(k)).put(value, v));
  }

  private static void trend(ObjectNode row, Stretch stretch) {
    row.put("from", stretch.from())
        .put("to", stretch.to())
        .put("max", stretch.max())
        .put("min", stretch.min())
        .put("meanScore", stretch.meanScore());
    stretch.loads().forEach(row.putArray("pieces")::add);
  }

  private static void sweep(ObjectNode row, SweepPoint point) {
    row.put("alpha", point.alpha()).put("beta", point.beta()).put("spread", point.spread());
    put(row, "fairness", point.fairness());
    put(row, "correlation", point.correlation());
  }

  private static void put(ObjectNode node, String name, OptionalDouble value) {
    if (value.isPresent()) {
      node.put(name, value.getAsDouble());
    } else {
      node.putNull(name);
    }
  }
}
