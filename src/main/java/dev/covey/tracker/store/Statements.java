package dev.covey.tracker.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A connection with its statements, prepared once each and closed with it. Used by one thread at a
 * time.
 */
final class Statements implements AutoCloseable {
  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  Statements(Connection connection) {
    this.connection = connection;
  }

  /** What a row is read as. */
  interface Row<R> {
    R read(ResultSet row) throws SQLException;
  }

  /** What is done with a row. */
  interface EachRow {
    void read(ResultSet row) throws SQLException;
  }

  /** The number of rows changed. */
  int update(String command, Object... parameters) throws SQLException {
    return with(command, parameters, PreparedStatement::executeUpdate);
  }

  <R> Optional<R> first(String question, Row<R> row, Object... parameters) throws SQLException {
    return with(
        question,
        parameters,
        statement -> {
          try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(row.read(rows)) : Optional.empty();
          }
        });
  }

  <R> List<R> all(String question, Row<R> row, Object... parameters) throws SQLException {
    List<R> all = new ArrayList<>();
    each(question, rows -> all.add(row.read(rows)), parameters);
    return all;
  }

  /** Row by row, so that any number needs no more memory than one. */
  void each(String question, EachRow row, Object... parameters) throws SQLException {
    with(
        question,
        parameters,
        statement -> {
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              row.read(rows);
            }
          }
          return null;
        });
  }

  private interface Use<R> {
    R of(PreparedStatement statement) throws SQLException;
  }

  /** The driver closes a statement that failed: the next time it is prepared anew. */
  private <R> R with(String sql, Object[] parameters, Use<R> use) throws SQLException {
    PreparedStatement statement = prepared.remove(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
    }
    try {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      R result = use.of(statement);
      prepared.put(sql, statement);
      return result;
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : prepared.values()) {
      statement.close();
    }
    connection.close();
  }
}
