package dev.patchcord.console.action;

import dev.patchcord.contract.wire.ContractJson;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line of JSON for each thing that somebody wanted or took away, by the logger {@code
 * patchcord.audit}. What was done with a call stands in its journal besides, with who and why; here
 * stand also the wishes that never reached the log.
 */
public final class AuditLog {
  /** Name of the logger, for those who keep it apart. */
  public static final String LOGGER = "patchcord.audit";

  private static final Logger log = LoggerFactory.getLogger(LOGGER);

  /** A wish, and what came of it. */
  public void acted(Wish wish, Verdict verdict) {
    Map<String, String> line = new LinkedHashMap<>();
    line.put("by", wish.by());
    line.put("did", wish.path());
    line.put("call", wish.callId());
    line.put("why", wish.why());
    line.put("request", wish.id());
    line.put("verdict", verdict.kind().name());
    line.put("says", verdict.says());
    write(line);
  }

  /** A dead letter that was to be put back, and what came of it. */
  public void requeued(RequeueWish wish, Verdict verdict) {
    Map<String, String> line = new LinkedHashMap<>();
    line.put("by", wish.by());
    line.put("did", "requeue");
    line.put("letter", wish.letter());
    line.put("why", wish.why());
    line.put("verdict", verdict.kind().name());
    line.put("says", verdict.says());
    write(line);
  }

  /**
   * Somebody took data away.
   *
   * @param what for example {@code export csv}
   * @param of how many records, and which
   */
  public void took(String by, String what, String of) {
    Map<String, String> line = new LinkedHashMap<>();
    line.put("by", by);
    line.put("did", what);
    line.put("of", of);
    write(line);
  }

  /** As JSON, so that no text of a person can begin a line of its own. */
  private static void write(Map<String, String> line) {
    log.info("{}", new String(ContractJson.write(line), StandardCharsets.UTF_8));
  }
}
