package dev.patchcord.published.consuming;

import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.ResultKind;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.api.TableResult;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;

/**
 * A script that Flink runs in this JVM as its SQL client would: one statement after the other, the
 * settings as well. Its last one is a query, which runs until this is closed.
 */
final class FlinkScript implements AutoCloseable {
  private static final Pattern SETTING = Pattern.compile("SET '([^']+)' = '([^']+)'");

  /** Where the client stands: a script that means UTC has to say so. */
  private static final ZoneId ZONE = ZoneId.of("Asia/Kathmandu");

  private final TableEnvironment tables =
      TableEnvironment.create(EnvironmentSettings.inStreamingMode());
  private final List<Row> rows = new CopyOnWriteArrayList<>();
  private final TableResult query;
  private final CompletableFuture<Void> reading;

  FlinkScript(String script) {
    tables.getConfig().setLocalTimeZone(ZONE);
    List<String> statements = Pattern.compile(";\\s*(?:\n|$)").splitAsStream(script).toList();
    statements.subList(0, statements.size() - 1).forEach(this::prepare);
    query = tables.executeSql(statements.getLast());
    reading = CompletableFuture.runAsync(() -> read(query.collect()), Thread::startVirtualThread);
  }

  private void prepare(String statement) {
    Matcher setting = SETTING.matcher(statement.strip());
    if (setting.matches()) {
      tables.getConfig().set(setting.group(1), setting.group(2));
      return;
    }
    TableResult result = tables.executeSql(statement);
    if (result.getResultKind() != ResultKind.SUCCESS) {
      throw new AssertionError("Not the last statement, but with a result: " + statement);
    }
  }

  private void read(CloseableIterator<Row> result) {
    result.forEachRemaining(rows::add);
  }

  /** What the query gave so far: each row with what it is to the result (new, gone, changed). */
  List<Row> rows() {
    if (reading.isCompletedExceptionally()) {
      reading.join();
    }
    return List.copyOf(rows);
  }

  @Override
  public void close() {
    query.getJobClient().orElseThrow().cancel().join();
    // A query that is cancelled ends its result with an error.
    reading.exceptionally(_ -> null).join();
  }
}
