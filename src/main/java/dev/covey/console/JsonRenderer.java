package dev.covey.console;

import dev.covey.console.Result.Numbered;
import dev.covey.model.FileListing;
import dev.covey.model.RateLimit;
import dev.covey.peer.PeerStatus;
import dev.covey.peer.RateLimits;
import dev.covey.peer.Recheck;
import dev.covey.peer.SharedFile;
import dev.covey.peer.transfer.TransferSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Outcomes as programs read them: one JSON object, on one line. docs/PROTOCOL.md gives the shapes.
 * Pure.
 */
final class JsonRenderer {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private JsonRenderer() {}

  static String line(Outcome outcome) {
    ObjectNode line =
        switch (outcome) {
          case Outcome.Success(var command, var result) ->
              object().put("command", command).put("ok", true).set("result", result(result));
          case Outcome.Failure(var command, var code, var message) ->
              object()
                  .put("command", command)
                  .put("ok", false)
                  .put("error", code.wire())
                  .put("message", message);
        };
    return Printable.escape(JSON.writeValueAsString(line));
  }

  private static ObjectNode result(Result result) {
    return switch (result) {
      case Result.Done(_, var facts) -> {
        ObjectNode node = object();
        facts.forEach(node::put);
        yield node;
      }
      case Result.Standing(var status) -> status(status);
      case Result.Groups(var groups) ->
          list(
              "groups",
              groups,
              group ->
                  object()
                      .put("name", group.name().value())
                      .put("owner", group.owner().value())
                      .put("members", group.members())
                      .put("role", group.role().wire())
                      .put("pending", group.pending()));
      case Result.Members(_, var members) ->
          list(
              "members",
              members,
              member ->
                  object()
                      .put("user", member.user().value())
                      .put("owner", member.owner())
                      .put("devices", member.devices()));
      case Result.Requests(_, var requests) ->
          list(
              "requests",
              requests,
              request ->
                  object()
                      .put("user", request.user().value())
                      .put("since", request.since().toString()));
      case Result.Files(_, var files) -> list("files", files, JsonRenderer::file);
      case Result.Shared(var file) -> share(file);
      case Result.Shares(var files) -> list("shares", files, JsonRenderer::share);
      case Result.Begun(var download) -> named(download);
      case Result.BegunAll(var group, var folder, var files, var bytes) ->
          object()
              .put("group", group.value())
              .put("folder", folder.toString())
              .put("files", files)
              .put("bytes", bytes);
      case Result.Steered(_, var download) -> named(download);
      case Result.Moved(var download) -> {
        ObjectNode node = named(download);
        download.place().ifPresent(place -> node.put("place", place));
        yield node;
      }
      case Result.Limits(var rates, var downloads) -> limits(rates, downloads);
      case Result.Downloads(var downloads) -> downloads(downloads);
      case Result.Details(var download, _) -> DetailJson.of(download(download), download);
      case Result.Ended(var downloads) -> downloads(downloads);
      case Result.Rechecked(var report, var repair) -> rechecked(report, repair);
      case Result.Link(var invite) -> object().put("invite", invite.toString());
      case Result.Trackers(var trackers) ->
          list(
              "trackers",
              trackers,
              tracker ->
                  object()
                      .put("name", tracker.name())
                      .put("address", tracker.endpoint().toString())
                      .put("up", tracker.up())
                      .put("sessions", tracker.sessions()));
      case Result.Guide(var verbs) ->
          list(
              "commands",
              verbs,
              verb ->
                  object()
                      .put("command", verb.word())
                      .put("usage", verb.usage())
                      .put("summary", verb.summary()));
      case Result.Left() -> object();
    };
  }

  private static ObjectNode status(PeerStatus status) {
    ObjectNode node = object().put("connection", WireNames.of(status.connection()));
    put(node, "network", status.network());
    put(node, "fingerprint", status.fingerprint());
    put(node, "user", status.user());
    node.put("device", status.deviceName());
    put(node, "tracker", status.tracker().map(PeerStatus.TrackerAddress::name));
    put(node, "trackerAddress", status.tracker().map(PeerStatus.TrackerAddress::endpoint));
    put(node, "listening", status.listening());
    return node.put("downRate", status.downRate())
        .put("upRate", status.upRate())
        .put("message", status.message());
  }

