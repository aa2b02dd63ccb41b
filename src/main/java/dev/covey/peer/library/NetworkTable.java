package dev.covey.peer.library;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.Fingerprint;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is known of networks, a row each. Any thread may use it. */
final class NetworkTable {
  private static final String SEPARATOR = "\n";

  private final Database database;

  NetworkTable(Database database) {
    this.database = database;
  }

  Optional<KnownNetwork> find(Fingerprint fingerprint) throws CoveyException {
    return database
        .query(
            "SELECT name, ticket_keys, trackers FROM network WHERE fingerprint = ?",
            row ->
                new KnownNetwork(
                    fingerprint,
                    row.getString(1),
                    split(row.getString(2)),
                    split(row.getString(3)).stream().map(Endpoint::parse).toList()),
            fingerprint.hex())
        .stream()
        .findFirst();
  }

  void put(KnownNetwork network) throws CoveyException {
    database.update(
        "INSERT OR REPLACE INTO network VALUES (?, ?, ?, ?)",
        network.fingerprint().hex(),
        network.name(),
        String.join(SEPARATOR, network.ticketKeys()),
        join(network.trackers()));
  }

  private static List<String> split(String lines) {
    return lines.lines().toList();
  }

  private static String join(Collection<Endpoint> endpoints) {
    return endpoints.stream().map(Endpoint::toString).collect(Collectors.joining(SEPARATOR));
  }
}
