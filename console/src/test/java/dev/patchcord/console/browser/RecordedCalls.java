package dev.patchcord.console.browser;

import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.wire.ContractJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Calls that the sandbox played, as their journals stand. They can be told again at another time:
 * then all times are moved by the same stretch, so that every decision in them stays what it was.
 */
public final class RecordedCalls {
  /** Talks with a specialist, whose call then ends. */
  public static final String TALK = "CA955efd4f3a03a8adedfc13a55650ec17";

  /** Three specialists do not take the call; the caller is back with the assistant. */
  public static final String NOBODY = "CAe05aaea3b7e3fc200069a9097020661a";

  /** Rings a first specialist, whose voicemail answers, and a second, who takes the call. */
  static final String SECOND = "CAa914e9d0696e059f71acf56c7b7ef745";

  /** Ends without a talk. */
  static final String LOST = "CAd2dc98a264fc8ae1660ecd1e5b5ac321";

  private static final Pattern INSTANT =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z");

  private final Map<String, List<String>> lines = new LinkedHashMap<>();

  public RecordedCalls() {
    try (InputStream file = RecordedCalls.class.getResourceAsStream("/recorded-calls.jsonl.gz");
        BufferedReader text =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8))) {
      text.lines()
          .forEach(
              line ->
                  lines.computeIfAbsent(record(line).callId(), _ -> new ArrayList<>()).add(line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The first records of a call.
   *
   * @param many how many; more than there are means all
   * @param lastAt when the last of them happened
   */
  public List<JournalRecord> told(String call, int many, Instant lastAt) {
    List<String> told = lines.get(call).stream().limit(many).toList();
    Duration moved =
        Duration.between(record(told.getLast()).at(), lastAt).truncatedTo(ChronoUnit.SECONDS);
    return told.stream().map(line -> moved(line, moved)).map(RecordedCalls::record).toList();
  }

  private static String moved(String line, Duration by) {
    return INSTANT
        .matcher(line)
        .replaceAll(found -> Instant.parse(found.group()).plus(by).toString());
  }

  private static JournalRecord record(String line) {
    return ContractJson.read(line.getBytes(StandardCharsets.UTF_8), JournalRecord.class);
  }
}