  private static ObjectNode file(FileListing file) {
    return object()
        .put("name", file.name().value())
        .put("size", file.size())
        .put("pieces", file.pieces())
        .put("sha1", file.digests().sha1().hex())
        .put("sha256", file.digests().sha256().hex())
        .put("seeders", file.seeders())
        .put("sharedBy", file.sharedBy().value())
        .put("since", file.since().toString());
  }

  private static ObjectNode share(SharedFile file) {
    return object()
        .put("group", file.group().value())
        .put("name", file.name().value())
        .put("path", file.path().toString())
        .put("size", file.size())
        .put("sha1", file.digests().sha1().hex())
        .put("sha256", file.digests().sha256().hex())
        .put("since", file.since().toString())
        .put("active", file.active())
        .put("problem", file.problem())
        .put("uploaded", file.uploaded());
  }

  private static ObjectNode rechecked(Recheck.Report report, Optional<Numbered> repair) {
    ObjectNode node =
        object()
            .put("group", report.group().value())
            .put("file", report.file().value())
            .put("path", report.path().toString())
            .put("right", report.isRight())
            .put("pieces", report.pieces())
            .put("damaged", report.damaged().count())
            .put("damagedPieces", report.damaged().numbers())
            .put("offered", report.offered());
    node.set("repair", repair.map(JsonRenderer::named).orElse(null));
    return node;
  }

  private static ObjectNode limits(RateLimits rates, int downloads) {
    ObjectNode node = limit(object(), rates.all());
    ArrayNode groups = node.putArray("groups");
    rates
        .groups()
        .forEach((group, limit) -> limit(groups.addObject().put("group", group.value()), limit));
    return node.put("downloads", downloads);
  }

  /** Bytes a second; null without a limit. */
  private static ObjectNode limit(ObjectNode node, RateLimit limit) {
    return node.put("up", limit.up() == 0 ? null : (Long) limit.up())
        .put("down", limit.down() == 0 ? null : (Long) limit.down());
  }

  private static ObjectNode named(Numbered download) {
    TransferSnapshot it = download.snapshot();
    return object()
        .put("number", download.number())
        .put("id", it.id().toString())
        .put("group", it.group().value())
        .put("file", it.file().value())
        .put("destination", it.destination().toString())
        .put("state", WireNames.of(it.state()));
  }

  private static ObjectNode downloads(List<Numbered> downloads) {
    return list("downloads", downloads, JsonRenderer::download);
  }

  private static ObjectNode download(Numbered download) {
    TransferSnapshot it = download.snapshot();
    ObjectNode node =
        object()
            .put("group", it.group().value())
            .put("file", it.file().value())
            .put("destination", it.destination().toString())
            .put("state", WireNames.of(it.state()))
            .put("bytes", it.bytes())
            .put("size", it.size())
            .put("pieces", it.pieces())
            .put("piecesDone", it.piecesDone())
            .put("rate", it.rate())
            .put("chosen", it.isPart() ? it.extent().chosen().numbers() : null)
            .put("wanted", it.wanted())
            .put("inOrder", it.extent().inOrder())
            .put("beginning", it.beginning());
    put(node, "part", it.extent().part());
    put(node, "copiedFrom", it.extent().copiedFrom());
    ArrayNode peers = node.putArray("peers");
    it.peers()
        .forEach(peer ->
            peers
                .addObject()
                .put("peer", DownloadText.name(peer))
                .put("pieces", peer.pieces())
                .put("failures", peer.failures())
                .put("score", peer.score()));
    download.place().ifPresent(place -> node.put("place", place));
    put(node, "error", it.error().map(problem -> problem.code().wire()));
    it.error().ifPresent(problem -> node.put("message", problem.message()));
    return node;
  }

  private static <T> ObjectNode list(String name, List<T> items, Function<T, ObjectNode> item) {
    ObjectNode node = object();
    ArrayNode array = node.putArray(name);
    items.forEach(one -> array.add(item.apply(one)));
    return node;
  }

  private static void put(ObjectNode node, String name, Optional<?> value) {
    node.put(name, value.map(Object::toString).orElse(null));
  }

  private static ObjectNode object() {
    return JSON.createObjectNode();
  }
}
